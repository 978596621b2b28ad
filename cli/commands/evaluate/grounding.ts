import path from 'node:path';
import type { Command } from 'commander';
import { type CourseFolder, openCourse } from '@/evaluation/grounding/course-passages';
import { evaluateGrounding } from '@/evaluation/grounding/evaluate-grounding';
import type { LabelledSentence } from '@/evaluation/grounding/labelled';
import { readLabelled } from '@/evaluation/grounding/read-labelled';
import { programFolder, sampleCourseFolder } from '@/server/paths';
import { progress, type ReportOptions, report } from './report';

interface GroundingOptions extends ReportOptions {
  set?: string[];
  datasets?: string;
}

const SENTENCES = path.join(programFolder, 'evaluation', 'grounding', 'sentences');
const SETS = [
  'industrial-maintenance.development',
  'industrial-maintenance.held-out',
  'other-courses.development',
  'other-courses.held-out',
  'industrial-maintenance.fresh',
  'strangers.development',
  'strangers.held-out',
].map((name) => path.join(SENTENCES, `${name}.jsonl`));

export function addGroundingCommand(evaluate: Command): void {
  evaluate
    .command('grounding')
    .description('how well the check of what a model says tells supported sentences from altered ones')
    .option('--set <file...>', 'JSON lines with sentence, kind and passages; the sets that come with Meno without it')
    .option('--datasets <folder>', 'folder with courses/<course>, for sentences on courses that do not come with Meno')
    .option('--json', 'print one JSON object')
    .action((options: GroundingOptions) => report(options, () => grounding(options)));
}

async function grounding({ set, datasets = process.env.MENO_DATASETS }: GroundingOptions) {
  const known = new Map<string, Promise<CourseFolder | null>>();
  const courseOf = (name: string) => {
    const folder =
      name === path.basename(sampleCourseFolder)
        ? sampleCourseFolder
        : datasets
          ? path.join(datasets, 'courses', name)
          : null;
    const found = known.get(name) ?? (folder === null ? Promise.resolve(null) : openCourse(folder));
    known.set(name, found);
    return found;
  };
  const sentences: LabelledSentence[] = [];
  for (const file of set ?? SETS) {
    progress(`reading ${file}`);
    const found = await readLabelled(file, courseOf);
    sentences.push(...found.sentences);
    for (const course of found.missing) progress(`${course} is not there: its sentences are left out`);
  }
  progress(`checking ${sentences.length} sentences`);
  return evaluateGrounding(sentences);
}
