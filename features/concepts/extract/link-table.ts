import type { Candidate } from './candidate';

/** How well a passage teaches, best first; what is below `OWN` in `lean.ts` is not the concept's own text. */
export const WEIGHT = {
  /** Under the heading that bears the concept's name: first passage, and least for later ones. */
  heading: 1,
  headingLeast: 0.78,
  /** Under the title that does. */
  title: 0.9,
  titleLeast: 0.72,
  /** Defined here, outside its own section. */
  definition: 0.76,
  /** In a sub-section that has no concept of its own. */
  below: 0.7,
  /** The section only deals with it ("Properties of entropy"), or its title joins it with others. */
  about: 0.62,
  joined: 0.6,
  /** Says again what a section says. */
  repetition: 0.6,
  /** Named again and again. */
  dominated: 0.5,
  /** Names it more than others do, where nothing above is found. */
  naming: 0.4,
  glossary: 0.35,
  /** Nothing better: the concept of the heading or of what comes before. */
  fallback: 0.3,
} as const;

/** Which chunk teaches which concept how well, while it is being found out. */
export class TeachingTable {
  private readonly byConcept: Map<string, Map<string, number>>;
  private readonly byChunk = new Map<string, Map<string, number>>();

  constructor(candidates: readonly Candidate[]) {
    this.byConcept = new Map(candidates.map(({ form }) => [form, new Map()]));
  }

  forms(): string[] {
    return [...this.byConcept.keys()];
  }

  /** Says that the chunk teaches the concept at least so well; a form that is no concept is ignored. */
  raise(form: string, chunkId: string, weight: number): void {
    const chunks = this.byConcept.get(form);
    if (!chunks || weight <= (chunks.get(chunkId) ?? 0)) return;
    chunks.set(chunkId, weight);
    this.byChunk.set(chunkId, (this.byChunk.get(chunkId) ?? new Map<string, number>()).set(form, weight));
  }

  /** Weight of each chunk of a concept. */
  chunksOf(form: string): ReadonlyMap<string, number> {
    return this.byConcept.get(form) ?? new Map<string, number>();
  }

  /** Weight of each concept that a chunk teaches. */
  conceptsOf(chunkId: string): ReadonlyMap<string, number> {
    return this.byChunk.get(chunkId) ?? new Map<string, number>();
  }

  /** What a chunk teaches most; of equals, what was found first. */
  best(chunkId: string): string | undefined {
    return [...this.conceptsOf(chunkId)].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}
