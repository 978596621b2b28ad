import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureSentence } from '@/core/grounding/check';
import { prepareEvidence } from '@/core/grounding/evidence';
import { createRandom } from '@/core/random/random';
import { programFolder, sampleCourseFolder } from '@/server/paths';
import { openCourse } from './course-passages';
import type { LabelledSentence } from './labelled';
import { fitLogistic, marginOf, type Row } from './logistic';
import { alteredFrom, madeFrom } from './made-sentences';
import { readLabelled } from './read-labelled';

/**
 * Fits the weights of the check of sentences (`core/grounding/weights.json`) on the development part of the labelled sentences, on alterations of its supported
 * sentences, and on sentences of the same passages, lightly reworded and altered: `MENO_DATASETS=<folder> npx tsx evaluation/grounding/fit-weights.ts`, half a
 * minute. The threshold is taken from scores that weights fitted without the sentence's own section gave.
 */
const RIDGE = 40;
/** What a made sentence counts beside one written by hand: an altered one of those, of the passages' own, a supported one of these. */
const ALTERED = 0.02;
const CLOSE_ALTERED = 0.05;
const CLOSE_SUPPORTED = 0.1;
/** Share of the supported sentences written by hand that may be stopped where nothing can be said in their place. */
const LOST = 0.1;
/** Share of the altered sentences written by hand that must not stand where the passages can speak for themselves. */
const CAUGHT = 0.96;

interface Example {
  features: Record<string, number>;
  altered: boolean;
  group: string;
  weight: number;
}

const random = createRandom(1);
const pick = (below: number) => (below > 0 ? random.integer(below) : 0);
const datasets = process.env.MENO_DATASETS ?? 'none';
const courses = new Map<string, ReturnType<typeof openCourse>>();
const courseOf = (name: string) => {
  const folder = name === path.basename(sampleCourseFolder) ? sampleCourseFolder : path.join(datasets, 'courses', name);
  const course = courses.get(name) ?? openCourse(folder);
  courses.set(name, course);
  return course;
};

async function examples(): Promise<Example[]> {
  const out: Example[] = [];
  const seen = new Set<string>();
  for (const name of ['industrial-maintenance', 'other-courses', 'strangers']) {
    const file = path.join(programFolder, 'evaluation/grounding/sentences', `${name}.development.jsonl`);
    const { sentences, missing } = await readLabelled(file, courseOf);
    for (const course of missing) process.stderr.write(`${course} is not there: its sentences are left out\n`);
    for (const labelled of sentences) {
      const evidence = prepareEvidence(labelled.passages, 'en', labelled.terms);
      const group = JSON.stringify(labelled.passages.map(({ text }) => text));
      const add = (sentence: string, altered: boolean, weight: number) => {
        const { features } = measureSentence(
          sentence,
          evidence,
          labelled.passages.map(({ ref }) => ref),
        );
        if (features) out.push({ features, altered, group, weight });
      };
      add(labelled.sentence, labelled.kind !== 'supported', 1);
      for (const made of isSupported(labelled) ? alteredFrom(labelled, evidence, pick) : [])
        add(made.sentence, true, ALTERED);
      if (seen.has(group)) continue;
      seen.add(group);
      for (const { sentence, kind } of madeFrom(labelled, evidence, pick))
        add(sentence, kind !== 'supported', kind === 'supported' ? CLOSE_SUPPORTED : CLOSE_ALTERED);
    }
  }
  return out;
}

const isSupported = ({ kind }: LabelledSentence) => kind === 'supported';

const all = await examples();
const names = Object.keys(all[0]?.features ?? {});
const rowOf = ({ features, altered, weight }: Example): Row => ({
  values: names.map((name) => features[name] ?? 0),
  altered,
  weight,
});
const groups = [...new Set(all.map(({ group }) => group))];
const FOLDS = 10;
const scores = Array.from({ length: FOLDS }, (_, fold) => {
  const isOut = ({ group }: Example) => groups.indexOf(group) % FOLDS === fold;
  const fitted = fitLogistic(all.filter((example) => !isOut(example)).map(rowOf), RIDGE);
  return all
    .filter((example) => isOut(example) && example.weight === 1)
    .map((example) => ({ altered: example.altered, score: marginOf(fitted, rowOf(example).values) }));
}).flat();
const supported = scores
  .filter(({ altered }) => !altered)
  .map(({ score }) => score)
  .sort((a, b) => b - a);
const threshold = supported[Math.floor(LOST * supported.length)] ?? 0;
const altered = scores.filter((score) => score.altered).sort((a, b) => b.score - a.score);
const caught = altered.filter(({ score }) => score > threshold).length / altered.length;
// At or above it they are not sure: a hair below keeps the sentence that the threshold comes from out.
const sure = (altered[Math.ceil(CAUGHT * altered.length) - 1]?.score ?? 0) - 1e-3;
const sent = supported.filter((score) => score > sure).length / supported.length;
const fitted = fitLogistic(all.map(rowOf), RIDGE);
const round = (value: number) => Math.round(value * 1e4) / 1e4;
writeFileSync(
  path.join(programFolder, 'core/grounding/weights.json'),
  `${JSON.stringify(
    {
      source: 'evaluation/grounding/fit-weights.ts',
      threshold: round(threshold),
      sure: round(sure),
      start: round(fitted.start),
      weights: names.map((name, j) => ({ name, weight: round(fitted.weights[j] ?? 0) })),
    },
    null,
    2,
  )}\n`,
);
process.stdout.write(
  `${all.length} sentences; not seen while fitting: ${(100 * caught).toFixed(1)} % caught at ${100 * LOST} % lost, ${100 * CAUGHT} % at ${(100 * sent).toFixed(1)} % quoted\n`,
);
