import type { Draft } from '../find/draft';
import type { Pattern } from '../find/patterns';
import { plain } from '../find/patterns';
import type { Passage } from '../store-facts';
import { shortGiven, why } from './words';

/** Where a mistake is cleared up: the passage of both concepts, else that of the exercise, else a lesson on the concept. */
export function fromPattern(
  pattern: Pattern,
  names: ReadonlyMap<string, string>,
  ofBoth: Passage | null,
): Draft | null {
  const name = names.get(pattern.conceptId);
  if (name === undefined) return null;
  const { conceptId, times, answers } = pattern;
  const passage = ofBoth ?? pattern.passage;
  const other = pattern.type === 'confusion' ? names.get(pattern.otherId) : undefined;
  if (pattern.type === 'confusion' && other === undefined) return null;
  return {
    ...{ kind: 'misconception', action: passage === null ? 'lesson' : 'passage', conceptId, targetId: conceptId },
    ...{ passage, about: aboutOf(pattern), say: () => sentence(pattern, name, other ?? '') },
    evidence: { times, answers },
    // A third time says more than a second; two of three answers more than two of ten.
    score: 0.6 + 0.35 * (1 - 1 / times) * ((times + 1) / (answers + 2)),
    days: 14,
  };
}

/** Both ways round, a confusion is the same. */
function aboutOf(pattern: Pattern): string {
  if (pattern.type === 'confusion') return `confusion ${[pattern.conceptId, pattern.otherId].sort().join(' ')}`;
  return pattern.type === 'same' ? `same ${plain(pattern.given)}` : `slip ${pattern.slip}`;
}

function sentence(pattern: Pattern, name: string, other: string): string {
  const { times, answers } = pattern;
  if (pattern.type === 'confusion') return why('confusion', { name, other, times, answers });
  if (pattern.type === 'slip') return why(`slip.${pattern.slip}`, { name, times, answers });
  const given = shortGiven(pattern.given);
  return given === null ? why('sameLong', { name, times }) : why('same', { given, name, times });
}
