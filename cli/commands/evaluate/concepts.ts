import type { Command } from 'commander';
import { glossaryRecall } from '@/evaluation/concepts/glossary-recall';
import { InputError } from '@/evaluation/input/input-error';
import { readCourse } from '@/evaluation/prerequisites/read-course';
import { progress, type ReportOptions, report } from './report';

interface ConceptOptions extends ReportOptions {
  course: string;
  language: string;
}

export function addConceptsCommand(evaluate: Command): void {
  evaluate
    .command('concepts')
    .description("how many terms of a course's own glossary the map finds, with the glossary and without it")
    .requiredOption('--course <folder>', 'the material, a folder of Markdown with a file called glossary or reference')
    .option('--language <tag>', 'language of the material', 'en')
    .option('--json', 'print one JSON object')
    .action(({ course, language, ...options }: ConceptOptions) =>
      report(options, async () => {
        const chunks = await readCourse(course);
        const figures = glossaryRecall(chunks, language);
        if (figures.terms === 0) throw new InputError(course, null, 'there is no glossary whose terms the rest names');
        progress(`missing: ${figures.missing.join(', ') || 'none'}`);
        progress(`missing without the glossary: ${figures.missingWithout.join(', ') || 'none'}`);
        return figures;
      }),
    );
}
