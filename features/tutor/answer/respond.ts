import { COVERED_FROM, type Retrieved } from '@/features/library/contract';
import { promptVersion } from '@/platform/models/prompt';
import { ModelError } from '@/platform/models/types';
import type { ReplyNote, TurnedReason } from '../contract';
import { intentSchema, tutorIntentPrompt } from '../prompts/tutor-intent';
import { decide } from '../rules/decide';
import { guardOf } from '../rules/guard';
import { intentOf } from '../rules/intent';
import { say } from '../words';
import { byModel } from './by-model';
import { notCoveredReply, ownWords, replyOf, showAll, turnedReply } from './canned';
import { emptyOutput, type Guarded } from './draft';
import { hintReply, shownReply } from './exercise-help';
import { extractive } from './extractive';
import { isImpersonal, keptKey, readKept } from './kept-answer';
import { ANSWER_TOKENS, messagesOf } from './model-stream';
import { subjectOf } from './subject';
import { askedIn, translated } from './translate';
import type { Turn, TurnStream, TurnTools } from './turn';

/** Parts of the library's bound at a concept, and where a model reads the passages. */
const AT_CONCEPT = 0.4;
const BEFORE_MODEL = 0.7;
const PASSAGES = 6;
/** Tokens of all passages at most, and without a model. */
const PASSAGE_TOKENS = 1800;
const SORT_TOKENS = 20;
const SORT_MS = 15_000;

/** Answers one question. What is turned away, what is help with an exercise and what is taught is decided by rules, not by a model. */
export async function* respond(turn: Turn, tools: TurnTools, signal: AbortSignal): TurnStream {
  const { question, open, presentationId } = turn;
  const decision = decide({ intent: intentOf(question), question, open, presentationId });
  switch (decision.do) {
    case 'turn':
      return yield* showAll(turnedReply(turn, decision.reason, tools.supportPerson));
    case 'thanks':
      return yield* showAll(replyOf('ask', ownWords(say('thanks'))));
    case 'which':
      return yield* showAll(replyOf('ask', ownWords(say('which'))));
    case 'try':
      return yield* showAll(replyOf('ask', ownWords(say('try'))));
    case 'hint':
      return yield* showAll(await hintReply(decision.exercise, open, tools));
    case 'show':
      return yield* showAll(await shownReply(decision.exercise, open, tools));
    case 'answer':
      return yield* teach(
        { ...turn, presentationId: decision.exercise?.presentationId ?? null },
        tools,
        decision,
        signal,
      );
  }
}

async function* teach(asked: Turn, tools: TurnTools, rules: Guarded, signal: AbortSignal): TurnStream {
  const generates = tools.serving.available('tutor');
  const turn = generates ? await inCourseLanguage(asked, tools, signal) : asked;
  if (turn.inCourseLanguage !== undefined) {
    // In another language an exercise's own question was not known for it.
    const again = decide({ ...turn, intent: 'question', question: turn.inCourseLanguage });
    if (again.do === 'hint') return yield* showAll(await hintReply(again.exercise, turn.open, tools));
  }
  const retrieved = await lookUp(turn, tools, generates);
  if (retrieved.passages.length === 0 && retrieved.dropped.some(({ reason }) => reason === 'budget'))
    return yield* withoutRoom(turn, tools, rules);
  if (retrieved.passages.length === 0 || retrieved.coverage < leastCoverage(turn, generates)) {
    const reason = generates ? await sorted(turn, tools, signal) : null;
    const reply = reason
      ? turnedReply(turn, reason, tools.supportPerson)
      : notCoveredReply(turn, guardOf(rules.guarded, rules.inFront));
    return yield* showAll(reply);
  }
  if (!generates) {
    const note: ReplyNote = tools.serving.states().length === 0 ? 'no_model' : 'model_failed';
    const { reply } = yield* extractive(turn, retrieved, guardOf(rules.guarded, rules.inFront), [note]);
    return { reply, output: { ...emptyOutput(retrieved), outcome: 'fallback' } };
  }
  const key = isImpersonal(turn) && tools.kept ? keptKey(turn, models(tools)) : null;
  const kept = key && tools.kept ? readKept(await tools.kept.get(key)) : null;
  if (kept) return yield* showAll(kept);
  const result = yield* byModel(turn, tools, retrieved, rules, signal);
  if (key && tools.kept && result.reply.kind === 'answer' && result.output?.outcome === 'shown')
    await tools.kept.put(key, result.reply);
  return result;
}

/** A model may still say that the passages don't answer; and at a concept a vague question is about that concept. */
function leastCoverage(turn: Turn, generates: boolean): number {
  return COVERED_FROM * (turn.concept ? AT_CONCEPT : generates ? BEFORE_MODEL : 1);
}

/** The model's context has no room for a single passage: the material answers by itself, and administrators learn why. */
async function* withoutRoom(turn: Turn, tools: TurnTools, rules: Guarded): TurnStream {
  const retrieved = await lookUp(turn, tools, false);
  const { reply } = yield* extractive(turn, retrieved, guardOf(rules.guarded, rules.inFront), ['model_failed']);
  const problem = { code: 'context_overflow', message: 'No passage fits into the context of the model.' };
  return { reply, output: { ...emptyOutput(retrieved), outcome: 'fallback', problem } };
}

/** A question in another language is searched with in the course's, where the model can translate it. */
async function inCourseLanguage(turn: Turn, tools: TurnTools, signal: AbortSignal): Promise<Turn> {
  const language = askedIn(turn);
  if (language === null) return turn;
  const text = await translated(turn.question, { from: language, to: turn.course.language }, turn, tools, signal);
  return text === null ? turn : { ...turn, inCourseLanguage: text };
}

/** The passages that fit beside the rest of the prompt. */
async function lookUp(turn: Turn, tools: TurnTools, generates: boolean): Promise<Retrieved> {
  const history = turn.history.map(({ text }) => text);
  const countTokens = (text: string) =>
    generates ? tools.serving.countTokens('tutor', text) : Math.ceil(text.length / 3);
  let budgetTokens = PASSAGE_TOKENS;
  if (generates) {
    const rest = messagesOf(turn, [])
      .map((message) => message.content)
      .join('\n');
    const room = (await tools.serving.promptBudget('tutor', ANSWER_TOKENS)) - (await countTokens(rest)) - SORT_TOKENS;
    budgetTokens = Math.max(0, Math.min(PASSAGE_TOKENS, room));
  }
  return tools.retrieve({ question: subjectOf(turn), history, limit: PASSAGES, budgetTokens, countTokens });
}

/** What a question is that no rule fits and the material doesn't speak of, in the model's word; null: a question like any other. */
async function sorted(turn: Turn, tools: TurnTools, signal: AbortSignal): Promise<TurnedReason | null> {
  try {
    const messages = tutorIntentPrompt.build({ courseTitle: turn.course.title, question: turn.question });
    const { answer } = await tools.serving.object(
      {
        purpose: 'tutor',
        priority: 'interactive',
        learnerId: turn.learnerId,
        prompt: promptVersion(tutorIntentPrompt),
        request: { messages, passages: [], maxTokens: SORT_TOKENS, temperature: 0, seed: 1 },
        budgetMs: SORT_MS,
      },
      intentSchema,
      signal,
    );
    return answer.value.kind === 'course_question' ? null : answer.value.kind;
  } catch (error) {
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** The models that could answer, in order. */
function models(tools: TurnTools): string[] {
  return tools.serving.states().flatMap(({ id, purposes }) => (purposes.includes('tutor') ? [id] : []));
}
