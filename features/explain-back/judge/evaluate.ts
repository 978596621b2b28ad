import { followUpOf } from '@/core/explain-back/follow-up';
import { BETWEEN_TURNS, judgeTurns, type Turn } from '@/core/explain-back/judge-turns';
import { MATCHER, MODEL_AGREES, MODEL_DISAGREES } from '@/core/explain-back/reliability';
import { withSecondOpinion } from '@/core/explain-back/second-opinion';
import { withoutOrders } from '@/core/explain-back/to-the-judge';
import type { Judgement, KeyPoint } from '@/core/explain-back/types';
import type { OutputRecord } from '@/features/language-models/contract';
import type { JudgeReliability } from '@/features/mastery/contract';
import type { ModelServing, ServingEvent } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';
import { MOST_FOLLOW_UPS, type StoredFollowUp, type StoredJudgement } from '../contract';
import type { ExplainMaterial } from '../material';
import { say } from '../words';
import { askJudge } from './ask-judge';
import { modelQuestion, plainQuestion } from './ask-question';

export interface EvaluateInput {
  learnerId: string;
  courseId: string;
  conceptName: string;
  /** BCP 47 tag of the course, and its name in English. */
  locale: string;
  language: string;
  points: readonly KeyPoint[];
  material: ExplainMaterial;
  turns: readonly Turn[];
  asked: readonly (string | null)[];
}

export interface Evaluated {
  /** What the texts are: judged only where `fine`. */
  state: Judgement['state'];
  judgement: StoredJudgement;
  followUp: StoredFollowUp | null;
  /** Of the models' work, to be recorded with the judgement; the judge's first. */
  records: OutputRecord[];
  /** Whoever asked has left: nothing is to be made of it. */
  cancelled: boolean;
}

/** Judges the texts of an explanation and finds what to ask next. Runs outside any transaction; a model that fails changes nothing but the note. */
export async function evaluate(
  serving: ModelServing,
  input: EvaluateInput,
  signal: AbortSignal,
  told: (event: ServingEvent) => void,
): Promise<Evaluated> {
  const { material, points, locale, turns } = input;
  const matched = judgeTurns({ ...material, points, locale }, turns);
  const text = turns.map((turn) => turn.text).join(BETWEEN_TURNS);
  const fine = matched.state === 'fine';
  const opinion =
    fine && withoutOrders(text, locale) !== '' && serving.available('judge')
      ? await secondOpinion(serving, input, { matched, text, told }, signal)
      : null;
  const judgement = opinion?.judgement ?? matched;
  const stored = storedJudgement(judgement, input, {
    judgedBy: opinion === null ? 'matcher' : opinion.byModel ? 'model' : 'matcher_alone',
    byModel: opinion?.byModel ?? new Set(),
    agreed: opinion?.agreed ?? null,
  });
  const records = opinion ? [opinion.record] : [];
  const next = input.asked.length < MOST_FOLLOW_UPS ? followUpOf(judgement, points, input.asked) : null;
  if (next === null || !fine || signal.aborted)
    return { state: matched.state, judgement: stored, followUp: null, records, cancelled: signal.aborted };
  const { followUp, record } = await question(serving, input, next, text, signal);
  if (record) records.push(record);
  return { state: matched.state, judgement: stored, followUp, records, cancelled: signal.aborted };
}

/** What an outcome is worth as evidence, by who judged. */
export function reliabilityOf({ judgedBy, agreed }: Pick<StoredJudgement, 'judgedBy' | 'agreed'>): JudgeReliability {
  if (judgedBy !== 'model' || agreed === null) return MATCHER;
  return agreed ? MODEL_AGREES : MODEL_DISAGREES;
}

async function secondOpinion(
  serving: ModelServing,
  input: EvaluateInput,
  { matched, text, told }: { matched: Judgement; text: string; told: (event: ServingEvent) => void },
  signal: AbortSignal,
): Promise<{
  judgement: Judgement | null;
  byModel: ReadonlySet<string> | null;
  agreed: boolean | null;
  record: OutputRecord;
}> {
  const { learnerId, points, material, locale, conceptName } = input;
  const record = recordOf(input, points);
  try {
    // A model is not asked to withstand orders that it need not read.
    const asked = { learnerId, concept: conceptName, points, text: withoutOrders(text, locale) };
    const { verdicts, served } = await askJudge(serving, asked, signal, told);
    const opinion = withSecondOpinion({ ...material, points, locale, text }, matched, verdicts);
    return { ...opinion, record: { ...record, served, outcome: 'shown' } };
  } catch (error) {
    return { judgement: null, byModel: null, agreed: null, record: failed(record, error) };
  }
}

