import { timed } from '../cpu-time';
import { createJudgement, type Judged } from './judge-labelled';
import { KINDS, type LabelledSentence } from './labelled';
import { tradeOff } from './trade-off';

export interface KindFigures {
  kind: string;
  sentences: number;
  /** Not shown in the words that they were written in. */
  stopped: number;
  share: number;
}

export interface Shares {
  supported: number;
  altered: number;
  /** Share of altered sentences that nobody reads. */
  caught: number;
  /** Share of supported sentences whose content nobody reads: taken out, or replaced by a quotation that says something else. */
  lost: number;
  /** Share of supported sentences that are said by a quotation of the passages instead. */
  quoted: number;
  /** Share of supported sentences that stay in their own words. */
  own: number;
  /** The check alone, without quotations: share stopped at the threshold where 95 % of the altered ones are; null where none is. */
  stoppedAt95Caught: number | null;
  /** The check alone: share caught where 5 % of the supported ones are stopped. */
  caughtAt5Stopped: number | null;
}

/** What `meno evaluate grounding --json` prints. */
export interface GroundingResult extends Shares {
  sentences: number;
  byKind: KindFigures[];
  bySet: ({ set: string; byKind: KindFigures[] } & Shares)[];
  byCourse: ({ course: string } & Shares)[];
  /** CPU milliseconds a sentence, reading its passages included. */
  msPerSentence: number;
  /** Altered sentences that were shown and supported ones that were lost, with what stands in their place. */
  wrong: { kind: string; course: string; sentence: string; instead: string | null; reasons: string[] }[];
}

type Verdict = LabelledSentence & Judged;

/** Checks labelled sentences as the product checks them when no judge and no second try is there. */
export async function evaluateGrounding(sentences: readonly LabelledSentence[]): Promise<GroundingResult> {
  const judge = createJudgement();
  const { result: verdicts, cpuSeconds } = await timed(async () => {
    const out: Verdict[] = [];
    for (const labelled of sentences) out.push({ ...labelled, ...(await judge(labelled)) });
    return out;
  });
  const groups = <Key extends 'set' | 'course'>(key: Key) =>
    [...new Set(verdicts.map((verdict) => verdict[key]))].map((value) => ({
      value,
      list: verdicts.filter((verdict) => verdict[key] === value),
    }));
  return {
    sentences: sentences.length,
    ...sharesOf(verdicts),
    byKind: kindsOf(verdicts),
    bySet: groups('set').map(({ value, list }) => ({ set: value, byKind: kindsOf(list), ...sharesOf(list) })),
    byCourse: groups('course').map(({ value, list }) => ({ course: value, ...sharesOf(list) })),
    msPerSentence: sentences.length === 0 ? 0 : (cpuSeconds * 1000) / sentences.length,
    wrong: verdicts
      .filter((verdict) => (isSupported(verdict) ? isLost(verdict) : verdict.shown === 'own'))
      .map(({ kind, course, sentence, text, reasons }) => ({ kind, course, sentence, instead: text, reasons })),
  };
}

const isSupported = ({ kind }: Verdict) => kind === 'supported';
const isLost = ({ shown, says }: Verdict) => shown === 'nothing' || (shown === 'quoted' && !says);

function sharesOf(list: readonly Verdict[]): Shares {
  const supported = list.filter(isSupported);
  const altered = list.filter((verdict) => !isSupported(verdict));
  const { lostAt95Caught, caughtAt5Lost } = tradeOff(supported, altered);
  return {
    supported: supported.length,
    altered: altered.length,
    caught: shareOf(altered, ({ shown }) => shown !== 'own'),
    lost: shareOf(supported, isLost),
    quoted: shareOf(supported, ({ shown, says }) => shown === 'quoted' && says),
    own: shareOf(supported, ({ shown }) => shown === 'own'),
    stoppedAt95Caught: lostAt95Caught,
    caughtAt5Stopped: caughtAt5Lost,
  };
}

/** How many of each kind were stopped. */
function kindsOf(verdicts: readonly Verdict[]): KindFigures[] {
  return KINDS.flatMap((kind) => {
    const list = verdicts.filter((verdict) => verdict.kind === kind);
    const stopped = list.filter(({ shown }) => shown !== 'own').length;
    return list.length === 0 ? [] : [{ kind, sentences: list.length, stopped, share: stopped / list.length }];
  });
}

function shareOf<T>(list: readonly T[], test: (each: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(test).length / list.length;
}
