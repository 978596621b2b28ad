import type { Item, Matches } from '../align';
import type { Evidence, EvidenceUnit, ReadPassage } from '../evidence';
import type { ReadSentence } from '../read';
import type { UnsupportedReason } from '../reasons';
import type { Span } from '../span';

/** What is known of a sentence beside the span that it rests on. */
export interface Aligned {
  read: ReadSentence;
  items: readonly Item[];
  matches: Matches;
  span: Span;
  units: readonly EvidenceUnit[];
  cited: readonly ReadPassage[];
  evidence: Evidence;
  /** What the rules found, in the span and in those that come near to it. */
  reasons: readonly UnsupportedReason[];
  /** 0 to 1: share of the near spans in which no rule found anything. */
  clean: number;
  /** 0 to 1: coverage of the best single unit. */
  alone: number;
}

/** The unit that most of the sentence stands in. */
export function homeOf({ items, span }: Aligned): number {
  const mass = new Map<number, number>();
  for (const [i, match] of span.best.entries()) {
    if (match && match.at >= 0)
      mass.set(match.unit, (mass.get(match.unit) ?? 0) + (items[i]?.weight ?? 0) * match.weight);
  }
  return [...mass].sort((a, b) => b[1] - a[1])[0]?.[0] ?? span.units[0] ?? 0;
}
