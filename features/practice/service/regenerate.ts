import { v7 as uuidv7 } from 'uuid';
import { seedOf } from '@/core/seed/seed-of';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { Tx } from '@/platform/database/transaction';
import type { GeneratedItem } from '../contract';
import * as store from '../store-items';

export interface RegenerateDeps {
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  /** Makes items from concepts; may run on another thread, since a large course takes seconds. */
  generate(input: {
    concepts: TeachingConcept[];
    seed: number;
    language: string;
  }): GeneratedItem[] | Promise<GeneratedItem[]>;
  now(): Date;
}

/**
 * Makes a course's items anew from its material. The same question keeps its id and history; what a teacher edited,
 * retired or wrote stays; what the material no longer gives is deleted, or kept out of sight when a learner had it.
 *
 * @returns the number of items in use.
 */
export async function regenerate(deps: RegenerateDeps, tx: Tx, courseId: string): Promise<{ items: number }> {
  await store.lockItems(tx, courseId);
  const concepts = await deps.concepts.teachingConcepts(tx, courseId);
  const language = await store.courseLanguage(tx, courseId);
  const generated = await deps.generate({ concepts, seed: seedOf(courseId), language });
  const sourceOf = new Map(concepts.flatMap(({ chunks }) => chunks.map((chunk) => [chunk.id, chunk.sourceId])));
  const byFingerprint = new Map(generated.map((item) => [item.fingerprint, item]));
  const now = deps.now();
  const rows = [...byFingerprint.values()].map((item) =>
    rowOf(item, courseId, sourceOf.get(item.chunkId) ?? null, now),
  );
  await store.putGenerated(tx, rows);
  const vanished = (await store.followingItems(tx, courseId)).filter((item) => !byFingerprint.has(item.fingerprint));
  await store.dropItems(
    tx,
    vanished.map((item) => item.id),
  );
  await store.mendReferences(tx, courseId);
  await store.bumpRevision(tx, courseId);
  return { items: await store.activeCount(tx, courseId) };
}

function rowOf(item: GeneratedItem, courseId: string, sourceId: string | null, now: Date): store.NewItem {
  const { start, end, conceptId, chunkId, body, key, hints, worked, explanations, difficulty, fingerprint } = item;
  return {
    id: uuidv7(),
    courseId,
    conceptId,
    chunkId,
    sourceId,
    startOffset: start,
    endOffset: end,
    kind: body.kind,
    body,
    key,
    hints,
    worked,
    explanations,
    difficulty,
    fingerprint,
    origin: 'generated',
    createdAt: now,
    updatedAt: now,
  };
}
