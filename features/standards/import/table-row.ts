import { createHash } from 'node:crypto';
import type { LooseStandard } from './arrange';

/** A row with what its columns say. */
export interface ReadRow extends LooseStandard {
  parentName: string;
  depth: number | null;
  outline: string;
  groups: string[];
}

/** An identifier for what has none: the same words get the same. */
export function made(parts: readonly string[]): string {
  return `made:${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}
