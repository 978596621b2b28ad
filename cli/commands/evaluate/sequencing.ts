import type { Command } from 'commander';
import { readCourse } from '@/evaluation/sequencing/course-file';
import { evaluateSequencing } from '@/evaluation/sequencing/evaluate-sequencing';
import { sampleCourses } from '@/evaluation/sequencing/sample-courses';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface SequencingOptions extends ReportOptions {
  learners: number;
  seed: number;
  graph?: string;
}

export function addSequencingCommand(evaluate: Command): void {
  evaluate
    .command('sequencing')
    .description('what simulated learners reach in a course under each way of choosing what comes next')
    .option('--learners <number>', 'learners under each policy', wholeNumber(1), 2000)
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--graph <file>', 'JSON with concepts and edges [prerequisite, concept]; three sample courses without it')
    .option('--json', 'print one JSON object')
    .action((options: SequencingOptions) => report(options, () => sequencing(options)));
}

async function sequencing({ learners, seed, graph }: SequencingOptions) {
  const courses = graph === undefined ? sampleCourses() : [await readCourse(graph)];
  return evaluateSequencing(courses, { learners, seed, progress });
}
