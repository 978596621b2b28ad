import { followUpOf } from '@/core/explain-back/follow-up';
import { BETWEEN_TURNS, judgeTurns, type Turn } from '@/core/explain-back/judge-turns';
import { MATCHER, MODEL_AGREES, MODEL_DISAGREES } from '@/core/explain-back/reliability';
import { withSecondOpinion } from '@/core/explain-back/second-opinion';
import type { Judgement, KeyPoint } from '@/core/explain-back/types';
import type { OutputRecord } from '@/features/language-models/contract';
import type { JudgeReliability } from '@/features/mastery/contract';
import type { ModelServing } from '@/platform/models/serving/types';
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
  /** Of the model's work, to be recorded with the judgement; null where none was asked. */
  record: OutputRecord | null;
}

/** Judges the texts of an explanation and finds what to ask next. Runs outside any transaction; a model that fails changes nothing but the note. */
export async function evaluate(serving: ModelServing, input: EvaluateInput, signal: AbortSignal): Promise<Evaluated> {
  const { material, points, locale, turns } = input;
  const base = { ...material, points, locale };
  const matched = judgeTurns(base, turns);
  const text = turns.map((turn) => turn.text).join(BETWEEN_TURNS);
  const asks = matched.state === 'fine' && serving.available('judge');
  const opinion = asks ? await secondOpinion(serving, input, matched, text, signal) : null;
  const judgement = opinion?.judgement ?? matched;
  const stored = storedJudgement(judgement, input, {
    judgedBy: !asks ? 'matcher' : opinion?.byModel ? 'model' : 'matcher_alone',
    byModel: opinion?.byModel ?? new Set(),
    agreed: opinion?.agreed ?? null,
  });
  const next = input.asked.length < MOST_FOLLOW_UPS ? followUpOf(judgement, points, input.asked) : null;
  const followUp = next && matched.state === 'fine' ? await question(serving, input, next, text, signal) : null;
  return { state: matched.state, judgement: stored, followUp, record: opinion?.record ?? null };
}

/** What an outcome is worth as evidence, by who judged. */
export function reliabilityOf({ judgedBy, agreed }: Pick<StoredJudgement, 'judgedBy' | 'agreed'>): JudgeReliability {
  if (judgedBy !== 'model' || agreed === null) return MATCHER;
  return agreed ? MODEL_AGREES : MODEL_DISAGREES;
}

async function secondOpinion(
  serving: ModelServing,
  input: EvaluateInput,
  matched: Judgement,
  text: string,
  signal: AbortSignal,
): Promise<{
  judgement: Judgement | null;
  byModel: ReadonlySet<string> | null;
  agreed: boolean | null;
  record: OutputRecord;
}> {
  const { learnerId, courseId, points, material, locale, conceptName } = input;
  const chunkIds = [...new Set(points.map(({ passageId }) => passageId))];
  const record = { task: 'explain_back', courseId, learnerId, chunkIds, droppedChunkIds: [], grounding: null } as const;
  try {
    const { verdicts, served } = await askJudge(serving, { learnerId, concept: conceptName, points, text }, signal);
    const { judgement, byModel, agreed } = withSecondOpinion({ ...material, points, locale, text }, matched, verdicts);
    return {
      judgement,
      byModel,
      agreed,
      record: { ...record, ...copied(record), served, outcome: 'shown', problem: null },
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const problem = { code: error.failure, message: error.message };
    const outcome = error.failure === 'cancelled' ? 'cancelled' : 'fallback';
    const failed: OutputRecord = { ...record, ...copied(record), served: null, outcome, problem };
    return { judgement: null, byModel: null, agreed: null, record: failed };
  }
}

function copied(record: { chunkIds: readonly string[]; droppedChunkIds: readonly string[] }) {
  return { chunkIds: [...record.chunkIds], droppedChunkIds: [...record.droppedChunkIds] };
}

async function question(
  serving: ModelServing,
  { learnerId, conceptName, points, locale, language }: EvaluateInput,
  next: NonNullable<ReturnType<typeof followUpOf>>,
  text: string,
  signal: AbortSignal,
): Promise<StoredFollowUp> {
  const plain = { question: plainQuestion(conceptName, next), pointId: next.pointId, byModel: false };
  const point = points.find(({ id }) => id === next.pointId);
  if (next.about === 'confused' || !point || !serving.available('tutor')) return plain;
  try {
    const input = { learnerId, concept: conceptName, point, about: next.about, text, locale, language };
    const written = await modelQuestion(serving, input, signal);
    return written === null ? plain : { ...plain, question: written, byModel: true };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return plain;
  }
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
