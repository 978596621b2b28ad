import type { Command } from 'commander';
import { evaluatePathways } from '@/evaluation/pathways/evaluate-pathways';
import { readCourse } from '@/evaluation/sequencing/course-file';
import { sampleCourses } from '@/evaluation/sequencing/sample-courses';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface PathwaysOptions extends ReportOptions {
  learners: number;
  placed: number;
  seed: number;
  graph?: string;
}

export function addPathwaysCommand(evaluate: Command): void {
  evaluate
    .command('pathways')
    .description("what simulated classes reach through the product's own services, against a fixed order")
    .option('--learners <number>', 'learners in each course', wholeNumber(1), 30)
    .option(
      '--placed <number>',
      'learners in each course who are placed, those who learn among them',
      wholeNumber(0),
      200,
    )
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--graph <file>', 'JSON with concepts and edges [prerequisite, concept]; three sample courses without it')
    .option('--json', 'print one JSON object')
    .action((options: PathwaysOptions) => report(options, () => pathways(options)));
}

async function pathways({ learners, placed, seed, graph }: PathwaysOptions) {
  const courses = graph === undefined ? sampleCourses() : [await readCourse(graph)];
  return evaluatePathways(courses, { learners, placed, seed, progress });
}
