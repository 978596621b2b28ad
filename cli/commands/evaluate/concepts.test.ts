import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { sampleCourseFolder } from '@/server/paths';
import { addConceptsCommand } from './concepts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-concepts-'));
  await writeFile(path.join(folder, 'pumps.md'), '# Pumps\n\nA pump moves water.\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

async function run(course: string, ...more: string[]): Promise<string> {
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text.toString();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const program = new Command().exitOverride();
  addConceptsCommand(program);
  await program.parseAsync(['concepts', '--course', course, ...more], { from: 'user' });
  return printed;
}

it('finds the terms of the glossary of the sample course, and fewer without it', async () => {
  const figures = JSON.parse(await run(sampleCourseFolder, '--json'));
  expect(figures.terms).toBeGreaterThan(50);
  expect(figures.recall).toBeGreaterThan(0.9);
  expect(figures.recallWithout).toBeGreaterThan(0.6);
  expect(figures.recallWithout).toBeLessThan(figures.recall);
});

it('ends with exit code 2 and one line where there is no glossary', async () => {
  await expect(run(folder)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/: there is no glossary whose terms the rest names$/),
  });
});
