import { createEmptyCard, fsrs } from 'ts-fsrs';
import { type OnlineState, UNKNOWN, updateOnline } from '@/core/difficulty/online/elo';
import { MS_PER_DAY } from '@/core/memory/days';
import { type ConceptMemory, reviewConcept } from '@/core/memory/memory';
import { createRandom } from '@/core/random/random';
import { type ApproachArms, createArms, observeArm, teachingRate } from '@/core/sequencing/approach-arms';
import { type Credit, creditOf } from '@/core/sequencing/soft-credit';
import { thompsonApproach } from '@/core/sequencing/thompson';
import { zpdesDraw, zpdesUpdate } from '@/core/sequencing/zpdes';
import { type BktParameters, traceAnswer } from '@/core/tracing/bkt';
import type { Figure } from '../figure';

const ANSWERS = 100_000;
/** Enough learners that their state does not lie in the nearest cache, as on a server. */
const [LEARNERS, CONCEPTS, ITEMS] = [500, 20, 200];
const APPROACH_RATES = Float64Array.of(0.1, 0.15, 0.2, 0.15, 0.1);
const PARAMETERS: BktParameters = { pInit: 0.3, pLearn: 0.15, pSlip: 0.1, pGuess: 0.2 };

/** One answer's update of everything that is kept of a learner, part by part and as a whole, in CPU µs. */
export async function benchUpdate(): Promise<Figure[]> {
  const reference = { what: "a step of ts-fsrs's own scheduler alone", value: microseconds(packageScheduler()) };
  const part = (what: string, update: Update): Figure => ({
    what: `One answer: ${what}`,
    value: microseconds(update),
    unit: 'µs',
    reference,
  });
  const whole = [tracing(), ability(), memory(), bandits(), choice()];
  return [
    part('p(L) by knowledge tracing', tracing()),
    part('ability and difficulty', ability()),
    part('memory', memory()),
    part('bandits (credit of the explanation, ZPDES)', bandits()),
    part('choice of what comes next (ZPDES draws a concept, Thompson an approach)', choice()),
    {
      ...part('the whole model update and the next choice', (answer) => {
        for (const update of whole) update(answer);
      }),
      aim: 'under 50',
    },
  ];
}

interface Answer {
  learner: number;
  concept: number;
  item: number;
  correct: boolean;
  /** How many answers the learner gave before: days since the first. */
  day: number;
}

type Update = (answer: Answer) => void;

function tracing(): Update {
  const known = new Float64Array(LEARNERS * CONCEPTS).fill(PARAMETERS.pInit);
  return ({ learner, concept, correct }) => {
    const at = learner * CONCEPTS + concept;
    known[at] = traceAnswer(known[at] ?? 0, correct, PARAMETERS);
  };
}

function ability(): Update {
  const learners: OnlineState[] = Array.from({ length: LEARNERS }, () => UNKNOWN);
  const items: OnlineState[] = Array.from({ length: ITEMS }, () => UNKNOWN);
  const curve = { discrimination: 1.2, guessing: 0.2 };
  return ({ learner, item, correct }) => {
    const after = updateOnline(learners[learner] ?? UNKNOWN, items[item] ?? UNKNOWN, correct, curve);
    learners[learner] = after.learner;
    items[item] = after.item;
  };
}

function memory(): Update {
  const memories: (ConceptMemory | null)[] = Array.from({ length: LEARNERS * CONCEPTS }, () => null);
  return ({ learner, concept, correct, day }) => {
    const at = learner * CONCEPTS + concept;
    memories[at] = reviewConcept(memories[at] ?? null, { correct, hintsUsed: 0, at: day * MS_PER_DAY });
  };
}

function bandits(): Update {
  const arms: ApproachArms[] = Array.from({ length: LEARNERS }, () => createArms(CONCEPTS, APPROACH_RATES));
  const quality = Array.from({ length: LEARNERS }, () => new Float64Array(CONCEPTS).fill(0.2));
  const credit: Credit = { tried: 0, taught: 0 };
  return ({ learner, concept, item, correct }) => {
    const [own, qualities] = [arms[learner], quality[learner]];
    if (!own || !qualities) return;
    const approach = item % APPROACH_RATES.length;
    creditOf(0.4, teachingRate(own, concept, approach), 0.9, 0.2, correct, credit);
    observeArm(own, concept, approach, credit.tried, credit.taught);
    zpdesUpdate(qualities, concept, credit.taught);
  };
}

function choice(): Update {
  const arms = createArms(CONCEPTS, APPROACH_RATES);
  const quality = Float64Array.from({ length: CONCEPTS }, (_, concept) => 0.05 + concept / CONCEPTS);
  const candidates = Int32Array.from({ length: CONCEPTS }, (_, concept) => concept);
  const random = createRandom(3);
  // Counted, so that no draw can be left out.
  const chosen = new Int32Array(CONCEPTS * APPROACH_RATES.length);
  return () => {
    const concept = candidates[zpdesDraw(quality, candidates, CONCEPTS, random)] ?? 0;
    const at = concept * APPROACH_RATES.length + thompsonApproach(arms, concept, random);
    chosen[at] = (chosen[at] ?? 0) + 1;
  };
}

function packageScheduler(): Update {
  const scheduler = fsrs({ enable_fuzz: false });
  const cards = Array.from({ length: LEARNERS * CONCEPTS }, () => createEmptyCard(new Date(0)));
  return ({ learner, concept, correct, day }) => {
    const at = learner * CONCEPTS + concept;
    const card = cards[at];
    if (card) cards[at] = scheduler.next(card, new Date(day * MS_PER_DAY), correct ? 3 : 1).card;
  };
}

/** CPU µs of one update, after as many to warm up: an answer of each learner in turn, at random on concepts and items. */
function microseconds(update: Update): number {
  const random = createRandom(1);
  const answers: Answer[] = Array.from({ length: 2 * ANSWERS }, (_, at) => ({
    learner: at % LEARNERS,
    concept: random.integer(CONCEPTS),
    item: random.integer(ITEMS),
    correct: random.chance(0.66),
    day: Math.floor(at / LEARNERS),
  }));
  for (const answer of answers.slice(0, ANSWERS)) update(answer);
  const measured = answers.slice(ANSWERS);
  const before = process.cpuUsage();
  for (const answer of measured) update(answer);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / ANSWERS;
}
