import { emptyState, type FusionTools, fitSection } from '@/core/fusion/fit-draft';
import { measureDraft } from '@/core/fusion/measure-draft';
import type { FitAction } from '@/core/fusion/types';
import { noteCalls } from '@/platform/models/serving/note-calls';
import type { ServedBy } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';
import type { StoredSection } from '../contract';
import type { TutorDeps } from '../deps';
import { lessonPlanPrompt } from '../prompts/lesson-plan';
import { lessonTextPrompt } from '../prompts/lesson-text';
import { titleOfKind } from '../write';
import { checkSection, titleHolds } from './check-section';
import type { PreparedDraft } from './draft';
import { blockOfDefinition, type ModelBlock } from './model-block';
import { type ModelNeed, shareOf } from './need';
import { plainerParagraph } from './plainer';
import type { PlannedSection } from './plan';
import type { WrittenSection } from './read-sections';
import { createSaidOnce, isSaidIn } from './said-once';

/** More of a lesson's paragraphs than this may not rest on the model alone. */
const MOST_OWN = 1 / 3;
/** Less than this share of the least length is no lesson. */
const LEAST_LENGTH = 0.4;

interface BuiltSection {
  kind: StoredSection['kind'];
  title: string;
  blocks: ModelBlock[];
}

/** Puts a lesson together, section by section. */
export function buildLesson(
  deps: TutorDeps,
  need: ModelNeed,
  plan: readonly PlannedSection[],
  priority: 'interactive' | 'background',
  progress: { streaming: boolean },
  signal: AbortSignal,
) {
  const { language } = need.input;
  const noted = noteCalls(deps.serving);
  const tutor: TutorDeps = { ...deps, serving: noted.serving };
  const sections: BuiltSection[] = [];
  const actions: FitAction[] = [];
  const grounding = { sentences: 0, rewritten: 0, quoted: 0, removed: 0 };
  const placed = new Set<string>();
  const saidOnce = createSaidOnce(language);
  let state = emptyState(need.met);
  const help = tutor.grounding.modelHelp(tutor.serving, {
    passages: need.passages,
    language,
    learnerId: shareOf(need, priority),
    priority,
  });
  const tools: FusionTools<ModelBlock> = {
    // On a model with one slot the answer would come only after the stream: nobody is made to wait for a plainer word.
    simplify: async (block, because) =>
      progress.streaming && slotsOf(tutor) < 2
        ? 'not_now'
        : plainerParagraph(tutor, need, block, because, priority, signal),
    define: ({ id }, beside) => {
      const definition = need.definitions.get(id);
      if (!definition) return null;
      return isSaidIn(definition.text, beside.markdown, language) ? 'there' : blockOfDefinition(definition);
    },
    reworded: (block, markdown) => ({ ...block, markdown, stored: { ...block.stored, markdown } }),
  };
  return {
    /** @returns the section as it will stand, or null where nothing of it does. */
    async add({ index, text }: WrittenSection): Promise<StoredSection | null> {
      const planned = plan[index];
      if (!planned) return null;
      const checked = await checkSection(text, planned, need, { grounding: tutor.grounding, help }, placed, signal);
      grounding.sentences += checked.sentences;
      grounding.rewritten += checked.rewritten;
      grounding.quoted += checked.quoted;
      grounding.removed += checked.removed;
      const { blocks } = saidOnce.only(checked.blocks);
      // A table whose words did not stand, or words that lean on nothing else, are no section.
      if (!blocks.some(({ form, stored }) => form !== 'set' && stored.citations.length > 0)) return null;
      const fitted = await fitSection({ kind: planned.kind, blocks }, state, need.fusion, tools);
      state = fitted.state;
      actions.push(...fitted.actions);
      if (!fitted.section) return null;
      // Two sections of one name tell nobody where they are.
      const isNew = sections.every(({ title }) => title.toLowerCase() !== planned.title.toLowerCase());
      const holds = isNew && (await titleHolds(planned.title, planned, need, tutor.grounding, signal));
      const title = holds ? planned.title : titleOfKind(planned.kind);
      const section = { kind: planned.kind, title, blocks: fitted.section.blocks };
      sections.push(section);
      return storedOf(section);
    },
    /** The whole lesson. @throws ModelError where it is none. */
    finish(served: ServedBy, whole: boolean): PreparedDraft {
      mustBeALesson(sections, state.words, need, plan.length, whole);
      return {
        sections: sections.map(storedOf),
        keys: [...new Set(sections.flatMap(({ blocks }) => blocks.flatMap(({ keys }) => keys)))],
        words: state.words,
        materialUsedUp: need.materialUsedUp,
        approach: need.approach,
        composer: `${served.model} ${lessonTextPrompt.name}-${lessonTextPrompt.version}`,
        making: {
          model: served.model,
          prompts: [lessonPlanPrompt, lessonTextPrompt].map(({ name, version }) => ({ name, version })),
          outputId: null,
          reader: need.reader,
          chunkIds: need.passages.flatMap(({ chunks }) => chunks.map(({ id }) => id)),
          droppedChunkIds: need.droppedChunkIds,
          grounding,
          measures: measureDraft(sections, need.fusion, need.met),
          actions,
        },
        served,
        calls: noted.taken(),
      };
    },
  };
}

function storedOf({ kind, title, blocks }: BuiltSection): StoredSection {
  return { kind, title, blocks: blocks.map(({ stored }) => stored) };
}

/** @throws ModelError bad_answer where it was cut off early, or the check left too little. */
function mustBeALesson(
  sections: readonly BuiltSection[],
  words: number,
  { ranges }: ModelNeed,
  planned: number,
  whole: boolean,
): void {
  if (!whole && sections.length < planned / 2)
    throw new ModelError('bad_answer', 'The lesson was cut off before half of it was written.');
  const prose = sections.flatMap(({ blocks }) => blocks.filter(({ form }) => form !== 'set'));
  const own = prose.filter(({ stored }) => stored.own).length;
  if (sections.length < 2 || prose.length < 2 || words < ranges.leastWords * LEAST_LENGTH)
    throw new ModelError('bad_answer', 'The passages bear out too little of what was written.');
  if (own > prose.length * MOST_OWN)
    throw new ModelError('bad_answer', 'Too much of what was written rests on no passage.');
}

function slotsOf({ serving }: TutorDeps): number {
  return serving.states().find(({ purposes }) => purposes.includes('tutor'))?.slots ?? 1;
}
