import type { Attribute, Subject } from '@/core/fairness/audit';
import { Counts, gradingSubject, masterySubject, recommendationSubject, riskSubject } from '@/core/fairness/subjects';
import { createRandom, type Random } from '@/core/random/random';
import { WARNED_FROM } from '@/core/risk/model';
import { DEFAULT_PARAMETERS, parametersOf, predictCorrect, traceAnswer } from '@/core/tracing/bkt';
import { logistic } from '@/core/tracing/logistic/sigmoid';
import { KNOWN_FROM } from '@/core/tracing/thresholds';

/** What is done to the learners of the smaller language, and to nobody else. */
export interface Planted {
  name: string;
  /** p(S) of theirs: they know, and answer wrong; the model goes on reckoning with 0.1. */
  slip: number;
  /** Chance that they are offered a recommendation; 0.7 for the others. */
  offered: number;
  /** Chance that a right explanation of theirs is judged too hard; 0.15 for the others. */
  harsh: number;
  /** Log-odds by which they are guessed to fall behind more than they do; 0 for the others. */
  warned: number;
  /** Only of this sex; left out: of both. */
  sex?: 'f' | 'm';
  /** Answers on each concept; 8 for the others. Nothing is wrong with the estimates then: they have come less far. */
  answers: number;
}

const FAIR = { slip: 0.1, offered: 0.7, harsh: 0.15, warned: 0, answers: 8 };
export const SCENARIOS: readonly Planted[] = [
  { name: 'nothing', ...FAIR },
  { name: 'estimates', ...FAIR, slip: 0.3 },
  { name: 'recommendations', ...FAIR, offered: 0.4 },
  { name: 'grading', ...FAIR, harsh: 0.4 },
  { name: 'warnings', ...FAIR, warned: 1.2 },
  { name: 'estimates of one sex', ...FAIR, slip: 0.3, sex: 'f' },
  { name: 'less practice, estimates right', ...FAIR, answers: 2 },
];

const CONCEPTS = 5;
const EXPLANATIONS = 4;
/** Share of learners who let themselves be looked at, and guesses on each, a week apart. */
const WILLING = 0.6;
const GUESSES = 8;

/**
 * A school of learners with three attributes (half and half, three thirds, four to one), who answer, are offered recommendations, explain,
 * and are guessed to fall behind or not.
 * What they know at first differs from learner to learner (beta with mean p(L0) and 4 pseudo-observations), so that the answers of one hang together more than the
 * model knows.
 */
export function simulateSchool(learners: number, planted: Planted, seed: number): [Subject[], Attribute[]] {
  const random = createRandom(seed);
  const everybody = Array.from({ length: learners }, (_, learner) => learner);
  const drawn = (groups: readonly string[], weights: readonly number[]) =>
    everybody.map(() => groups[random.weighted(weights)] ?? '');
  const language = drawn(['first', 'second'], [4, 1]);
  const sex = drawn(['f', 'm'], [1, 1]);
  const attributes: Attribute[] = [
    { name: 'sex', groupOf: sex },
    { name: 'age_band', groupOf: drawn(['11–12', '13–14', '15–16'], [1, 1, 1]) },
    { name: 'language', groupOf: language },
  ];
  const answers = { learner: [] as number[], pKnown: [] as number[], expected: [] as number[], right: [] as number[] };
  const counts = () => new Counts(learners);
  const [offered, opened, after, without] = [counts(), counts(), counts(), counts()];
  const [passed, tooHarsh, tooLenient] = [counts(), counts(), counts()];
  const treated = everybody.map((learner) => {
    const meant = language[learner] === 'second' && (planted.sex ?? sex[learner]) === sex[learner];
    return meant ? planted : FAIR;
  });
  for (const learner of everybody) {
    const own = treated[learner] ?? FAIR;
    answerAs(random, own, (pKnown, expected, right) => {
      answers.learner.push(learner);
      answers.pKnown.push(pKnown);
      answers.expected.push(expected);
      answers.right.push(right ? 1 : 0);
    });
    const isOffered = random.chance(own.offered);
    offered.add(learner, isOffered ? 1 : 0);
    for (let offer = 0; offer < 3; offer++) {
      if (isOffered) opened.add(learner, random.chance(0.5) ? 1 : 0);
      if (isOffered) after.add(learner, random.chance(0.65) ? 1 : 0);
      if (random.chance(0.1)) without.add(learner, random.chance(0.6) ? 1 : 0);
    }
    for (let explanation = 0; explanation < EXPLANATIONS; explanation++) {
      const good = random.chance(0.6);
      const judged = good ? !random.chance(own.harsh) : random.chance(0.1);
      passed.add(learner, judged ? 1 : 0);
      if (judged) tooLenient.add(learner, good ? 0 : 1);
      else tooHarsh.add(learner, good ? 1 : 0);
    }
  }
  const rows = {
    learner: Int32Array.from(answers.learner),
    pKnown: Float64Array.from(answers.pKnown),
    expected: Float64Array.from(answers.expected),
    right: Uint8Array.from(answers.right),
  };
  const subjects = [
    masterySubject(rows, learners, KNOWN_FROM),
    recommendationSubject({ learners: everybody, offered, opened, rightAfter: after, rightWithout: without }),
    gradingSubject({ learners: everybody, passed, tooHarsh, tooLenient }),
    riskSubject(guessesOn(random, treated), learners),
  ];
  return [subjects, attributes];
}

/** Guesses whose probabilities are right but for what was planted; those on one learner hang together. */
function guessesOn(random: Random, treated: readonly Pick<Planted, 'warned'>[]) {
  const rows = {
    learner: [] as number[],
    probability: [] as number[],
    warned: [] as number[],
    happened: [] as number[],
  };
  treated.forEach(({ warned }, learner) => {
    if (!random.chance(WILLING)) return;
    const usual = random.normal(-0.8, 1.2);
    for (let guess = 0; guess < GUESSES; guess++) {
      const truth = random.normal(usual, 0.4);
      const probability = logistic(truth + warned);
      rows.learner.push(learner);
      rows.probability.push(probability);
      rows.warned.push(probability >= WARNED_FROM ? 1 : 0);
      rows.happened.push(random.chance(logistic(truth)) ? 1 : 0);
    }
  });
  return rows;
}

/** Answers of one learner as knowledge tracing has them, beside what the model in force says before each. */
function answerAs(
  random: Random,
  { slip, answers }: Pick<Planted, 'slip' | 'answers'>,
  tell: (pKnown: number, expected: number, right: boolean) => void,
): void {
  const model = parametersOf(DEFAULT_PARAMETERS, 0.25);
  const start = random.beta(model.pInit * 4, (1 - model.pInit) * 4);
  for (let concept = 0; concept < CONCEPTS; concept++) {
    let knows = random.chance(start);
    let pKnown = model.pInit;
    for (let answer = 0; answer < answers; answer++) {
      const right = random.chance(knows ? 1 - slip : model.pGuess);
      tell(pKnown, predictCorrect(pKnown, model), right);
      pKnown = traceAnswer(pKnown, right, model);
      knows ||= random.chance(model.pLearn);
    }
  }
}
