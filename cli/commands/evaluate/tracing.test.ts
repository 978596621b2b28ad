import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { CommandError } from '../../command-error';
import { addTracingCommand } from './tracing';

const HEADER = 'student,skill,item,correct,order';
const GOOD = `${HEADER}\nann,s,i,1,0\nann,s,i,1,1\nbo,s,i,0,0\nbo,s,i,1,1\n`;

let folder: string;
let printed: string;
let progress: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-tracing-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  [printed, progress] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    progress += text;
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function evaluate(model: string, train: string, test: string, ...more: string[]): Promise<void> {
  const program = new Command('evaluate').exitOverride();
  addTracingCommand(program);
  await program.parseAsync(['tracing', '--model', model, '--train', train, '--test', test, ...more], { from: 'user' });
}

it('prints one JSON object on standard output and progress beside it, the same figures twice', async () => {
  const train = await fileOf('train.csv', GOOD);
  const test = await fileOf('test.csv.gz', gzipSync(`${HEADER}\nzoe,s,i,1,0\nzoe,new,,0,1\n`));
  await evaluate('bkt', train, test, '--json');
  const first: unknown = JSON.parse(printed);
  expect(first).toMatchObject({ model: 'bkt', rows: 2, trainLogLikelihood: expect.any(Number) });
  expect(first).toMatchObject({ parameters: { skills: { s: { pInit: expect.any(Number) } } } });
  expect(progress).toContain('fitting bkt on 4 answers of 2 learners');
  printed = '';
  await evaluate('bkt', train, test, '--json');
  const times = { fitSeconds: 0, predictSeconds: 0 };
  expect({ ...Object(JSON.parse(printed)), ...times }).toEqual({ ...Object(first), ...times });
});

it('prints a table without --json', async () => {
  const train = await fileOf('train.csv', GOOD);
  await evaluate('bkt', train, train);
  expect(printed).toMatch(/^model +bkt$/m);
  expect(printed).toMatch(/^logLoss +0\.\d{4}$/m);
});

it.each([
  ['an empty file', 'a.csv', '', /a\.csv: the file is empty$/],
  ['no rows', 'a.csv', `${HEADER}\n`, /a\.csv: there is a header but no rows$/],
  ['a missing column', 'a.csv', 'student,skill,item,order\na,s,i,0\n', /a\.csv: row 1: column correct missing/],
  ['a label out of range', 'a.csv', `${HEADER}\na,s,i,1,0\na,s,i,3,1\n`, /a\.csv: row 3: correct should be 0 or 1/],
  ['a label that is no number', 'a.csv', `${HEADER}\na,s,i,NaN,0\n`, /a\.csv: row 2: correct should be 0 or 1/],
  ['damaged gzip', 'a.csv.gz', gzipSync(GOOD.repeat(50)).subarray(0, 60), /a\.csv\.gz: the gzip data are damaged/],
] as const)(
  '%s ends with exit code 2, one line and no figures, as train and as test',
  async (_what, name, bad, line) => {
    const good = await fileOf('good.csv', GOOD);
    const file = await fileOf(name, bad);
    for (const files of [
      [file, good],
      [good, file],
    ] as const) {
      const failure: unknown = await evaluate('bkt', ...files, '--json').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(CommandError);
      expect(failure).toMatchObject({ exitCode: 2, message: expect.stringMatching(line) });
      expect(failure).toMatchObject({ message: expect.not.stringContaining('\n') });
      expect(printed).toBe('');
    }
  },
);

it('a file that is not there ends with exit code 2', async () => {
  const good = await fileOf('good.csv', GOOD);
  await expect(evaluate('bkt', good, path.join(folder, 'none.csv'))).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/none\.csv: there is no such file$/),
  });
});

it('a seed that is no number ends with exit code 2', async () => {
  const good = await fileOf('good.csv', GOOD);
  await expect(evaluate('bkt', good, good, '--seed', 'x')).rejects.toMatchObject({ exitCode: 2 });
});
