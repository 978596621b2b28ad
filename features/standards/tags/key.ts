import { z } from 'zod';
import { type TargetKind, targetKindSchema } from '../contract';

/** What a tag stands on, as it is stored. */
export interface StoredTarget {
  targetKind: TargetKind;
  /** Of a passage, its source. */
  targetId: string;
  /** Of a passage, the hash of its heading path and text; empty for all else. */
  targetHash: string;
}

const uuid = z.uuid();

/** Names a tag within its course. */
export function keyOf({ standardId, targetKind, targetId, targetHash }: StoredTarget & { standardId: string }): string {
  return [standardId, targetKind, targetId, targetHash].join(':');
}

/** The other way round; null for what is no such name. */
export function readKey(key: string): (StoredTarget & { standardId: string }) | null {
  const [standardId, kind, targetId, targetHash = ''] = key.split(':');
  const targetKind = targetKindSchema.safeParse(kind);
  const ids = z.tuple([uuid, uuid]).safeParse([standardId, targetId]);
  if (!targetKind.success || !ids.success) return null;
  return { standardId: ids.data[0], targetKind: targetKind.data, targetId: ids.data[1], targetHash };
}
