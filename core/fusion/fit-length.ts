import { costOf } from './measure-draft';
import type { Ranges } from './ranges';
import type { FitAction, FusionBlock, FusionSection, FusionState } from './types';

/** Sections that a lesson does without last: what the concept is, how it works, one example. The gist is short and comes last. */
const NEEDED = new Set(['definition', 'explanation', 'example', 'recap']);

/**
 * Drops from a section what would make the lesson longer than its range: whole where it is one that the lesson can do without and half of it would have to go, else its
 * last blocks. The first section of a needed kind keeps its first block whatever its length.
 */
export function fitLength<B extends FusionBlock>(
  section: FusionSection<B>,
  state: FusionState,
  ranges: Ranges,
): { section: FusionSection<B> | null; actions: FitAction[] } {
  if (section.blocks.length === 0) return { section: null, actions: [] };
  const cost = section.blocks.reduce((sum, block) => sum + costOf(block), 0);
  const room = ranges.mostWords - state.words;
  if (cost <= room) return { section, actions: [] };
  const because = [{ what: 'too_long' as const, measured: state.words + cost, bound: ranges.mostWords }];
  const whole = { what: 'section_dropped' as const, section: section.kind, block: null, because };
  const first = NEEDED.has(section.kind) && !state.kinds.includes(section.kind);
  if (!first && room < cost / 2) return { section: null, actions: [whole] };
  const blocks = [...section.blocks];
  const actions: FitAction[] = [];
  let left = cost;
  while (left > room && blocks.length > (first ? 1 : 0)) {
    const gone = blocks.pop();
    if (!gone) break;
    left -= costOf(gone);
    actions.push({ what: 'block_dropped', section: section.kind, block: blocks.length, because });
  }
  return blocks.length === 0 ? { section: null, actions: [whole] } : { section: { ...section, blocks }, actions };
}
