import path from 'node:path';
import { checkSentence } from '@/core/grounding/check';
import { prepareEvidence } from '@/core/grounding/evidence';
import { createGrounding } from '@/features/grounding/service';
import { programFolder, sampleCourseFolder } from '@/server/paths';
import { timed } from '../cpu-time';
import { openCourse } from '../grounding/course-passages';
import { readLabelled } from '../grounding/read-labelled';
import type { Figure } from './figure';

/** As many passages as a prompt usually shows. */
const PASSAGES = 6;
const SENTENCES = 120;

/** CPU time of checking an answer without a judge: every sentence against its passages, in the sources, no server. */
export async function benchGrounding(): Promise<Figure[]> {
  const course = await openCourse(sampleCourseFolder);
  if (!course) throw new Error('The sample course is not there.');
  const file = path.join(
    programFolder,
    'evaluation',
    'grounding',
    'sentences',
    'industrial-maintenance.held-out.jsonl',
  );
  const { sentences } = await readLabelled(file, async () => course);
  const chosen = sentences.slice(0, SENTENCES);
  const passages = [
    ...new Map(chosen.flatMap((each) => each.passages).map((passage) => [passage.text, passage])).values(),
  ]
    .slice(0, PASSAGES)
    .map((passage, i) => ({ ...passage, ref: `c${i + 1}`, chunkId: `${i}` }));
  const terms = chosen[0]?.terms ?? [];
  const evidence = prepareEvidence(passages, 'en', terms);
  const check = () => {
    for (const { sentence } of chosen) checkSentence(sentence, evidence, ['c1', 'c2']);
  };
  check();
  const checking = await timed(check);
  const grounding = createGrounding();
  const answer = chosen.map(({ sentence }) => `${sentence} [c1][c2]`).join(' ');
  const input = { passages, language: 'en', terms, own: 'strict' as const, quotes: true };
  const whole = await timed(() => grounding.ground(answer, input, new AbortController().signal));
  const each = (cpuSeconds: number) => (cpuSeconds * 1000) / chosen.length;
  return [
    {
      what: 'checking a sentence against two passages, CPU',
      value: each(checking.cpuSeconds),
      unit: 'ms',
      aim: '< 5 ms',
    },
    {
      what: 'the same in a whole answer, passages read and text cut',
      value: each(whole.cpuSeconds),
      unit: 'ms',
      aim: '< 5 ms',
    },
  ];
}
