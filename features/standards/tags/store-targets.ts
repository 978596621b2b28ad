import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { concepts } from '@/features/concepts/schema';
import { chunks, sources } from '@/features/library/schema';
import { items } from '@/features/practice/schema';
import type { Tx } from '@/platform/database/transaction';
import type { Tag, TagTarget } from '../contract';
import type { StoredTarget } from './key';

/** How a tag's target is stored; null where the course has no such thing. */
export async function storedTarget(tx: Tx, courseId: string, target: TagTarget): Promise<StoredTarget | null> {
  return (await storedTargets(tx, courseId, [target]))[0] ?? null;
}

/** The same for many, in their order. */
export async function storedTargets(
  tx: Tx,
  courseId: string,
  targets: readonly TagTarget[],
): Promise<(StoredTarget | null)[]> {
  const found = new Map<string, StoredTarget>();
  const idsOf = (kind: TagTarget['kind']) => [
    ...new Set(targets.flatMap((one) => (one.kind === kind ? [one.id] : []))),
  ];
  for (const some of batches(idsOf('chunk'))) {
    const rows = await tx
      .select({ id: chunks.id, sourceId: chunks.sourceId, hash: chunks.hash })
      .from(chunks)
      .where(and(eq(chunks.courseId, courseId), inArray(chunks.id, some)));
    for (const { id, sourceId, hash } of rows)
      found.set(targetKey('chunk', id), { targetKind: 'chunk', targetId: sourceId, targetHash: hash });
  }
  for (const [kind, table] of [
    ['source', sources],
    ['concept', concepts],
    ['item', items],
  ] as const)
    for (const some of batches(idsOf(kind))) {
      const rows = await tx
        .select({ id: table.id })
        .from(table)
        .where(and(eq(table.courseId, courseId), inArray(table.id, some)));
      for (const { id } of rows) found.set(targetKey(kind, id), { targetKind: kind, targetId: id, targetHash: '' });
    }
  return targets.map(({ kind, id }) => found.get(targetKey(kind, id)) ?? null);
}

/** For each concept that was merged, the one that stands for it now, through all merges. */
export async function mergedConcepts(tx: Tx, courseId: string): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: concepts.id, into: concepts.mergedInto })
    .from(concepts)
    .where(and(eq(concepts.courseId, courseId), isNotNull(concepts.mergedInto)));
  const next = new Map(rows.map(({ id, into }) => [id, into ?? id]));
  const last = (id: string) => {
    let at = id;
    for (let hops = 0; hops < 50; hops++) at = next.get(at) ?? at;
    return at;
  };
  return new Map(rows.map(({ id }) => [id, last(id)]));
}

type ShownTarget = Tag['target'];
const LONGEST_NAME = 120;

/** How targets are shown: the name by `kind id hash`. A passage that is not in the material at present has no id. */
export async function showTargets(
  tx: Tx,
  courseId: string,
  stored: readonly StoredTarget[],
): Promise<Map<string, ShownTarget>> {
  const idsOf = (kind: StoredTarget['targetKind']) => [
    ...new Set(stored.filter(({ targetKind }) => targetKind === kind).map(({ targetId }) => targetId)),
  ];
  const shown = new Map<string, ShownTarget>();
  const merged = await mergedConcepts(tx, courseId);
  const tagged = idsOf('concept').map((id) => ({ id, now: merged.get(id) ?? id }));
  for (const some of batches([...new Set(tagged.map(({ now }) => now))])) {
    const rows = await tx
      .select({ id: concepts.id, name: concepts.name })
      .from(concepts)
      .where(and(eq(concepts.courseId, courseId), inArray(concepts.id, some)));
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    for (const { id, now } of tagged) {
      const name = names.get(now);
      if (name !== undefined) shown.set(targetKey('concept', id), { kind: 'concept', id: now, name, sourceId: null });
    }
  }
  for (const some of batches([...idsOf('source'), ...idsOf('chunk')])) {
    const rows = await tx
      .select({ id: sources.id, title: sources.title })
      .from(sources)
      .where(inArray(sources.id, some));
    for (const { id, title } of rows) {
      shown.set(targetKey('source', id), { kind: 'source', id, name: title, sourceId: id });
      for (const { targetId, targetHash } of stored)
        if (targetId === id && targetHash !== '')
          shown.set(targetKey('chunk', id, targetHash), { kind: 'chunk', id: null, name: title, sourceId: id });
    }
  }
  for (const some of batches(idsOf('chunk'))) {
    const wanted = new Set(stored.map(({ targetHash }) => targetHash));
    const rows = await tx
      .select({ id: chunks.id, sourceId: chunks.sourceId, hash: chunks.hash, headingPath: chunks.headingPath })
      .from(chunks)
      .where(and(inArray(chunks.sourceId, some), inArray(chunks.hash, [...wanted])));
    for (const { id, sourceId, hash, headingPath } of rows)
      shown.set(targetKey('chunk', sourceId, hash), { kind: 'chunk', id, name: headingPath.at(-1) ?? '', sourceId });
  }
  for (const some of batches(idsOf('item'))) {
    const rows = await tx
      .select({ id: items.id, body: items.body, sourceId: items.sourceId })
      .from(items)
      .where(inArray(items.id, some));
    for (const { id, body, sourceId } of rows)
      shown.set(targetKey('item', id), { kind: 'item', id, name: body.prompt.slice(0, LONGEST_NAME), sourceId });
  }
  return shown;
}

export function targetKey(kind: StoredTarget['targetKind'], id: string, hash = ''): string {
  return `${kind} ${id} ${hash}`;
}

function batches(ids: string[]): string[][] {
  const all: string[][] = [];
  for (let at = 0; at < ids.length; at += 1000) all.push(ids.slice(at, at + 1000));
  return all;
}
