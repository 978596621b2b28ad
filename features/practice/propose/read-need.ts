import { and, eq, inArray } from 'drizzle-orm';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { Tx } from '@/platform/database/transaction';
import type { PromptPassage } from '@/platform/models/types';
import { items } from '../schema';
import { courseLanguage } from '../store-items';
import { knownFingerprints } from '../store-review';
import type { KnownItem } from './check-proposal';
import { PROPOSED_KINDS, type ProposedKind } from './proposal-schema';

/** All that proposing exercises on a concept needs, read at once. */
export interface ProposalNeed {
  courseId: string;
  concept: TeachingConcept;
  /** BCP 47 tag. */
  language: string;
  terms: string[];
  passages: PromptPassage[];
  sourceOf: Map<string, { sourceId: string; start: number; end: number }>;
  known: KnownItem[];
  fingerprints: Set<string>;
  /** Kinds that the passages may carry, those that the concept has fewest of first. */
  kinds: ProposedKind[];
}

/** Null where the concept is gone, hidden or has no material. */
export async function readNeed(
  tx: Tx,
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>,
  courseId: string,
  conceptId: string,
): Promise<ProposalNeed | null> {
  const all = await concepts.teachingConcepts(tx, courseId);
  const concept = all.find(({ id }) => id === conceptId);
  if (!concept || concept.hidden || concept.chunks.length === 0) return null;
  const known = await tx
    .select({ body: items.body, key: items.key, kind: items.kind })
    .from(items)
    .where(
      and(eq(items.courseId, courseId), eq(items.conceptId, conceptId), inArray(items.status, ['active', 'retired'])),
    );
  const had = (kind: ProposedKind) => known.filter((item) => item.kind === kind).length;
  return {
    courseId,
    concept,
    language: await courseLanguage(tx, courseId),
    terms: all.map(({ name }) => name),
    passages: concept.chunks.map(({ id, headingPath, text }, at) => ({
      ref: `c${at + 1}`,
      chunkId: id,
      heading: headingPath.join(' > '),
      text,
    })),
    sourceOf: new Map(concept.chunks.map(({ id, sourceId, start, end }) => [id, { sourceId, start, end }])),
    known,
    fingerprints: await knownFingerprints(tx, courseId),
    kinds: PROPOSED_KINDS.filter((kind) => mayCarry(kind, concept)).sort((a, b) => had(a) - had(b)),
  };
}

/** Whether a concept's material may carry exercises of a kind: numbers, steps; everything else may be tried. */
function mayCarry(kind: ProposedKind, { chunks }: TeachingConcept): boolean {
  if (kind === 'numeric') return chunks.some(({ text }) => /\d/.test(text));
  if (kind !== 'ordering') return true;
  const isProcedure = ({ blocks, text }: TeachingConcept['chunks'][number]) =>
    blocks.some((block) => block.kind === 'list' && (block.items?.length ?? 0) >= 3) ||
    /\b(?:first|then|before|after|finally|next)\b/i.test(text);
  return chunks.some(isProcedure);
}
