import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { LSAT6 } from '@/core/difficulty/lsat6.fixture';
import { addIrtCommand } from './irt';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-irt-command-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function fileOf(content: string): Promise<string> {
  const file = path.join(folder, 'answers.csv');
  await writeFile(file, content);
  return file;
}

/** Runs the command and returns what it printed on standard output. */
async function run(...words: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text.toString();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  addIrtCommand(program);
  for (const command of program.commands) command.exitOverride();
  await program.parseAsync(['irt', ...words], { from: 'user' });
  return printed;
}

describe('bad files end with exit code 2 and one line', () => {
  it.each([
    ['an empty file', '', 'answers.csv: the file is empty'],
    ['no persons', 'q1,q2\n', 'answers.csv: there is a header but no rows'],
    [
      'names of persons',
      'person,q1\nAnn,1\n',
      'answers.csv: row 2: person should be 0, 1 or empty, and is "Ann"; every column is an item, persons have none',
    ],
    ['a mark out of range', 'q1\n1\n2\n', 'answers.csv: row 3: q1 should be 0, 1 or empty, and is "2"'],
    ['a row too long', 'q1\n1,0\n', 'answers.csv: row 2: 2 cells where the header has 1'],
    ['the same item twice', 'q1,q1\n1,0\n', 'answers.csv: row 1: two columns have the same name'],
  ])('%s', async (_what, content, message) => {
    const file = await fileOf(content);
    const failure = await run('--model', '2pl', '--responses', file).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'CommandError', exitCode: 2 });
    expect(String(failure)).toContain(path.join(folder, message));
    expect(String(failure)).not.toContain('\n');
  });

  it('no such file', async () => {
    const failure = await run('--model', '1pl', '--responses', path.join(folder, 'none.csv')).catch((error) => error);
    expect(failure).toMatchObject({ exitCode: 2, message: `${path.join(folder, 'none.csv')}: there is no such file` });
  });
});

describe('a wrong call', () => {
  it.each([
    ['an unknown model', ['--model', '4pl', '--responses', 'x.csv'], /Allowed choices are 1pl, 2pl, 3pl/],
    ['no model', ['--responses', 'x.csv'], /required option '--model <model>' not specified/],
    ['no file', ['--model', '1pl'], /required option '--responses <file>' not specified/],
    ['guessing of 1', ['--model', '3pl', '--responses', 'x.csv', '--guessing', '1'], /1 is not a chance/],
    ['guessing free in a 2PL', ['--model', '2pl', '--responses', 'x.csv', '--guessing', 'free'], /Only 3pl estimates/],
  ])('%s is told before anything is read', async (_what, words, message) => {
    await expect(run(...words)).rejects.toThrow(message);
  });
});

describe('what it prints', () => {
  const lsat = `a,b,c,d,e\n${LSAT6.map((row) => row.join()).join('\n')}\n`;

  it('with --json is one object with the keys of the contract, and the published likelihood', async () => {
    const printed = await run('--model', '2pl', '--responses', await fileOf(lsat), '--json');
    const { logLikelihood, ...rest } = JSON.parse(printed);
    expect(logLikelihood).toBeCloseTo(-2466.653, 2);
    expect(rest).toMatchObject({ model: '2pl', persons: 1000, items: 5, guessing: [0, 0, 0, 0, 0] });
    expect(rest.discrimination).toHaveLength(5);
    expect(rest.difficulty[0]).toBeCloseTo(-3.36, 2);
  });

  it('without it is a table with a line for each item', async () => {
    const printed = await run('--model', '1pl', '--responses', await fileOf(lsat));
    expect(printed).toMatch(/^logLikelihood +-2466\.9$/m);
    expect(printed).toMatch(/^a +0\.7551 +-3\.6153 /m);
  });

  it('takes blanks, a person without answers and an item nobody saw', async () => {
    const printed = await run('--model', '3pl', '--responses', await fileOf('x,y,z\n1,0,\n,,\n0,1,\n'), '--json');
    const result = JSON.parse(printed);
    expect(result).toMatchObject({ persons: 3, items: 3 });
    expect(result.itemReports[2]).toMatchObject({ item: 'z', answers: 0, flags: ['unseen'] });
  });
});
