import type { Retrieved } from '@/features/library/contract';
import { ModelError } from '@/platform/models/types';
import type { ReplyNote, StoredReply } from '../contract';
import { NOT_IN_PASSAGES } from '../prompts/tutor-answer';
import { guardOf } from '../rules/guard';
import { askBlock, notCoveredReply, replyOf } from './canned';
import { type Draft, type Guarded, newDraft } from './draft';
import { extractive } from './extractive';
import { guardedReply } from './guarded';
import type { Turn, TurnEvent, TurnResult, TurnStream, TurnTools } from './turn';
import { write } from './write';

/** Coverage from which on a model that finds nothing in the passages is not believed. */
const COVERED_WELL = 0.6;

/**
 * An answer that a model writes, shown block by block as each is checked. A model that fails, or of whose words nothing stands, is stood in for
 * by the material's own; what was shown of its answer is taken back, so that nothing half-written stays.
 */
export async function* byModel(
  turn: Turn,
  tools: TurnTools,
  retrieved: Retrieved,
  rules: Guarded,
  signal: AbortSignal,
): TurnStream {
  const draft = newDraft(retrieved);
  const { blocks, output } = draft;
  // Ends the model's work too when nobody reads on.
  const left = new AbortController();
  try {
    yield* write(draft, turn, tools, { retrieved, rules, signal: AbortSignal.any([signal, left.signal]) });
  } catch (error) {
    if (signal.aborted) return stopped(draft);
    if (!(error instanceof ModelError)) throw error;
    if (blocks.length > 0) yield { type: 'restart' };
    const note: ReplyNote = draft.raw === '' ? 'model_failed' : 'model_interrupted';
    const { reply } = yield* extractive(turn, retrieved, guardOf(rules.guarded, rules.inFront), [note]);
    const problem = { code: error.failure, message: error.message.slice(0, 300) };
    return { reply, output: { ...output, outcome: 'fallback', problem } };
  } finally {
    left.abort();
  }
  if (blocks.every((block) => block.citations.length === 0)) {
    if (blocks.length > 0) yield { type: 'restart' };
    const reply = yield* withoutAnswer(draft, turn, retrieved, rules);
    return { reply, output: { ...output, outcome: 'fallback' } };
  }
  if (!blocks.at(-1)?.markdown.trimEnd().endsWith('?')) {
    const ask = askBlock(turn);
    blocks.push(ask);
    yield { type: 'block', block: ask, citations: draft.numbers.cited() };
  }
  return { reply: answerOf(draft), output };
}

function answerOf({ blocks, notes, model, numbers }: Draft): StoredReply {
  return replyOf('answer', blocks, { notes: [...notes], model, citations: numbers.cited() });
}

/** The learner stopped it: what was checked and shown stays. */
function stopped(draft: Draft): TurnResult {
  draft.notes.add('stopped');
  return { reply: answerOf(draft), output: { ...draft.output, outcome: 'cancelled' } };
}

/** The model wrote, and nothing of it can be shown. */
async function* withoutAnswer(
  { raw, withheld }: Draft,
  turn: Turn,
  retrieved: Retrieved,
  rules: Guarded,
): AsyncGenerator<TurnEvent, StoredReply> {
  const foundNothing = raw.includes(NOT_IN_PASSAGES) && retrieved.coverage < COVERED_WELL;
  if (!withheld && !foundNothing) {
    const guard = guardOf(rules.guarded, rules.inFront);
    return (yield* extractive(turn, retrieved, guard, ['nothing_stood'])).reply;
  }
  const reply = withheld ? guardedReply([]) : notCoveredReply(turn, guardOf(rules.guarded, rules.inFront));
  for (const block of reply.blocks) yield { type: 'block', block, citations: reply.citations };
  return reply;
}
