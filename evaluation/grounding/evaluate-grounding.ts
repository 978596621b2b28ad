import { checkSentence } from '@/core/grounding/check';
import { prepareEvidence } from '@/core/grounding/evidence';
import { timed } from '../cpu-time';
import { KINDS, type LabelledSentence } from './labelled';

export interface KindFigures {
  kind: string;
  sentences: number;
  /** Sentences that the check would not let through. */
  stopped: number;
  share: number;
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
  byCourse: { course: string; supported: number; altered: number; caught: number; lost: number }[];
  /** CPU milliseconds a sentence, reading its passages included. */
  msPerSentence: number;
  /** Sentences judged wrongly, with what was said of them. */
  wrong: { kind: string; course: string; sentence: string; reasons: string[] }[];
}

/** Checks labelled sentences as the product checks them when no judge and no second try is there. */
export async function evaluateGrounding(sentences: readonly LabelledSentence[]): Promise<GroundingResult> {
  const { result, cpuSeconds } = await timed(() => sentences.map(verdictOf));
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
    byCourse: [...new Set(verdicts.map(({ course }) => course))].map((course) => ({
      course,
      ...of(verdicts.filter((verdict) => verdict.course === course)),
    })),
    msPerSentence: sentences.length === 0 ? 0 : (cpuSeconds * 1000) / sentences.length,
    wrong: verdicts
      .filter(({ kind, reasons }) => (kind === "supported") === (reasons.length > 0))
      .map(({ kind, course, sentence, reasons }) => ({ kind, course, sentence, reasons })),
  };
}

function verdictOf({ sentence, passages, terms }: LabelledSentence): string[] {
  const evidence = prepareEvidence(passages, 'en', terms);
  const verdict = checkSentence(
    sentence,
    evidence,
    passages.map(({ ref }) => ref),
  );
  return verdict.reasons;
}

function shareOf<T>(list: readonly T[], test: (each: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(test).length / list.length;
}
