import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder, sampleCourseFolder } from '@/server/paths';
import { InputError } from '../input/input-error';
import { openCourse } from './course-passages';
import { evaluateGrounding } from './evaluate-grounding';
import { readLabelled } from './read-labelled';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'meno-grounding-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const course = openCourse(sampleCourseFolder);
const sample = () => course;

async function fileOf(content: string | Buffer): Promise<string> {
  const file = path.join(folder, 's.jsonl');
  await writeFile(file, content);
  return file;
}
const line = (more: object) =>
  JSON.stringify({
    sentence: 'A tag warns.',
    kind: 'supported',
    passages: [{ text: 'A tag warns; a lock prevents.' }],
    ...more,
  });

describe('reading', () => {
  it('takes passages in the row, plain or gzip, and places in a course', async () => {
    const text = `${line({})}\n\n${JSON.stringify({ sentence: 'x', kind: 'number', course: 'industrial-maintenance', file: '02-lockout-tagout.md', heading: 'Lockout' })}\n`;
    const plain = await readLabelled(await fileOf(text), sample);
    expect(plain.sentences.map(({ kind, course, passages }) => [kind, course, passages.length > 0])).toEqual([
      ['supported', '', true],
      ['number', 'industrial-maintenance', true],
    ]);
    expect((await readLabelled(await fileOf(gzipSync(text)), sample)).sentences).toEqual(plain.sentences);
  });

  it('leaves out courses that are not there', async () => {
    const text = JSON.stringify({ sentence: 'x', kind: 'number', course: 'none', file: 'a.md', heading: 'A' });
    expect(await readLabelled(await fileOf(text), async () => null)).toEqual({ sentences: [], missing: ['none'] });
  });

  it.each([
    ['an empty file', '', /s\.jsonl: the file is empty$/],
    ['what is not JSON', `${line({})}\n{`, /row 2: this is not JSON$/],
    ['an unknown kind', line({ kind: 'false' }), /row 1: kind: /],
    ['no sentence', line({ sentence: ' ' }), /row 1: sentence: /],
    ['no passages', line({ passages: [] }), /row 1: passages: /],
    ['neither passages nor a place', '{"sentence":"x","kind":"number"}', /row 1: course: /],
    ['a list', '[1]', /row 1: /],
    [
      'a heading that is not there',
      JSON.stringify({
        sentence: 'x',
        kind: 'number',
        course: 'industrial-maintenance',
        file: 'glossary.md',
        heading: 'None',
      }),
      /row 1: nothing stands under None in glossary\.md$/,
    ],
  ])('refuses %s', async (_what, content, message) => {
    const failure = await readLabelled(await fileOf(content), sample).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String(failure)).toMatch(message);
    expect(String(failure)).not.toContain('\n');
  });
});

describe('figures', () => {
  it('counts by kind, set and course, and lists what was judged wrongly', async () => {
    const rows = [
      line({ sentence: 'A tag warns; a lock prevents.' }),
      line({ sentence: 'A tag prevents; a lock warns.', kind: 'roles' }),
      line({ sentence: 'A tag warns; a lock prevents.', kind: 'number' }),
    ].join('\n');
    const result = await evaluateGrounding((await readLabelled(await fileOf(rows), sample)).sentences);
    expect(result).toMatchObject({ sentences: 3, supported: 1, altered: 2, caught: 0.5, lost: 0, quoted: 0, own: 1 });
    expect(result.byKind.map(({ kind, stopped }) => [kind, stopped])).toEqual([
      ['supported', 0],
      ['number', 0],
      ['roles', 1],
    ]);
    const text = 'A tag warns; a lock prevents.';
    expect(result.wrong).toEqual([{ kind: 'number', course: '', sentence: text, instead: text, reasons: [] }]);
  });

  it('takes a quotation for no loss only where it says what the sentence said', async () => {
    const passages = [{ text: 'A tag warns people; a lock keeps people off. The crew eats at noon.' }];
    // Whatever the row calls it, the check stops it.
    const said = { passages, sentence: 'A tag keeps people off; a lock warns people.' };
    const figures = async (support?: string[]) =>
      evaluateGrounding((await readLabelled(await fileOf(line({ ...said, support })), sample)).sentences);
    expect(await figures(['A tag warns'])).toMatchObject({ quoted: 1, lost: 0, own: 0 });
    expect(await figures(['The crew eats'])).toMatchObject({ quoted: 0, lost: 1 });
    expect(await figures()).toMatchObject({ quoted: 0, lost: 1 });
  });

  it('holds its level on the sentences that the rules were made on', async () => {
    const file = path.join(
      programFolder,
      'evaluation',
      'grounding',
      'sentences',
      'industrial-maintenance.development.jsonl',
    );
    const result = await evaluateGrounding((await readLabelled(file, sample)).sentences);
    expect(result.sentences).toBeGreaterThan(300);
    expect(result.caught).toBeGreaterThan(0.95);
    expect(result.lost).toBeLessThan(0.055);
    expect(result.own).toBeGreaterThan(0.4);
  }, 60_000);
});
