/** Rows of one decision by threshold: what was thought of each, and what came true. */
export interface ThresholdRows {
  group: readonly string[];
  score: ArrayLike<number>;
  /** 1: it was right to say yes. */
  label: ArrayLike<number>;
}

export interface GroupThreshold {
  group: string;
  threshold: number;
  /** Shares now, and with the threshold. */
  before: ThresholdShares;
  after: ThresholdShares;
  /** Rows of a hundred whose answer would be another one. */
  changed: number;
}
export interface ThresholdShares {
  falseAlarm: number;
  miss: number;
}
export interface ThresholdOffer {
  groups: GroupThreshold[];
  /** Share of rows decided rightly, now and then. */
  accuracyBefore: number;
  accuracyAfter: number;
}

/**
 * A threshold of its own for each group by which all have about the false alarms that everybody has together now (post-processing by M. Hardt, E. Price
 * and N. Srebro, NIPS 2016, without their coin tosses), and what it costs. Reckoned on the same rows that it is judged by, so the gain is the best that
 * could be hoped for.
 */
export function groupThresholds({ group, score, label }: ThresholdRows, threshold: number): ThresholdOffer | null {
  const places = new Map<string, number[]>();
  group.forEach((name, row) => {
    const own = places.get(name);
    if (own) own.push(row);
    else places.set(name, [row]);
  });
  const all = group.map((_, row) => row);
  const wanted = sharesAt({ score, label }, all, threshold).falseAlarm;
  if (Number.isNaN(wanted) || places.size < 2) return null;
  let rightBefore = 0;
  let rightAfter = 0;
  const groups = [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, rows]): GroupThreshold => {
      const own = thresholdFor({ score, label }, rows, wanted, threshold);
      const changed = rows.filter((row) => isYes(score, row, own) !== isYes(score, row, threshold)).length;
      const right = (at: number) => rows.filter((row) => isYes(score, row, at) === (label[row] === 1)).length;
      rightBefore += right(threshold);
      rightAfter += right(own);
      return {
        ...{ group: name, threshold: own, changed: changed / rows.length },
        before: sharesAt({ score, label }, rows, threshold),
        after: sharesAt({ score, label }, rows, own),
      };
    });
  return { groups, accuracyBefore: rightBefore / all.length, accuracyAfter: rightAfter / all.length };
}

type Rows = Pick<ThresholdRows, 'score' | 'label'>;
const isYes = (score: ArrayLike<number>, row: number, threshold: number) => (score[row] ?? 0) >= threshold;

function sharesAt({ score, label }: Rows, rows: readonly number[], threshold: number): ThresholdShares {
  const wrong = rows.filter((row) => label[row] !== 1);
  const right = rows.filter((row) => label[row] === 1);
  return {
    falseAlarm: wrong.filter((row) => isYes(score, row, threshold)).length / wrong.length,
    miss: right.filter((row) => !isYes(score, row, threshold)).length / right.length,
  };
}

/** Of whole hundredths, the threshold whose false alarms are nearest to those wanted; of equals the one nearest to today's. */
function thresholdFor(rows: Rows, members: readonly number[], wanted: number, today: number): number {
  const far = (at: number) => Math.abs(sharesAt(rows, members, at).falseAlarm - wanted);
  const candidates = Array.from({ length: 99 }, (_, step) => (step + 1) / 100);
  return candidates
    .map((at) => ({ at, far: far(at) }))
    .filter(({ far }) => !Number.isNaN(far))
    .reduce(
      (best, each) =>
        each.far < best.far - 1e-12 ||
        (Math.abs(each.far - best.far) <= 1e-12 && Math.abs(each.at - today) < Math.abs(best.at - today))
          ? each
          : best,
      { at: today, far: far(today) },
    ).at;
}
