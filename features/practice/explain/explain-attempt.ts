import type { GroundedText } from '@/features/grounding/contract';
import type { OutputRecord } from '@/features/language-models/contract';
import type { Tx } from '@/platform/database/transaction';
import { promptVersion } from '@/platform/models/prompt';
import { noteCalls } from '@/platform/models/serving/note-calls';
import type { ModelJob, ServedBy } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';
import type { ExplainEvent } from '../contract';
import { givesAway } from '../guard/gives-away';
import type { ItemHtml } from '../html';
import type { PracticeModels } from '../models';
import { explainMistakePrompt } from '../prompts/explain-mistake';
import { answerText, untilStarted } from './answer-text';
import type { Explained } from './read-attempt';

const ANSWER_TOKENS = 260;
const BUDGET_MS = 45_000;

/** Work of the explanation on the database, each in a transaction of its own: nobody holds one while a model thinks. */
export type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

export interface ExplainDeps {
  models: PracticeModels | null;
  html: ItemHtml;
}

/**
 * Explains one wrong answer, block by block: where the learner lets a model read it, its words that stand on the passage and don't tell the answer while tries are left; the
 * words by rule where no model answers or nothing of it stands. Never throws for want of a model.
 */
export async function* explainAttempt(
  { models, html }: ExplainDeps,
  inTransaction: InTransaction,
  explained: Explained,
  learnerId: string,
  leaving: AbortSignal,
): AsyncGenerator<ExplainEvent> {
  // Ends the model's work however this ends.
  const over = new AbortController();
  const signal = AbortSignal.any([leaving, over.signal]);
  const byRule = async (reason: string): Promise<ExplainEvent> => ({
    type: 'rule',
    html: await inTransaction((tx) => html.text({ tx, ...explained.place }, explained.told)),
    reason,
  });
  const mayRead = models !== null && (await inTransaction((tx) => models.consent.allows(tx, learnerId, 'tutoring')));
  if (!models?.serving.available('tutor') || !mayRead || explained.passages.length === 0) {
    yield await byRule(explained.passages.length === 0 ? 'no_passage' : 'not_configured');
    return;
  }
  const outcome = { said: '', kept: 0, withheld: 0 };
  const noted = noteCalls(models.serving);
  const record = (rest: Pick<OutputRecord, 'served' | 'outcome' | 'problem' | 'grounding'>) =>
    inTransaction(async (tx) => {
      await models.outputs.recordCalls(tx, { courseId: explained.place.courseId, learnerId }, noted.taken());
      return models.outputs.record(tx, {
        task: 'feedback',
        courseId: explained.place.courseId,
        learnerId,
        chunkIds: explained.passages.map(({ chunkId }) => chunkId),
        droppedChunkIds: [],
        ...rest,
      });
    });
  let served: ServedBy | null = null;
  let ended = false;
  try {
    const events = models.serving.stream(jobOf(explained, learnerId), signal);
    const first = yield* untilStarted(events);
    const texts = answerText(first, events, (by) => {
      served = by;
    });
    const grounded = models.grounding.groundStream(
      texts,
      {
        passages: explained.passages,
        language: explained.language,
        terms: explained.terms,
        own: 'marked',
        ...models.grounding.modelHelp(noted.serving, {
          passages: explained.passages,
          language: explained.language,
          learnerId,
          priority: 'interactive',
        }),
      },
      signal,
    );
    let whole: GroundedText | null = null;
    while (whole === null) {
      const step = await grounded.next();
      if (step.done) whole = step.value;
      else if (step.value.type === 'block') {
        const { markdown, refs, own } = step.value.block;
        const said = `${outcome.said}\n\n${markdown}`;
        if (explained.open && givesAway(explained.guarded, said)) {
          outcome.withheld++;
          continue;
        }
        outcome.said = said;
        outcome.kept++;
        const words = await inTransaction((tx) => html.text({ tx, ...explained.place }, markdown));
        yield { type: 'block', html: words, cites: refs.length > 0, own };
      }
    }
    if (outcome.kept === 0) yield await byRule(outcome.withheld > 0 ? 'told' : 'ungrounded');
    ended = true;
    const { sentences, rewritten, quoted, removed } = whole;
    await record({
      served,
      outcome: outcome.kept > 0 ? 'shown' : 'fallback',
      problem:
        outcome.withheld > 0 ? { code: 'gives_away', message: `${outcome.withheld} blocks told the answer.` } : null,
      grounding: { sentences, rewritten, quoted, removed: removed.length },
    });
  } catch (error) {
    ended = true;
    const cancelled = leaving.aborted || (error instanceof ModelError && error.failure === 'cancelled');
    if (!cancelled && !(error instanceof ModelError)) throw error;
    const code = error instanceof ModelError ? error.failure : 'cancelled';
    const message = error instanceof ModelError ? error.message : 'The learner left.';
    const shown = outcome.kept > 0 ? 'shown' : 'fallback';
    await record({ served, outcome: cancelled ? 'cancelled' : shown, problem: { code, message }, grounding: null });
    if (!cancelled) yield outcome.kept > 0 ? { type: 'broken', reason: code } : await byRule(code);
  } finally {
    over.abort();
    if (!ended) {
      const problem = { code: 'cancelled', message: 'The learner left.' };
      await record({ served, outcome: 'cancelled', problem, grounding: null });
    }
  }
}

function jobOf(explained: Explained, learnerId: string): ModelJob {
  const { passages, question, rightAnswer, learnersAnswer, told, languageName, open } = explained;
  const input = { passages, question, rightAnswer, learnersAnswer, told, language: languageName, open };
  return {
    purpose: 'tutor',
    priority: 'interactive',
    learnerId,
    prompt: promptVersion(explainMistakePrompt),
    request: {
      messages: explainMistakePrompt.build(input),
      passages,
      maxTokens: ANSWER_TOKENS,
      temperature: 0.2,
      seed: 1,
    },
    budgetMs: BUDGET_MS,
  };
}
