import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LSAT6 } from '@/core/difficulty/lsat6.fixture';
import { InputError } from '../input/input-error';
import { evaluateIrt } from './evaluate-irt';
import { readResponses } from './read-responses';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-irt-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(content: string | Buffer): Promise<string> {
  const file = path.join(folder, 'r.csv');
  await writeFile(file, content);
  return file;
}

describe('reading', () => {
  it('takes 0, 1 and blanks, plain or gzip', async () => {
    const text = 'q1,"q2, hard",q3\n1,0,\n,,1.0\n';
    const wanted = {
      itemNames: ['q1', 'q2, hard', 'q3'],
      rows: [
        [1, 0, null],
        [null, null, 1],
      ],
    };
    expect(await readResponses(await fileOf(text))).toEqual(wanted);
    expect(await readResponses(await fileOf(gzipSync(text)))).toEqual(wanted);
  });

  it.each([
    ['an empty file', '', /r\.csv: the file is empty$/],
    ['only a header', 'q1,q2\n', /r\.csv: there is a header but no rows$/],
    ['a column of persons', 'id,q1\n17,1\n', /row 2: id should be 0, 1 or empty, and is "17"; every column is an item/],
    ['a word', 'q1,q2\n1,0\n1,yes\n', /row 3: q2 should be 0, 1 or empty, and is "yes"/],
    ['half a point', 'q1\n0.5\n', /row 2: q1 should be 0, 1 or empty/],
    ['not a number', 'q1\nNaN\n', /row 2: q1 should be 0, 1 or empty/],
    ['a row too short', 'q1,q2\n1\n', /row 2: /],
    ['a column without a name', 'q1,\n1,0\n', /row 1: column 2 has no name$/],
    ['two columns of one name', 'q1,q1\n1,0\n', /row 1: two columns have the same name/],
  ])('refuses %s', async (_what, content, message) => {
    const failure = await readResponses(await fileOf(content)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String(failure)).toMatch(message);
  });
});

describe('evaluateIrt', () => {
  it('prints the contract’s keys, with the published values of LSAT section VI', async () => {
    const file = await fileOf(`a,b,c,d,e\n${LSAT6.map((row) => row.join()).join('\n')}\n`);
    const result = await evaluateIrt('1pl', await readResponses(file));
    expect(result).toMatchObject({ model: '1pl', persons: 1000, items: 5, converged: true });
    expect(result.logLikelihood).toBeCloseTo(-2466.938, 3);
    expect(result.difficulty[0]).toBeCloseTo(-3.6153, 4);
    expect(result.guessing).toHaveLength(5);
    expect(result.itemReports.map((report) => report.item)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(result.itemReports[0]?.shareRight).toBeCloseTo(0.924, 12);
  });

  it('takes one person and items nobody saw', async () => {
    const result = await evaluateIrt('3pl', await readResponses(await fileOf('x,y\n1,\n')));
    expect(result.logLikelihood).toBeCloseTo(0, 9);
    expect(result.itemReports[1]?.flags).toEqual(['unseen']);
  });
});
