import { checkSentence } from '@/core/grounding/check';
import { type Evidence, prepareEvidence } from '@/core/grounding/evidence';
import { timed } from '../cpu-time';
import { KINDS, type LabelledSentence } from './labelled';

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
  const verdicts = sentences.map((labelled, i) => ({ ...labelled, reasons: result[i] ?? [] }));
  const stopped = verdicts.filter(({ reasons }) => reasons.length > 0);
  const of = (list: typeof verdicts) => {
    const supported = list.filter(({ kind }) => kind === 'supported');
    const altered = list.filter(({ kind }) => kind !== 'supported');
    return {
      supported: supported.length,
      altered: altered.length,
      caught: shareOf(altered, ({ reasons }) => reasons.length > 0),
      lost: shareOf(supported, ({ reasons }) => reasons.length > 0),
    };
  };
  return {
    sentences: sentences.length,
    ...of(verdicts),
    byKind: KINDS.map((kind) => verdicts.filter((verdict) => verdict.kind === kind))
      .filter((list) => list.length > 0)
      .map((list) => ({
        kind: list[0]?.kind ?? '',
        sentences: list.length,
        stopped: list.filter((verdict) => stopped.includes(verdict)).length,
        share: shareOf(list, ({ reasons }) => reasons.length > 0),
      })),
    bySet: [...new Set(verdicts.map(({ set }) => set))].map((set) => ({
      set,
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

/** Sentences on the same passages share what was read of them, as the sentences of one answer do. */
function createJudgement(): (labelled: LabelledSentence) => string[] {
  let read: { key: string; evidence: Evidence } | null = null;
  return ({ sentence, passages, terms, course }) => {
    const key = JSON.stringify([course, passages]);
    if (read?.key !== key) read = { key, evidence: prepareEvidence(passages, 'en', terms) };
    const refs = passages.map(({ ref }) => ref);
    return checkSentence(sentence, read.evidence, refs).reasons;
  };
}

function shareOf<T>(list: readonly T[], test: (each: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(test).length / list.length;
}
