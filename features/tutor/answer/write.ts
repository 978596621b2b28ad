import type { GroundedBlock } from '@/features/grounding/contract';
import type { Retrieved } from '@/features/library/contract';
import type { ServingEvent } from '@/platform/models/serving/types';
import type { StoredBlock } from '../contract';
import { guardOf } from '../rules/guard';
import { isGuarded } from '../rules/honest-tries';
import { tellsPrompt } from '../rules/tells-prompt';
import { cleanMarkdown } from './clean';
import type { Draft, Guarded } from './draft';
import { answerJob, messagesOf, promptPassages, textOf } from './model-stream';
import { pump } from './pump';
import { askedIn, translated } from './translate';
import type { Turn, TurnEvent, TurnTools } from './turn';

/**
 * Has a model write, and puts into the draft what may be shown: each block once it is whole, supported by the passages it cites, harmless, and
 * telling no open exercise and nothing of the instructions. @throws ModelError
 */
export async function* write(
  draft: Draft,
  turn: Turn,
  tools: TurnTools,
  { retrieved, rules, signal }: { retrieved: Retrieved; rules: Guarded; signal: AbortSignal },
): AsyncGenerator<TurnEvent> {
  const passages = promptPassages(retrieved);
  const messages = messagesOf(turn, passages);
  const source = pump(tools.serving.stream(answerJob(turn, messages, passages), signal));
  const first = yield* untilText(source.items, draft);
  if (first !== null) {
    const { language } = turn.course;
    const help = tools.grounding.modelHelp(tools.serving, {
      passages,
      language,
      learnerId: turn.learnerId,
      priority: 'interactive',
    });
    const text = textOf(first, source.items, (piece) => {
      draft.raw += piece;
    });
    const checked = tools.grounding.groundStream(
      text,
      { passages, language, terms: turn.topics.map(({ name }) => name), own: 'strict', quotes: true, ...help },
      signal,
    );
    const admit = gate(draft, rules, messages[0]?.content ?? '', passages.map((passage) => passage.text).join('\n'));
    let step = await checked.next();
    for (; !step.done; step = await checked.next()) {
      if (step.value.type === 'removed') continue;
      const block = admit(step.value.block);
      if (block === null) continue;
      await inTheirWords(block, draft, turn, tools, signal);
      yield { type: 'block', block, citations: draft.numbers.cited() };
    }
    const { sentences, rewritten, quoted, removed } = step.value;
    draft.output.grounding = { sentences, rewritten, quoted, removed: removed.length };
    if (removed.length > 0) draft.notes.add('left_out');
  }
  draft.output.served = await source.end;
  draft.model = draft.output.served.model;
}

/** Puts a block into the language of the question, where that is another and the model can. */
async function inTheirWords(
  block: StoredBlock,
  draft: Draft,
  turn: Turn,
  tools: TurnTools,
  signal: AbortSignal,
): Promise<void> {
  const language = askedIn(turn);
  if (language === null || block.kind === 'code' || block.kind === 'math') return;
  const languages = { from: turn.course.language, to: language };
  const text = await translated(block.markdown, languages, turn, tools, signal);
  if (text === null || guardOf(turn.open.filter(isGuarded), new Set()).tells(text)) return;
  block.markdown = text;
  draft.notes.add('translated');
}

/** Passes on waiting and starting; gives the first piece of text, or null where none came. */
async function* untilText(items: AsyncGenerator<ServingEvent>, draft: Draft): AsyncGenerator<TurnEvent, string | null> {
  // Not a loop over the generator: leaving one would end it.
  for (;;) {
    const next = await items.next();
    if (next.done) return null;
    const event = next.value;
    if (event.type === 'text') return event.text;
    if (event.type === 'started') draft.model = event.model;
    if (event.type === 'queued' || event.type === 'started') yield event;
  }
}

/** Lets a checked block into the draft, or says no by null. */
function gate(
  draft: Draft,
  { guarded, inFront }: Guarded,
  instructions: string,
  quotable: string,
): (block: GroundedBlock) => StoredBlock | null {
  const guard = guardOf(guarded, inFront);
  return ({ kind, markdown: written, refs, own }) => {
    const markdown = cleanMarkdown(written);
    if (markdown === '' || tellsPrompt(markdown, instructions, quotable)) return null;
    if (guard.tells(markdown)) {
      draft.withheld = true;
      draft.notes.add('gives_away');
      return null;
    }
    guard.shown(markdown);
    const block: StoredBlock = { kind, markdown, citations: draft.numbers.numbersOf(refs), own };
    draft.blocks.push(block);
    return block;
  };
}
