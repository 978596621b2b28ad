import type { Command } from 'commander';
import { evaluateFederation } from '@/evaluation/federation/evaluate-federation';
import { sampleCourses } from '@/evaluation/sequencing/sample-courses';
import { type ReportOptions, report, wholeNumber } from './report';

interface FederationOptions extends ReportOptions {
  districts: number;
  learners: number;
  concepts: number;
  answers: number;
  rounds: number;
  rho: string;
  seed: number;
}

export function addFederationCommand(evaluate: Command): void {
  evaluate
    .command('federation')
    .description(
      'how well districts predict that improve knowledge tracing together, beside pooled answers and each alone',
    )
    .option('--districts <number>', 'simulated districts', wholeNumber(3), 5)
    .option('--learners <number>', 'learners of each', wholeNumber(20), 1000)
    .option('--concepts <number>', 'concepts of each learner', wholeNumber(1), 5)
    .option('--answers <number>', 'answers of a learner on a concept', wholeNumber(2), 8)
    .option('--rounds <number>', 'rounds', wholeNumber(1), 8)
    .option('--rho <number>', 'what all rounds lose together', '2')
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: FederationOptions) => report(options, async () => federation(options)));
}

function federation({ rho, ...options }: FederationOptions) {
  const courses = sampleCourses().map((course) => evaluateFederation(course, { ...options, rho: Number(rho) }));
  return { rows: courses.flatMap(({ rows, ...of }) => rows.map((row) => ({ ...of, ...row }))) };
}
