import { countWords } from '@/core/text/self-contained';
import type { ComposedBlock, ComposedLesson, ComposedSection, ComposeInput } from '../contract';
import { type Anchor, findAnchor } from './anchor';
import { planBy } from './approach/plan-by-approach';
import { askFirst } from './approach/questions';
import { realises } from './approach/realises';
import { arrange } from './arrange';
import { choose } from './choose';
import { connectionsOf } from './connections';
import { type Memory, memoryOf } from './draft';
import { type Material, readMaterial } from './material';
import { blockOf } from './parts';
import { type Plan, planFor } from './plan';

/**
 * Composes a lesson on one concept, for one mode, out of whole passages of its chunks; no language model. Nothing of `seen` returns, the
 * one-line definition apart, while there is fresh material for a lesson; then the least shown, oldest passages come back in another
 * arrangement and `materialUsedUp` says so. Same input, same lesson. No sections when the chunks hold nothing that stands alone.
 *
 * It teaches in the first of the wanted ways that it can keep the promise of with material the learner hasn't seen; where none can, as the
 * material has it; and only then with what was seen.
 */
export function composeLesson(input: ComposeInput): ComposedLesson {
  const memory = memoryOf(input.seen, input.seed);
  const material = readMaterial(input.concept, input.language, memory);
  const anchor = findAnchor(material, input.concept, memory);
  const usual = planFor(input.mode);
  let returning: ComposedLesson | null = null;
  for (const way of input.ways ?? []) {
    const plan = planBy(usual, way);
    const lesson = composeBy(plan, way, { input, memory, material, anchor });
    if (!realises(lesson, way, plan)) continue;
    if (!lesson.materialUsedUp) return lesson;
    returning ??= lesson;
  }
  const plain = composeBy(usual, null, { input, memory, material, anchor });
  return plain.materialUsedUp ? (returning ?? plain) : plain;
}

interface Given {
  input: ComposeInput;
  memory: Memory;
  material: Material;
  anchor: Anchor | null;
}

function composeBy(
  plan: Plan,
  approach: ComposedLesson['approach'],
  { input, memory, material, anchor }: Given,
): ComposedLesson {
  const choice = choose(material, plan, memory, anchor);
  const materialUsedUp = choice.repeated.length > 0 || choice.fresh.length === 0;
  const arranged = arrange(choice, plan, material, anchor, input).map(
    ({ kind, title, parts }): ComposedSection => ({ kind, title, blocks: parts.map(blockOf) }),
  );
  const questions = approach === 'socratic' ? (input.questions ?? []) : [];
  const { sections, asked } = askFirst(arranged, questions);
  const used = new Set(keysOf(sections));
  const connections = connectionsOf(input, memory, { count: plan.connections, repeats: materialUsedUp, used });
  addConnections(sections, connections);
  const keys = [...new Set(keysOf(sections))];
  return {
    sections,
    approach,
    asked,
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
