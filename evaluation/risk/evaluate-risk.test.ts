import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { encodingOf } from './encode';
import { evaluateRisk } from './evaluate-risk';
import { readColumns, readRows } from './read-rows';

const progress = () => {};
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-risk-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
async function fileOf(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

const COLUMNS = { numeric: ['grade'], categorical: ['course'], sensitive: ['sex'] };
const HEADER = 'student_id,label,grade,course,sex';

/** Who has a low grade fails, in one course more than in the other; one grade in ten is missing. */
function table(seed: number, people: number, sexOf: (person: number) => string): string {
  const random = createRandom(seed);
  const rows = Array.from({ length: people }, (_, person) => {
    const grade = random.integer(21);
    const course = random.chance(0.5) ? 'maths' : 'music';
    const fails = random.chance(1 / (1 + Math.exp(grade - (course === 'maths' ? 10 : 6))));
    return [person, fails ? 1 : 0, random.chance(0.1) ? 'NA' : grade, course, sexOf(person)].join(',');
  });
  return `${HEADER}\n${rows.join('\n')}\n`;
}

async function measure(train: string, test: string) {
  const trainFile = await fileOf('train.csv', train);
  const rows = {
    ...{ train: await readRows(trainFile, COLUMNS), trainFile },
    test: await readRows(await fileOf('test.csv', test), COLUMNS),
  };
  return evaluateRisk(COLUMNS, rows, { seed: 1, progress });
}

describe('on a made table', () => {
  const sexOf = (person: number) => (person % 3 === 0 ? 'f' : 'm');

  it('finds who fails, says what was missing, and is the same each time', async () => {
    const found = await measure(table(1, 160, sexOf), table(2, 200, sexOf));
    expect(found.rows).toBe(200);
    expect(found.auc).toBeGreaterThan(0.85);
    expect(found.low).toBeLessThan(found.auc);
    expect(found.calibration.reduce((sum, { count }) => sum + count, 0)).toBe(200);
    expect(found.missing).toEqual([{ column: 'grade', train: expect.any(Number), test: expect.any(Number) }]);
    const again = await measure(table(1, 160, sexOf), table(2, 200, sexOf));
    expect({ ...again, fitSeconds: 0 }).toEqual({ ...found, fitSeconds: 0 });
  });

  it('audits groups and never goes by them', async () => {
    const found = await measure(table(1, 160, sexOf), table(2, 200, sexOf));
    expect(found.groups.map(({ column, group, n }) => [column, group, n])).toEqual([
      ['sex', 'f', 67],
      ['sex', 'm', 133],
    ]);
    const [f, m] = found.groups;
    expect(found.gaps.sex?.auc).toBeCloseTo(Math.abs((f?.auc ?? 0) - (m?.auc ?? 0)), 12);
    // Even where the group gives the answer away.
    const labels = table(1, 160, sexOf)
      .split('\n')
      .map((line) => line.split(',')[1] ?? '');
    const telling = await measure(
      table(1, 160, (person) => labels[person + 1] ?? ''),
      table(2, 200, sexOf),
    );
    expect(telling.auc).toBe(found.auc);
    expect(telling.candidates).toEqual(found.candidates);
  });

  it('takes words that the rows to fit on had not for none of theirs', async () => {
    const rows = await readRows(
      await fileOf('a.csv', `${HEADER}\n1,0,4,maths,f\n2,1,8,music,m\n3,1,,music,m\n`),
      COLUMNS,
    );
    const encoding = encodingOf(rows, COLUMNS);
    expect(encoding.names).toEqual(['grade', 'grade=missing', 'course=maths', 'course=music']);
    const [first, , third] = rows;
    expect(first && [...encoding.scaled(first)]).toEqual([-1, 0, 1, 0]);
    expect(third && [...encoding.scaled(third)]).toEqual([0, 1, 0, 1]);
    expect(third && encoding.plain(third)).toEqual([Number.NaN, 0, 1]);
    const strange = first && { ...first, words: ['dance'] };
    expect(strange && [[...encoding.scaled(strange)], encoding.unseen(strange)]).toEqual([[-1, 0, 0, 0], 1]);
  });

  it('refuses too few people', async () => {
    await expect(measure(table(1, 39, sexOf), table(2, 50, sexOf))).rejects.toThrow(/train\.csv: too little to fit on/);
  });
});

describe('what is refused, with file and column in one line', () => {
  it.each([
    ['no label', 'student_id,grade,course,sex\n1,2,a,f\n', /train\.csv: row 1: column label missing/],
    ['a column that isn’t there', 'label,grade,sex\n1,2,f\n', /train\.csv: row 1: column course missing/],
    ['a label out of range', `${HEADER}\n1,2,3,a,f\n`, /row 2: label should be 0 or 1, and is "2"/],
    ['words for a number', `${HEADER}\n1,1,good,a,f\n`, /row 2: grade is numeric by the column list, and is "good"/],
    ['one label only', `${HEADER}\n1,1,3,a,f\n`, /label is the same in all rows/],
    ['no rows', `${HEADER}\n`, /no rows/],
  ])('%s', async (_what, content, message) => {
    await expect(readRows(await fileOf('train.csv', content), COLUMNS)).rejects.toThrow(message);
  });

  it.each([
    ['no JSON', '{', /meta\.json: this is no JSON/],
    ['a word for a list', '{"numeric":"grade"}', /meta\.json: numeric should be lists of column names/],
    ['no features', '{"sensitive":["sex"]}', /names neither a numeric nor a categorical column/],
    ['a group among the features', '{"numeric":["sex"],"sensitive":["sex"]}', /column sex is named twice/],
    ['the label among the features', '{"numeric":["label"]}', /column label can't be a feature/],
  ])('%s in the list of columns', async (_what, content, message) => {
    await expect(readColumns(await fileOf('meta.json', content))).rejects.toThrow(message);
  });

  it('no file', async () => {
    await expect(readColumns(path.join(folder, 'none.json'))).rejects.toThrow(/there is no such file/);
  });
});

const data = path.join(process.env.MENO_DATASETS ?? 'none', 'warning', 'uci_student');
describe.skipIf(!existsSync(data))('on real pupils', () => {
  it('reaches what is claimed for it', async () => {
    const columns = await readColumns(path.join(data, 'meta.json'));
    const trainFile = path.join(data, 'train.csv');
    const rows = {
      ...{ train: await readRows(trainFile, columns), trainFile },
      test: await readRows(path.join(data, 'test.csv'), columns),
    };
    const found = await evaluateRisk(columns, rows, { seed: 1, progress });
    expect(found.auc).toBeGreaterThan(0.94);
    expect(found.averagePrecision).toBeGreaterThan(0.82);
    expect(found.brier).toBeLessThan(0.086);
    expect(found.groups).toHaveLength(6);
  }, 120_000);
});
