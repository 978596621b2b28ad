import type { Tx } from '@/platform/database/transaction';
import type { PassageTags } from '../contract';
import * as labels from '../labels/store';
import { acceptedOn, conceptsTaughtBy, mergedInto } from './store-passages';
import { targetKey } from './store-targets';

/**
 * What passages of any courses carry: standards that were accepted for them, for their source or for a concept that they teach, and
 * teachers' words on kind and difficulty, their own before their source's.
 */
export async function passageTags(
  tx: Tx,
  chunks: readonly { id: string; courseId: string; sourceId: string; hash: string }[],
): Promise<Map<string, PassageTags>> {
  const sourceIds = [...new Set(chunks.map(({ sourceId }) => sourceId))];
  const taught = await conceptsTaughtBy(
    tx,
    chunks.map(({ id }) => id),
  );
  const now = [...new Set([...taught.values()].flat())];
  const became = await mergedInto(tx, now);
  const standardsOf = new Map<string, PassageTags['standards']>();
  for (const tag of await acceptedOn(tx, sourceIds, [...now, ...became.keys()])) {
    const key = targetKey(tag.targetKind, became.get(tag.targetId) ?? tag.targetId, tag.targetHash);
    const { id, code, statement } = tag;
    standardsOf.set(key, [...(standardsOf.get(key) ?? []), { id, code, statement }]);
  }
  const words = new Map(
    (await labels.labelsOn(tx, sourceIds)).map((row) => [targetKey(row.targetKind, row.targetId, row.targetHash), row]),
  );
  return new Map(
    chunks.map(({ id, sourceId, hash }) => {
      const keys = [targetKey('chunk', sourceId, hash), targetKey('source', sourceId)];
      const carried = [...keys, ...(taught.get(id) ?? []).map((concept) => targetKey('concept', concept))];
      const standards = new Map(
        carried.flatMap((key) => (standardsOf.get(key) ?? []).map((standard) => [standard.id, standard] as const)),
      );
      const [own, whole] = keys.map((key) => words.get(key));
      return [
        id,
        {
          standards: [...standards.values()],
          kind: own?.kind ?? whole?.kind ?? null,
          difficulty: own?.difficulty ?? whole?.difficulty ?? null,
        },
      ];
    }),
  );
}
