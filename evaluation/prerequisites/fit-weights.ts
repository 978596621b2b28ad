import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureCourse } from '@/features/concepts/extract/extract-concepts';
import { isOfExercises } from '@/features/concepts/extract/practice-owners';
import type { CourseWeights } from '@/features/concepts/extract/prerequisites/weigh';
import { programFolder } from '@/server/paths';
import { fitCourses, type MeasuredCourse } from './fit-courses';
import { readCourse } from './read-course';
import { readPairs } from './read-pairs';

/**
 * Fits the weights of prerequisites (`features/concepts/extract/prerequisites/weights.json`) on courses whose authors say what is needed
 * before what: `npx tsx evaluation/prerequisites/fit-weights.ts COURSE...`, each a folder of Markdown with its `prerequisites.csv`. Weights
 * for prose are fitted on the same courses without their folders of exercises. Prints for each course what weights fitted on the others reach.
 */

/**
 * What exercises say, and what says more of how the authors of a catalogue name and cut their concepts than of courses at large: kept out of the
 * weights for prose, where both did harm on courses of another make.
 */
const NOT_FOR_PROSE: ReadonlySet<string> = new Set([
  ...['practiceBack', 'rarePractice', 'partPractice', 'partPracticeBack', 'words', 'wordsBack', 'foremostPractice'],
  ...['linkWords', 'pagesShare', 'namedInPractice', 'practiceOfOwn', 'together', 'practiceLikeOther', 'practicesAlike'],
  ...['otherPracticeAlike', 'codeLikeOther', 'codePracticesAlike', 'otherCodeAlike'],
  ...['overture', 'overtureBack', 'nearOverture', 'heightOfOther', 'lengthOfName', 'commonness', 'textOfOther'],
]);

async function measure(folder: string, withExercises: boolean): Promise<MeasuredCourse> {
  const gold = await readPairs(path.join(folder, 'prerequisites.csv'));
  const needed = new Set(
    gold.pairs.filter((pair) => pair.needed).map(({ before, after }) => JSON.stringify([before, after])),
  );
  const chunks = (await readCourse(folder)).filter(({ sourcePath }) => withExercises || !isOfExercises(sourcePath));
  const { pairs, concepts } = measureCourse({ chunks, language: 'en', given: gold.concepts });
  const labels = pairs.map(({ from, to }) => needed.has(JSON.stringify([from, to])));
  return { name: path.basename(folder), pairs, concepts, labels };
}

const folders = process.argv.slice(2);
const made: CourseWeights & { source: string } = {
  source: 'evaluation/prerequisites/fit-weights.ts',
  practised: report('practised', await measureAll(true), () => true),
  prose: report('prose', await measureAll(false), (name) => !NOT_FOR_PROSE.has(name)),
};
writeFileSync(
  path.join(programFolder, 'features/concepts/extract/prerequisites/weights.json'),
  `${JSON.stringify(made, null, 2)}\n`,
);

async function measureAll(withExercises: boolean): Promise<MeasuredCourse[]> {
  const measured: MeasuredCourse[] = [];
  for (const folder of folders) measured.push(await measure(folder, withExercises));
  return measured;
}

function report(title: string, measured: readonly MeasuredCourse[], isUsed: (name: string) => boolean) {
  const { weights, unseen } = fitCourses(measured, isUsed);
  for (const { name, averagePrecision, f1 } of unseen)
    process.stdout.write(
      `${title}, ${name}: AP ${averagePrecision.toFixed(3)}, F1 ${f1.toFixed(3)} by weights fitted on the others\n`,
    );
  return weights;
}