async function question(
  serving: ModelServing,
  input: EvaluateInput,
  next: NonNullable<ReturnType<typeof followUpOf>>,
  text: string,
  signal: AbortSignal,
): Promise<{ followUp: StoredFollowUp; record: OutputRecord | null }> {
  const { learnerId, conceptName, points, locale, language } = input;
  const plain = { question: plainQuestion(conceptName, next), pointId: next.pointId, byModel: false };
  const point = points.find(({ id }) => id === next.pointId);
  if (next.about === 'confused' || !point || !serving.available('tutor')) return { followUp: plain, record: null };
  const record = recordOf(input, [point]);
  try {
    const read = withoutOrders(text, locale);
    const asked = { learnerId, concept: conceptName, point, about: next.about, text: read, locale, language };
    const { question: written, served } = await modelQuestion(serving, asked, signal);
    if (written !== null) {
      return {
        followUp: { ...plain, question: written, byModel: true },
        record: { ...record, served, outcome: 'shown' },
      };
    }
    const problem = {
      code: 'tells_the_point',
      message: 'The question told the point, or was none; Meno asked its own.',
    };
    return { followUp: plain, record: { ...record, served, problem } };
  } catch (error) {
    return { followUp: plain, record: failed(record, error) };
  }
}

function recordOf({ courseId, learnerId }: EvaluateInput, points: readonly KeyPoint[]): OutputRecord {
  const chunkIds = [...new Set(points.map(({ passageId }) => passageId))];
  const none = { served: null, droppedChunkIds: [], grounding: null, problem: null };
  return { task: 'explain_back', courseId, learnerId, chunkIds, outcome: 'fallback', ...none };
}

/** The record of work that a model did not do. @throws what is no model's failure. */
function failed(record: OutputRecord, error: unknown): OutputRecord {
  if (!(error instanceof ModelError)) throw error;
  const problem = { code: error.failure, message: error.message };
  return { ...record, outcome: error.failure === 'cancelled' ? 'cancelled' : 'fallback', problem };
}

function storedJudgement(
  judgement: Judgement,
  input: EvaluateInput,
  by: { judgedBy: StoredJudgement['judgedBy']; byModel: ReadonlySet<string>; agreed: boolean | null },
): StoredJudgement {
  const { outcome, coverage, coverageLow, coverageHigh, accuracy, clarity } = judgement;
  return {
    outcome,
    coverage,
    coverageLow,
    coverageHigh,
    accuracy,
    clarity,
    judgedBy: by.judgedBy,
    agreed: by.agreed,
    points: judgement.points.map(({ id, status, probability, said, copied: fromMaterial }) => ({
      id,
      status,
      probability,
      said: said?.text ?? null,
      copied: fromMaterial,
      by: by.byModel.has(id) ? 'model' : 'matcher',
    })),
    misconceptions: [
      ...judgement.misconceptions.map((each) => ({
        kind: each.kind,
        words: wordsOf(each, input),
        quote: each.quote.text,
      })),
      ...judgement.points
        .filter(({ id, status }) => status === 'wrong' && by.byModel.has(id))
        .map(({ id, said }) => ({
          kind: 'other' as const,
          words: say('misconception.other', { passage: textOf(input.points, id) }),
          quote: said?.text ?? '',
        })),
    ],
  };
}

function wordsOf(each: Judgement['misconceptions'][number], { points }: EvaluateInput): string {
  if (each.kind === 'confused') return say('misconception.confused', { other: each.concept, passage: each.passage });
  const passage = textOf(points, each.pointId);
  if (each.kind === 'denied') return say('misconception.denied', { passage });
  return say(`misconception.${each.kind}`, { said: each.said, written: each.written, passage });
}

function textOf(points: readonly KeyPoint[], id: string): string {
  return points.find((point) => point.id === id)?.text ?? '';
}
