import type { Command } from 'commander';
import { evaluateEarlyWarning } from '@/evaluation/federation/evaluate-early-warning';
import { evaluateFederation } from '@/evaluation/federation/evaluate-federation';
import { evaluateItems } from '@/evaluation/federation/evaluate-items';
import { evaluateRisk } from '@/evaluation/federation/evaluate-risk';
import { sampleCourses } from '@/evaluation/sequencing/sample-courses';
import { RISK_STANDARD } from '@/features/federation/plan';
import { type ReportOptions, report, wholeNumber } from './report';

interface FederationOptions extends ReportOptions {
  districts: number;
  learners: number;
  concepts: number;
  answers: number;
  rounds: number;
  rho: string;
  itemRho: string;
  riskRho: string;
  risk?: string;
  seed: number;
}

const ITEM_ROUNDS = 3;
/** Rounds of slopes, as a plan has them that says nothing else. */
const RISK_ROUNDS = RISK_STANDARD.rounds - 1;
/** Draws of the noise that a figure on real pupils is the mean of. */
const DRAWS = 10;

export function addFederationCommand(evaluate: Command): void {
  evaluate
    .command('federation')
    .description(
      'how well districts predict that improve knowledge tracing, difficulties and early warning together, beside pooled answers and each alone',
    )
    .option('--districts <number>', 'simulated districts', wholeNumber(3), 5)
    .option('--learners <number>', 'learners of each', wholeNumber(20), 1000)
    .option('--concepts <number>', 'concepts of each learner', wholeNumber(1), 5)
    .option('--answers <number>', 'answers of a learner on a concept', wholeNumber(2), 8)
    .option('--rounds <number>', 'rounds', wholeNumber(1), 8)
    .option('--rho <number>', 'what all rounds lose together', '2')
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--item-rho <number>', 'what the rounds for exercises lose together', '0.5')
    .option('--risk-rho <number>', 'what the rounds for who may fall behind lose together', '0.5')
    .option('--risk <folder>', 'train.csv and test.csv of real pupils: also a logistic regression of who fails')
    .option('--json', 'print one JSON object')
    .action((options: FederationOptions) => report(options, () => federation(options)));
}

async function federation({ rho, itemRho, riskRho, risk, concepts, answers, rounds, ...options }: FederationOptions) {
  const courses = sampleCourses().map((course) =>
    evaluateFederation(course, { ...options, concepts, answers, rounds, rho: Number(rho) }),
  );
  const { rows: items, ...ofItems } = evaluateItems({ ...options, rounds: ITEM_ROUNDS, rho: Number(itemRho) });
  const warned = sampleCourses().map((course) => evaluateEarlyWarning(course, { ...options, rhos: [Number(riskRho)] }));
  const people = risk
    ? await evaluateRisk(risk, { ...{ rhos: [Number(rho)], rounds: RISK_ROUNDS, draws: DRAWS }, seed: options.seed })
    : null;
  return {
    rows: courses.flatMap(({ rows, ...of }) => rows.map((row) => ({ ...of, ...row }))),
    items: items.map((row) => ({ ...ofItems, ...row })),
    earlyWarning: warned.flatMap(withRest),
    ...(people ? { risk: withRest(people) } : {}),
  };
}

/** Each row beside what holds for all of them. */
function withRest<F extends { rows: readonly object[] }>({ rows, ...rest }: F) {
  return rows.map((row) => ({ ...rest, ...row }));
}
