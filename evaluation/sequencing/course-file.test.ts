import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSequencingCommand } from '@/cli/commands/evaluate/sequencing';
import { namedCourse, readCourse } from './course-file';
import { sampleCourses } from './sample-courses';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-sequencing-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(content: unknown): Promise<string> {
  const file = path.join(folder, 'graph.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** What `meno evaluate sequencing` with these options fails with. */
async function failureOf(...options: string[]): Promise<unknown> {
  const program = new Command();
  addSequencingCommand(program);
  try {
    await program.parseAsync(['sequencing', ...options], { from: 'user' });
    return null;
  } catch (error) {
    return error;
  }
}

const CIRCLE = {
  concepts: ['sets', 'maps', 'relations', 'orders'],
  edges: [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 1],
  ],
};

describe('a course graph from a file', () => {
  it('takes concepts and edges, and the file for a name where there is none', async () => {
    const file = await fileOf({ concepts: ['sets', 'maps'], edges: [[0, 1]] });
    const course = await readCourse(file);
    expect(course).toMatchObject({ course: file, concepts: ['sets', 'maps'], edges: 1 });
    expect(Array.from(course.graph.order)).toEqual([0, 1]);
  });

  it('has three samples, each with a graph of its own', () => {
    const courses = sampleCourses();
    expect(courses.map(({ course }) => course)).toEqual([
      'exercism-javascript',
      'python-novice',
      'industrial-maintenance',
    ]);
    for (const { concepts, edges } of courses) expect(edges).toBeGreaterThan(concepts.length / 2);
  });
});

describe('bad input ends the command with exit code 2 and one line', () => {
  it.each([
    [
      'prerequisites in a circle',
      CIRCLE,
      /graph\.json: prerequisites go in a circle: maps → relations → orders → maps$/,
    ],
    ['a concept that needs itself', { concepts: ['sets'], edges: [[0, 0]] }, /in a circle: sets → sets$/],
    [
      'an edge to nowhere',
      { concepts: ['sets'], edges: [[0, 1]] },
      /edges\.0: \[0, 1\] names a concept that is not among the 1/,
    ],
    ['no concepts', { concepts: [], edges: [] }, /graph\.json: concepts: /],
    ['half an edge', { concepts: ['sets'], edges: [[0]] }, /graph\.json: edges\.0/],
    ['no JSON', 'concepts: sets', /graph\.json: this is not JSON$/],
    ['an empty file', '', /graph\.json: this is not JSON$/],
  ])('%s', async (_what, content, message) => {
    const failure = await failureOf('--learners', '1', '--graph', await fileOf(content));
    expect(failure).toMatchObject({ name: 'CommandError', exitCode: 2 });
    expect(String(failure)).toMatch(message);
  });

  it('a missing file', async () => {
    const failure = await failureOf('--graph', path.join(folder, 'none.json'));
    expect(failure).toMatchObject({ name: 'CommandError', exitCode: 2 });
    expect(String(failure)).toMatch(/none\.json: there is no such file$/);
  });

  it.each(['many', '0', '-3', '2.5', ''])('learners that are "%s"', async (learners) => {
    const failure = await failureOf('--learners', learners);
    expect(failure).toMatchObject({ name: 'CommandError', exitCode: 2 });
    expect(String(failure)).toMatch(/is not a whole number of 1 or more/);
  });
});

it('finds no circle where there is none, and one behind a tail', () => {
  const among = (count: number, edges: [number, number][]) => () =>
    namedCourse('graph.json', { concepts: ['sets', 'maps', 'orders', 'groups'].slice(0, count), edges });
  expect(
    among(3, [
      [0, 1],
      [0, 2],
      [1, 2],
    ]),
  ).not.toThrow();
  expect(
    among(4, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 2],
    ]),
  ).toThrow(/in a circle: orders → groups → orders$/);
});
