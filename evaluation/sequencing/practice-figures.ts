/** One answer of a practice log, the answers of a learner in their order. */
export interface PracticeAnswer {
  learner: string;
  concept: string;
  correct: boolean;
}

/** What a log of practice looks like from outside. All shares are 0 to 1. */
export interface PracticeFigures {
  answers: number;
  learners: number;
  /** Share of right answers. */
  mean: number;
  /** Share of right answers at the first, second … tenth answer of a learner on a concept. */
  curve: number[];
  /** Share right after a right and after a wrong answer on the same concept. */
  afterRight: number;
  afterWrong: number;
  /** Standard deviation of learners' shares, of those with 20 answers or more, without what chance alone would give. */
  learnerSpread: number;
  /** The same of concepts with 100 answers or more. */
  conceptSpread: number;
}

const CURVE = 10;

/** Figures of a log; NaN where there is nothing to count. */
export function practiceFigures(log: Iterable<PracticeAnswer>): PracticeFigures {
  const curve = Array.from({ length: CURVE }, () => new Share());
  const [all, afterRight, afterWrong] = [new Share(), new Share(), new Share()];
  const learners = new Map<string, Share>();
  const concepts = new Map<string, Share>();
  const last = new Map<string, { answers: number; correct: boolean }>();
  for (const { learner, concept, correct } of log) {
    const key = `${learner}\n${concept}`;
    const before = last.get(key);
    if (before) (before.correct ? afterRight : afterWrong).add(correct);
    curve[before?.answers ?? 0]?.add(correct);
    last.set(key, { answers: (before?.answers ?? 0) + 1, correct });
    all.add(correct);
    shareOf(learners, learner).add(correct);
    shareOf(concepts, concept).add(correct);
  }
  return {
    answers: all.count,
    learners: learners.size,
    mean: all.value,
    curve: curve.map((share) => share.value),
    afterRight: afterRight.value,
    afterWrong: afterWrong.value,
    learnerSpread: spread([...learners.values()].filter(({ count }) => count >= 20)),
    conceptSpread: spread([...concepts.values()].filter(({ count }) => count >= 100)),
  };
}

class Share {
  count = 0;
  right = 0;

  add(correct: boolean): void {
    this.count++;
    if (correct) this.right++;
  }

  get value(): number {
    return this.right / this.count;
  }
}

function shareOf(shares: Map<string, Share>, key: string): Share {
  const found = shares.get(key) ?? new Share();
  shares.set(key, found);
  return found;
}

/** √(variance of the shares − mean of their binomial variances p(1 − p) / (n − 1)), never below 0. */
function spread(shares: readonly Share[]): number {
  const mean = shares.reduce((sum, { value }) => sum + value, 0) / shares.length;
  const variance = shares.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / shares.length;
  const chance = shares.reduce((sum, { value, count }) => sum + (value * (1 - value)) / (count - 1), 0) / shares.length;
  return Math.sqrt(Math.max(0, variance - chance));
}
