import type { Command } from 'commander';
import { evaluatePlacement } from '@/evaluation/placement/evaluate-placement';
import { NEWCOMERS } from '@/evaluation/placement/other-newcomers';
import { readCourse } from '@/evaluation/sequencing/course-file';
import { sampleCourses } from '@/evaluation/sequencing/sample-courses';
import { CommandError } from '../../command-error';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface PlacementOptions extends ReportOptions {
  learners: number;
  crowd: number;
  seed: number;
  newcomers: string;
  graph?: string;
}

export function addPlacementCommand(evaluate: Command): void {
  evaluate
    .command('placement')
    .description('how near placements come to what simulated learners know, and how near anything could')
    .option('--learners <number>', 'learners in each course', wholeNumber(1), 200)
    .option('--crowd <number>', 'newcomers by whom one who knew everyone would judge', wholeNumber(100), 10_000)
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--newcomers <kind>', `who comes: ${Object.keys(NEWCOMERS).join(', ')}`, 'usual')
    .option('--graph <file>', 'JSON with concepts and edges [prerequisite, concept]; three sample courses without it')
    .option('--json', 'print one JSON object')
    .action((options: PlacementOptions) => report(options, () => placement(options)));
}

async function placement({ learners, crowd, seed, newcomers, graph }: PlacementOptions) {
  const population = NEWCOMERS[newcomers];
  if (!population) {
    throw new CommandError(`--newcomers is none of ${Object.keys(NEWCOMERS).join(', ')}: ${newcomers}`, 2);
  }
  const courses = graph === undefined ? sampleCourses() : [await readCourse(graph)];
  const rows = evaluatePlacement(courses, { learners, crowd, seed, population, progress });
  return { learners, crowd, seed, newcomers, courses: rows };
}
