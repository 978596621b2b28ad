import { type TeachingTable, WEIGHT } from './link-table';
import type { Material, MaterialChunk } from './material';
import type { Counts } from './mentions';
import { canTeach } from './section';

/** Namings that make a passage about a concept; `hosted` where the passage stands in the section of another. */
const DOMINANT = { times: 3, hostedTimes: 4, hostedShare: 0.05, hostedLead: 2 } as const;
/** Words from which a chunk explains something. */
const REAL = 15;

/** A passage that names one concept at least three times and no other as often teaches it; in another concept's section it takes more. */
export function byDominance(material: Material, table: TeachingTable, counts: readonly Counts[]): void {
  for (const [place, read] of material.chunks.entries()) {
    if (!canTeach(read)) continue;
    const [first, second] = [...(counts[place] ?? [])].sort((a, b) => b[1] - a[1]);
    if (!first || first[1] < DOMINANT.times || first[1] <= (second?.[1] ?? 0)) continue;
    const hosted = table.conceptsOf(read.chunk.id).size > 0;
    const rules = first[1] >= DOMINANT.hostedTimes && first[1] / read.words.length >= DOMINANT.hostedShare;
    if (!hosted || (rules && first[1] >= DOMINANT.hostedLead * (second?.[1] ?? 0)))
      table.raise(first[0], read.chunk.id, WEIGHT.dominated);
  }
}

/** Body chunks without a concept get the one they name most, else that of the chunk before; concepts without a chunk the best that names them. */
export function cover(material: Material, table: TeachingTable, counts: readonly Counts[]): void {
  const reads = new Map(material.chunks.map((read) => [read.chunk.id, read]));
  for (const form of table.forms()) {
    const own = [...table.chunksOf(form)].some(
      ([chunkId, weight]) => weight >= WEIGHT.joined && isReal(reads.get(chunkId)),
    );
    if (own) continue;
    for (const [rank, read] of bestNaming(material, counts, form).entries())
      table.raise(form, read.chunk.id, WEIGHT.naming - 0.02 * rank);
  }
  const owners = new SourceOwners();
  for (const [place, read] of material.chunks.entries()) {
    if (!canTeach(read)) continue;
    const known = table.best(read.chunk.id);
    const form =
      known ?? owners.of(read) ?? mostNamed(counts[place], 2) ?? owners.ofSource(read) ?? mostNamed(counts[place], 1);
    if (form === undefined) continue;
    if (known === undefined) table.raise(form, read.chunk.id, WEIGHT.fallback);
    owners.note(read, form);
  }
}

/** The concept taught last under each heading and in each source. */
class SourceOwners {
  private readonly byHeading = new Map<string, string>();
  private readonly bySource = new Map<string, string>();

  of({ chunk }: MaterialChunk): string | undefined {
    return this.byHeading.get(JSON.stringify([chunk.sourceId, chunk.headingPath]));
  }

  ofSource({ chunk }: MaterialChunk): string | undefined {
    return this.bySource.get(chunk.sourceId);
  }

  note({ chunk }: MaterialChunk, form: string): void {
    this.byHeading.set(JSON.stringify([chunk.sourceId, chunk.headingPath]), form);
    this.bySource.set(chunk.sourceId, form);
  }
}

function isReal(read: MaterialChunk | undefined): boolean {
  return read !== undefined && canTeach(read) && read.words.length >= REAL;
}

function mostNamed(counts: Counts | undefined, least: number): string | undefined {
  const [best] = [...(counts ?? [])].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= least ? best[0] : undefined;
}

/** Passages that name a concept most for their length, at most three, none much worse than the best. */
function bestNaming(material: Material, counts: readonly Counts[], form: string): MaterialChunk[] {
  const ranked = material.chunks
    .map((read, place) => ({ read, score: (counts[place]?.get(form) ?? 0) / Math.sqrt(read.words.length + 40) }))
    .filter(({ read, score }) => score > 0 && isReal(read))
    .sort((a, b) => b.score - a.score || a.read.index - b.read.index);
  const best = ranked[0]?.score ?? 0;
  return ranked
    .slice(0, 3)
    .filter(({ score }) => score >= 0.5 * best)
    .map(({ read }) => read);
}
