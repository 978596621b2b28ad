import { countWords } from '@/core/text/self-contained';
import type { ComposedBlock, ComposedLesson, ComposedSection, ComposeInput } from '../contract';
import { findAnchor } from './anchor';
import { arrange } from './arrange';
import { choose } from './choose';
import { connectionsOf } from './connections';
import { memoryOf } from './draft';
import { readMaterial } from './material';
import { blockOf } from './parts';
import { planFor } from './plan';

/**
 * Composes a lesson on one concept, for one mode, out of whole passages of its chunks; no language model. Nothing of `seen` returns, the
 * one-line definition apart, while there is fresh material for a lesson; then the least shown, oldest passages come back in another
 * arrangement and `materialUsedUp` says so. Same input, same lesson. No sections when the chunks hold nothing that stands alone.
 */
export function composeLesson(input: ComposeInput): ComposedLesson {
  const plan = planFor(input.mode);
  const memory = memoryOf(input.seen, input.seed);
  const material = readMaterial(input.concept, input.language, memory);
  const anchor = findAnchor(material, input.concept, memory);
  const choice = choose(material, plan, memory, anchor);
  const materialUsedUp = choice.repeated.length > 0 || choice.fresh.length === 0;
  const sections = arrange(choice, plan, material, anchor, input).map(
    ({ kind, title, parts }): ComposedSection => ({ kind, title, blocks: parts.map(blockOf) }),
  );
  const used = new Set(keysOf(sections));
  const connections = connectionsOf(input, memory, { count: plan.connections, repeats: materialUsedUp, used });
  addConnections(sections, connections);
  const keys = [...new Set(keysOf(sections))];
  return {
    sections,
    freshKeys: keys.filter((key) => (input.seen.get(key) ?? 0) === 0),
    repeatedKeys: keys.filter((key) => (input.seen.get(key) ?? 0) > 0),
    materialUsedUp,
    words: choice.draft.words + connections.reduce((sum, { markdown }) => sum + countWords(markdown), 0),
  };
}

/** At the end, but before the gist. */
function addConnections(sections: ComposedSection[], blocks: ComposedBlock[]): void {
  if (blocks.length === 0) return;
  const section: ComposedSection = { kind: 'connection', title: { message: 'section.connection' }, blocks };
  const recap = sections.findIndex(({ kind }) => kind === 'recap');
  sections.splice(recap < 0 ? sections.length : recap, 0, section);
}

function keysOf(sections: readonly ComposedSection[]): string[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap(({ uses }) => uses.map(({ key }) => key)));
}
