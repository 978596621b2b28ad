import type { Command } from 'commander';
import { evaluatePrerequisites } from '@/evaluation/prerequisites/evaluate-prerequisites';
import { readCourse } from '@/evaluation/prerequisites/read-course';
import { readPairs } from '@/evaluation/prerequisites/read-pairs';
import { progress, type ReportOptions, report } from './report';

interface PrerequisiteOptions extends ReportOptions {
  course: string;
  pairs: string;
  language: string;
}

export function addPrerequisitesCommand(evaluate: Command): void {
  evaluate
    .command('prerequisites')
    .description('how well the map says what is needed before what, held against pairs that are known')
    .requiredOption('--course <folder>', 'the material, a folder of Markdown')
    .requiredOption(
      '--pairs <file>',
      'CSV: a, b, label (1: b is needed before a), or concept, prerequisite (all needed, all other pairs not)',
    )
    .option('--language <tag>', 'language of the material', 'en')
    .option('--json', 'print one JSON object')
    .action(({ course, pairs, language, ...options }: PrerequisiteOptions) =>
      report(options, async () => {
        const gold = await readPairs(pairs);
        progress(`reading ${course}`);
        const chunks = await readCourse(course);
        progress(`looking for ${gold.concepts.length} concepts in ${chunks.length} passages`);
        const figures = evaluatePrerequisites(chunks, gold, language);
        if (figures.notFound.length > 0) progress(`not found in the material: ${figures.notFound.join(', ')}`);
        return figures;
      }),
    );
}
