import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from './input-error';
import { readTracing } from './read-tracing';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-input-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(content: string | Buffer, name = 'answers.csv'): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

const HEADER = 'student,skill,item,correct,order';
const GOOD = `${HEADER}\nann,fractions,i1,1,1\nann,decimals,,0,0\n"Bo, jr",fractions,i2,0,0\n`;

describe('reading', () => {
  it('takes plain and gzip files alike, whatever their name', async () => {
    const plain = await readTracing(await fileOf(GOOD, 'a.gz'));
    const packed = await readTracing(await fileOf(gzipSync(GOOD), 'a.csv'));
    expect(packed).toEqual(plain);
    expect(plain.learnerNames).toEqual(['ann', 'Bo, jr']);
    expect([...plain.correct]).toEqual([0, 1, 0]);
    expect([...plain.item]).toEqual([-1, 0, 1]);
  });

  it('takes columns in any order, further columns, a byte order mark, CRLF and empty lines', async () => {
    const text = '\uFEFForder,correct,note,item,skill,student\r\n0,1,x,i,s,a\r\n\r\n1,0.0,y,i,s,a\r\n';
    const data = await readTracing(await fileOf(text));
    expect([...data.correct]).toEqual([1, 0]);
    expect(data.time).toBeNull();
  });

  it('takes times', async () => {
    const data = await readTracing(await fileOf(`${HEADER},time\na,s,i,1,0,12.5\n`));
    expect([...(data.time ?? [])]).toEqual([12.5]);
  });

  it('keeps the codes of the train data', async () => {
    const train = await readTracing(await fileOf(GOOD));
    const test = await readTracing(await fileOf(`${HEADER}\nz,new,i2,1,0\nz,fractions,i9,1,1\n`), train);
    expect([...test.skill]).toEqual([2, 0]);
    expect([...test.item]).toEqual([1, 2]);
  });
});

describe('what is refused, with file, row and reason in one line', () => {
  it.each([
    ['an empty file', '', /answers\.csv: the file is empty$/],
    ['only a header', `${HEADER}\n`, /answers\.csv: there is a header but no rows$/],
    [
      'a missing column',
      'student,skill,item,order\na,s,i,0\n',
      /row 1: column correct missing; the header has student/,
    ],
    [
      'another kind of file',
      '# Title\n\nSome words, and more, of it.\n',
      /row 1: columns student, skill, item, correct, order missing/,
    ],
    ['a column named twice', `${HEADER},order\n`, /row 1: two columns have the same name/],
    ['a label out of range', `${HEADER}\na,s,i,1,0\na,s,i,2,1\n`, /row 3: correct should be 0 or 1, and is "2"$/],
    ['an empty label', `${HEADER}\na,s,i,,0\n`, /row 2: correct should be 0 or 1, and is empty$/],
    ['a bad number', `${HEADER}\na,s,i,1,first\n`, /row 2: order should be a number, and is "first"$/],
    ['an endless number', `${HEADER}\na,s,i,1,Infinity\n`, /row 2: order should be a number/],
    ['no student', `${HEADER}\n,s,i,1,0\n`, /row 2: student is empty$/],
    ['no skill', `${HEADER}\na,,i,1,0\n`, /row 2: skill is empty$/],
    ['a row too short', `${HEADER}\na,s,i,1,0\na,s\n`, /row 3: 2 cells where the header has 5$/],
    ['an open quotation', `${HEADER}\na,"s,i,1,0\n`, /row 2: .*[Qq]uote/],
  ])('%s', async (_what, content, message) => {
    const failure = await readTracing(await fileOf(content)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String((failure as Error).message)).toMatch(message);
    expect((failure as Error).message).not.toContain('\n');
  });

  it('damaged gzip, a folder, no file', async () => {
    const cut = gzipSync(GOOD.repeat(50)).subarray(0, 60);
    await expect(readTracing(await fileOf(cut))).rejects.toThrow(/gzip data are damaged/);
    await expect(readTracing(folder)).rejects.toThrow(/this is not a file/);
    await expect(readTracing(path.join(folder, 'none.csv'))).rejects.toThrow(/there is no such file/);
  });
});
