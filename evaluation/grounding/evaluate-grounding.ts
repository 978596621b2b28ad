import { measureSentence } from '@/core/grounding/check';
import { type Evidence, prepareEvidence } from '@/core/grounding/evidence';
import { doubtOf } from '@/core/grounding/weigh';
import { timed } from '../cpu-time';
import { KINDS, type LabelledSentence } from './labelled';
import { tradeOff } from './trade-off';

export interface KindFigures {
  kind: string;
  sentences: number;
  /** Sentences that the check would not let through. */
  stopped: number;
  share: number;
}

export interface Shares {
  supported: number;
  altered: number;
  caught: number;
  lost: number;
  /** Share lost at another threshold of doubt, where 95 % are caught; null where the rules alone let more than 5 % pass. */
  lostAt95Caught: number | null;
  /** Share caught where 5 % are lost; null where the rules alone lose more. */
  caughtAt5Lost: number | null;
}

/** What `meno evaluate grounding --json` prints. */
export interface GroundingResult {
  sentences: number;
  supported: number;
  altered: number;
  /** Share of altered sentences that were stopped. */
  caught: number;
  /** Share of supported sentences that were stopped. */
  lost: number;
  byKind: KindFigures[];
  bySet: ({ set: string } & Shares)[];
  byCourse: ({ course: string } & Shares)[];
  /** CPU milliseconds a sentence, reading its passages included. */
  msPerSentence: number;
  /** Sentences judged wrongly, with what was said of them. */
  wrong: { kind: string; course: string; sentence: string; reasons: string[] }[];
}

/** Checks labelled sentences as the product checks them when no judge and no second try is there. */
export async function evaluateGrounding(sentences: readonly LabelledSentence[]): Promise<GroundingResult> {
  const { result, cpuSeconds } = await timed(() => sentences.map(createJudgement()));
  const verdicts = sentences.map((labelled, i) => ({ ...labelled, ...(result[i] ?? { reasons: [], doubt: 0 }) }));
  const of = (list: typeof verdicts) => {
    const supported = list.filter(({ kind }) => kind === 'supported');
    const altered = list.filter(({ kind }) => kind !== 'supported');
    return {
      supported: supported.length,
      altered: altered.length,
      caught: shareOf(altered, ({ reasons }) => reasons.length > 0),
      lost: shareOf(supported, ({ reasons }) => reasons.length > 0),
      ...tradeOff(supported, altered),
    };
  };
  return {
    sentences: sentences.length,
    ...of(verdicts),
    byKind: kindsOf(verdicts),
    bySet: [...new Set(verdicts.map(({ set }) => set))].map((set) => ({
      set,
      byKind: kindsOf(verdicts.filter((verdict) => verdict.set === set)),
      ...of(verdicts.filter((verdict) => verdict.set === set)),
    })),
    byCourse: [...new Set(verdicts.map(({ course }) => course))].map((course) => ({
      course,
      ...of(verdicts.filter((verdict) => verdict.course === course)),
    })),
    msPerSentence: sentences.length === 0 ? 0 : (cpuSeconds * 1000) / sentences.length,
    wrong: verdicts
      .filter(({ kind, reasons }) => (kind === 'supported') === reasons.length > 0)
      .map(({ kind, course, sentence, reasons }) => ({ kind, course, sentence, reasons })),
  };
}

/** How many of each kind were stopped. */
function kindsOf(verdicts: readonly { kind: string; reasons: readonly string[] }[]): KindFigures[] {
  return KINDS.flatMap((kind) => {
    const list = verdicts.filter((verdict) => verdict.kind === kind);
    const stopped = list.filter(({ reasons }) => reasons.length > 0).length;
    return list.length === 0 ? [] : [{ kind, sentences: list.length, stopped, share: stopped / list.length }];
  });
}

interface Judged {
  reasons: string[];
  /** Above 0 where it is stopped; infinite where a rule alone decides. */
  doubt: number;
}

/** Sentences on the same passages share what was read of them, as the sentences of one answer do. */
function createJudgement(): (labelled: LabelledSentence) => Judged {
  let read: { key: string; evidence: Evidence } | null = null;
  return ({ sentence, passages, terms, course }) => {
    const key = JSON.stringify([course, passages]);
    if (read?.key !== key) read = { key, evidence: prepareEvidence(passages, 'en', terms) };
    const refs = passages.map(({ ref }) => ref);
    const { verdict, features, weighs } = measureSentence(sentence, read.evidence, refs);
    const isHard =
      features === null || !weighs || verdict.reasons.some((reason) => reason === 'number' || reason === 'name');
    const doubt = isHard ? (verdict.supported ? -1 : 1) * Number.POSITIVE_INFINITY : doubtOf(features);
    return { reasons: verdict.reasons, doubt };
  };
}

function shareOf<T>(list: readonly T[], test: (each: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(test).length / list.length;
}
