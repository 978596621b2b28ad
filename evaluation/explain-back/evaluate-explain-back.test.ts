import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POINT_CONSTANT, POINT_WEIGHTS } from '@/core/explain-back/point-model';
import { MATCHER } from '@/core/explain-back/reliability';
import { readData } from '@/platform/models/prompt-passages';
import { scriptedServing } from '@/platform/models/serving/scripted-serving.fixture';
import { evaluateExplainBack } from './evaluate-explain-back';
import { judgeWithModel } from './judge-with-model';
import { readAnswers } from './read-answers';

const HEADER = 'question,reference,answer,score,condition\n';
const ROWS = [
  'What is lockout?,A lock is put on the device so that it cannot be started.,they put a padlock on so it cannot start,1,a',
  'What is lockout?,A lock is put on the device so that it cannot be started.,a lock on the device stops anybody starting it,1,a',
  'What is lockout?,A lock is put on the device so that it cannot be started.,a kind of fast car,0,a',
  'What is lockout?,A lock is put on the device so that it cannot be started.,I do not know,0,a',
  'What is a hazard?,A hazard is anything that can cause harm.,something which can harm people,1,b',
  'What is a hazard?,A hazard is anything that can cause harm.,the rule book,0,b',
];
const progress = () => {};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-explain-back-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
async function read(content: string) {
  const file = path.join(folder, 'answers.csv');
  await writeFile(file, content);
  return readAnswers(file);
}

describe('on a handful of answers', () => {
  it('tells right from wrong, condition by condition, the same each time', async () => {
    const answers = await read(HEADER + ROWS.join('\n'));
    const result = await evaluateExplainBack(answers, answers, { seed: 1, progress });
    expect(result.shipped.map(({ condition, rows, auc }) => [condition, rows, auc])).toEqual([
      ['all', 6, 1],
      ['a', 4, 1],
      ['b', 2, 1],
    ]);
    const again = await evaluateExplainBack(answers, answers, { seed: 1, progress });
    expect({ ...again, fitSeconds: 0 }).toEqual({ ...result, fitSeconds: 0 });
  });

  it.each([
    ['a score that is none', `${HEADER}q,r,a,2,\n`, /row 2: score should be 0 or 1/],
    ['no reference', `${HEADER}q,,a,1,\n`, /row 2: reference is empty/],
    ['one score only', `${HEADER}q,r,a,1,\n`, /all answers have the same score/],
    ['no answers', HEADER, /no rows/],
  ])('refuses %s', async (_what, content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });
});

describe('with a judge model', () => {
  it('says what its word is worth where it agrees and where it doesn’t', async () => {
    const answers = await read(HEADER + ROWS.join('\n'));
    const right = new Set(answers.filter(({ correct }) => correct).map(({ answer }) => answer));
    const serving = scriptedServing((job) => {
      const [answer = ''] = readData(job.request.messages.map(({ content }) => content).join('\n'), 'explanation');
      return { value: { points: [{ id: 'p1', status: right.has(answer) ? 'covered' : 'missing', quote: answer }] } };
    });
    const { asked, failed, worth } = await judgeWithModel(serving, answers, { most: 10, progress });
    expect([asked, failed]).toEqual([5, 0]);
    expect(worth.map(({ judge }) => judge)).toEqual(['matcher alone', 'model agrees', 'model disagrees']);
    const [, agrees] = worth;
    expect(agrees).toMatchObject({ sensitivity: 1, falseAlarm: 0 });
  });

  it('counts what it did not answer', async () => {
    const answers = await read(HEADER + ROWS.join('\n'));
    const serving = scriptedServing(() => ({ failure: 'timeout' }));
    const { failed, failures, worth } = await judgeWithModel(serving, answers, { most: 3, progress });
    expect(failures).toEqual({ timeout: failed });
    expect(worth[1]).toMatchObject({ answers: 0, decided: 0 });
  });
});

const data = path.join(process.env.MENO_DATASETS ?? 'none', 'grading', 'scientsbank');
describe.skipIf(!existsSync(data))('on SciEntsBank', () => {
  it('the weights shipped are those that the fit gives, and worth what is claimed for them', async () => {
    const [train, test] = [
      await readAnswers(path.join(data, 'train.csv.gz')),
      await readAnswers(path.join(data, 'test.csv.gz')),
    ];
    const { weights, shipped } = await evaluateExplainBack(train, test, { seed: 1, progress });
    [...POINT_WEIGHTS, POINT_CONSTANT].forEach((weight, i) => {
      expect(Object.values(weights)[i]).toBeCloseTo(weight, 2);
    });
    const unseen = shipped.find(({ condition }) => condition === 'ud');
    expect(unseen?.auc).toBeGreaterThan(0.78);
    expect(unseen?.sensitivity).toBeCloseTo(MATCHER.sensitivity, 2);
    expect(unseen?.falseAlarm).toBeCloseTo(MATCHER.falseAlarm, 1);
  }, 60_000);
});
