import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { type ParametersOf, predictAnswers } from './compare-models';
import { type FitModelInput, type FittedModel, heldOutOf } from './fit-model';
import { readAnswers } from './read-answers';
import { inForceNow } from './run-parts';
import * as models from './store-models';

/** One answer of a learner whom no fit has seen, beside what two fits say of it. */
export interface TriedAnswer {
  learnerId: string;
  correct: boolean;
  /** Probability of a right answer and p(L) before it, by a fit in which all learners count alike. */
  plain: { expected: number; pKnown: number };
  /** The same by one in which they count by their weights. */
  weighed: { expected: number; pKnown: number };
}

/** What weighing learners would do to the learner model. */
export interface WeightTrial {
  /** The weighed fit, kept and not in force. */
  version: number;
  plain: { logLoss: number; auc: number | null };
  weighed: { logLoss: number; auc: number | null };
  answers: TriedAnswer[];
}

interface TrialDeps {
  database: Database;
  fit(input: FitModelInput): Promise<FittedModel | null>;
  now(): Date;
}

/**
 * Fits the learner model twice to a district's answers, with all learners alike and with weights, and says what both predict of learners whom neither has
 * seen. The weighed one is kept as a version that is not in force.
 * @returns null where there are too few answers for a fit.
 */
export async function tryWeights(
  { database, now, ...deps }: TrialDeps,
  districtId: string,
  weights: ReadonlyMap<string, number>,
): Promise<WeightTrial | null> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(systemActor(districtId), work);
  const { last } = await asSystem(models.evidenceTotals);
  const answers = await readAnswers(database, districtId);
  const inForce = await asSystem(inForceNow);
  const plain = await deps.fit({ answers, inForce });
  const weighed = await deps.fit({ answers, inForce, weights: Object.fromEntries(weights) });
  if (!plain || !weighed) return null;
  const version = await asSystem((tx) => models.insertModel(tx, weighed, last, now()));
  const keptOut = heldOutOf(new Set(answers.map(({ learnerId }) => learnerId)));
  const heldOut = answers.filter(({ learnerId }) => keptOut.has(learnerId));
  const [byPlain, byWeighed] = [plain, weighed].map((fitted) => predictAnswers(heldOut, parametersOf(fitted)));
  return {
    version,
    plain: plain.evaluation.candidate,
    weighed: weighed.evaluation.candidate,
    answers: heldOut.flatMap(({ learnerId, correct }, row) => {
      const [before, after] = [byPlain?.[row], byWeighed?.[row]];
      return before && after ? [{ learnerId, correct, plain: before, weighed: after }] : [];
    }),
  };
}

function parametersOf({ population, concepts }: FittedModel): ParametersOf {
  const own = new Map(concepts.map(({ conceptId, parameters }) => [conceptId, parameters]));
  return (conceptId) => own.get(conceptId) ?? population;
}
