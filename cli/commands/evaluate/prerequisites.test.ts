import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { addPrerequisitesCommand } from './prerequisites';

let folder: string;
const TEXTS: Record<string, string> = {
  'fractions.md': '# Fractions\n\nA fraction is a part of a whole. Each fraction has a numerator and a denominator.\n',
  'ratios.md':
    '# Ratios\n\nA ratio compares two fractions. To read a ratio, write it as a fraction first; a fraction tells its size.\n',
  'percentages.md':
    '# Percentages\n\nA percentage is a ratio to a hundred. Turn the ratio into a fraction, then the ratio is a percentage.\n',
};
const FILES: Record<string, string> = {
  'listed.csv': 'concept,prerequisite\nratios,fractions\npercentages,ratios\n',
  'labelled.csv': 'a,b,label\nRatio (mathematics),Fraction,1\nFraction,Ratio (mathematics),0\n',
  'other.csv': 'from,to\nratios,fractions\n',
  'label.csv': 'a,b,label\nratios,fractions,2\n',
  'itself.csv': 'concept,prerequisite\nratios,ratios\n',
  'twice.csv': 'a,b,label\nratios,fractions,1\nratios,fractions,0\n',
  'none.csv': 'a,b,label\nratios,fractions,0\n',
  'empty.csv': '',
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-prerequisites-'));
  await mkdir(path.join(folder, 'course'));
  await mkdir(path.join(folder, 'bare'));
  for (const [name, text] of Object.entries(TEXTS)) await writeFile(path.join(folder, 'course', name), text);
  for (const [name, text] of Object.entries(FILES)) await writeFile(path.join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

async function run(pairs: string, course = 'course', ...more: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text.toString();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  addPrerequisitesCommand(program);
  const files = ['--course', path.join(folder, course), '--pairs', path.join(folder, pairs)];
  await program.parseAsync(['prerequisites', ...files, ...more], { from: 'user' });
  return printed;
}

it('ranks what a text leans on before what leans on it', async () => {
  const figures = JSON.parse(await run('listed.csv', 'course', '--json'));
  expect(Object.keys(figures)).toEqual(
    expect.arrayContaining(['pairs', 'precision', 'recall', 'f1', 'averagePrecision', 'cycles']),
  );
  expect(figures).toMatchObject({ pairs: 6, cycles: 0, notFound: [] });
  expect(figures.averagePrecision).toBeGreaterThan(0.7);
});

it('finds concepts by the titles of articles, and judges the pairs that are listed alone', async () => {
  const figures = JSON.parse(await run('labelled.csv', 'course', '--json'));
  expect(figures).toMatchObject({ pairs: 2, averagePrecision: 1, notFound: [] });
  expect(await run('labelled.csv')).toMatch(/^pairs {2,}2$/m);
});

it.each([
  ['other.csv', 'course', /row 1: the columns should be a, b, label or concept, prerequisite/],
  ['label.csv', 'course', /row 2: label should be 0 or 1, and is "2"$/],
  ['itself.csv', 'course', /row 2: "ratios" is paired with itself$/],
  ['twice.csv', 'course', /row 3: this pair has another label in a row above$/],
  ['none.csv', 'course', /none\.csv: no pair has the label 1$/],
  ['empty.csv', 'course', /empty\.csv: the file is empty$/],
  ['absent.csv', 'course', /absent\.csv: there is no such file/],
  ['listed.csv', 'absent', /absent: there is no such folder$/],
  ['listed.csv', 'bare', /bare: there is no Markdown with text in this folder$/],
])('ends with exit code 2 and one line for %s and the folder %s', async (pairs, course, message) => {
  await expect(run(pairs, course)).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
});
