import type { Command } from 'commander';
import { courseInMemory, readMarkdown } from '@/evaluation/tutor/course-in-memory';
import { evaluateTutor, isPassed, type TutorEvaluation } from '@/evaluation/tutor/evaluate-tutor';
import { SAMPLE_SITUATIONS } from '@/evaluation/tutor/sample-situations';
import { readSituations } from '@/evaluation/tutor/situation';
import { createModelsSource } from '@/platform/models/models-source';
import type { ModelsSource } from '@/platform/models/opened';
import { createServing } from '@/platform/models/serving/serving';
import { sampleCourseFolder } from '@/server/paths';
import { CommandError } from '../../command-error';
import { dataFolder } from '../models/store';
import { progress, type ReportOptions, report } from './report';

interface TutorOptions extends ReportOptions {
  situations?: string;
  model?: string;
  course?: string;
}

/** Stands for the material's own words, where no model writes. */
const NONE = 'none';

export function addTutorCommand(evaluate: Command): void {
  evaluate
    .command('tutor')
    .description('what the tutor answers with each configured model, beside answering without one')
    .option(
      '--situations <file>',
      'situations of your own, one JSON object a line; ours on the sample course without it',
    )
    .option('--course <folder>', 'Markdown of the course that the situations are about; the sample course without it')
    .option('--model <id>', `one model of models.json, or “${NONE}”; all of them without it`)
    .option('--json', 'print one JSON object')
    .action((options: TutorOptions) => report(options, () => tutor(options)));
}

async function tutor(options: TutorOptions) {
  const situations = options.situations ? await readSituations(options.situations) : SAMPLE_SITUATIONS;
  const problems: string[] = [];
  const source = createModelsSource(dataFolder(), (error) => problems.push(error.message));
  const configured = source
    .current()
    .of('tutor')
    .map(({ model }) => model.id);
  if (problems[0] !== undefined) throw new CommandError(problems[0], 2);
  const asked = options.model === undefined ? [NONE, ...configured] : [options.model];
  const unknown = asked.find((id) => id !== NONE && !configured.includes(id));
  if (unknown !== undefined)
    throw new CommandError(
      `--model: no tutor's model is called ${unknown}; there is ${[NONE, ...configured].join(', ')}`,
      2,
    );
  progress('reading the course');
  const folder = options.course ?? sampleCourseFolder;
  const course = await courseInMemory('Course', await readMarkdown(folder));
  try {
    const done: TutorEvaluation[] = [];
    for (const id of asked) {
      const serving = createServing({ models: only(source, id), report: (error) => progress(String(error)) });
      done.push(await evaluateTutor(course, situations, { name: id, serving }, progress));
      await serving.close();
    }
    return options.json ? full(done) : shortened(done);
  } finally {
    await course.close();
    await source.close();
  }
}

/** The same models, of which the tutor has but one, or none. */
function only(source: ModelsSource, id: string): ModelsSource {
  return {
    current() {
      const all = source.current();
      const tutors = all.of('tutor').filter(({ model }) => model.id === id);
      return { ...all, of: (purpose) => (purpose === 'tutor' ? tutors : id === NONE ? [] : all.of(purpose)) };
    },
    close: async () => {},
  };
}

function full(done: readonly TutorEvaluation[]) {
  return {
    models: done.map(({ figures }) => figures),
    replies: done.flatMap(({ figures, judged }) =>
      judged.map((each) => ({ model: figures.model, passed: isPassed(each), ...each })),
    ),
  };
}

function shortened(done: readonly TutorEvaluation[]) {
  const missed = done.flatMap(({ figures, judged }) =>
    judged
      .filter((each) => !isPassed(each))
      .map(({ id, kind, notes, format, rightKind, onPoint, discipline }) => ({
        ...{ model: figures.model, situation: id, kind, notes, format, rightKind, onPoint, discipline },
      })),
  );
  return { models: done.map(({ figures }) => figures), missed };
}
