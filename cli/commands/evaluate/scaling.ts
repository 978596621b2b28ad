import type { Command } from 'commander';
import { evaluateScaling } from '@/evaluation/scaling/evaluate-scaling';
import { courseInMemory, readMarkdown } from '@/evaluation/tutor/course-in-memory';
import { progress, type ReportOptions, report, wholeNumber } from './report';

interface ScalingOptions extends ReportOptions {
  learners: number;
  seed: number;
  course: string;
}

export function addScalingCommand(evaluate: Command): void {
  evaluate
    .command('scaling')
    .description(
      'how often exercises are as hard as suits their learner, with and without choosing them by expected success',
    )
    .requiredOption('--course <folder>', 'folder of Markdown files: its own exercises are practised')
    .option('--learners <number>', 'simulated learners', wholeNumber(1), 200)
    .option('--seed <number>', 'seed of every random choice', wholeNumber(0), 1)
    .option('--json', 'print one JSON object')
    .action((options: ScalingOptions) => report(options, () => scaling(options)));
}

async function scaling({ learners, seed, course: folder }: ScalingOptions) {
  const course = await courseInMemory(folder, await readMarkdown(folder));
  try {
    progress(`${course.concepts.length} concepts, ${course.items.length} exercises`);
    return { learners, seed, exercises: course.items.length, rules: evaluateScaling(course.items, { learners, seed }) };
  } finally {
    await course.close();
  }
}
