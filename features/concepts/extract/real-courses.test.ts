import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Extraction } from '../contract';
import { removeCycles } from '../graph';
import { courseOf } from './course.testing';
import { extractConcepts, extractRanked } from './extract-concepts';
import { formOf, wordsOf } from './words';

/** Courses beside the checkout; tests on them run where they are there and MENO_SLOW_TESTS is set. */
const COURSES = join('..', 'shared', 'data', 'courses');
const course = (folder: string) => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return courseOf(
    Object.fromEntries(paths.sort().map((path) => [relative('.', path), readFileSync(join(folder, path), 'utf8')])),
  );
};
const has = (name: string) => process.env.MENO_SLOW_TESTS !== undefined && existsSync(join(COURSES, name));

/** What a teacher would laugh at. */
const SILLY =
  /^(?:notes?|examples?|steps?|summary|exercises?|solutions?|introduction|getting started|overview|about|warning|something|how to .*|what .*|.*[=;{}<>]|.*\(\).*|.{61,}|(?:\S+ ){7,}\S+)$/i;

function checkMap(map: Extraction, chunks: ReturnType<typeof courseOf>): void {
  expect(map.concepts.filter(({ name }) => SILLY.test(name)).map(({ name }) => name)).toEqual([]);
  expect(new Set(map.concepts.map(({ key }) => key)).size).toBe(map.concepts.length);
  expect(new Set(map.concepts.map(({ name }) => formOf(name).replace(/s$/, ''))).size).toBe(map.concepts.length);
  const text = new Map(chunks.map((chunk) => [chunk.id, chunk.text.replace(/\s+/g, ' ').toLowerCase()]));
  for (const { name, definition, chunks: linked } of map.concepts) {
    expect(
      linked.some(({ role }) => role === 'teaches'),
      name,
    ).toBe(true);
    if (definition) expect(text.get(definition.chunkId), name).toContain(definition.text.toLowerCase());
  }
}

/** Glossary terms that the body names, and how many of them are concepts. */
function glossaryRecall(map: Extraction, chunks: ReturnType<typeof courseOf>): number {
  const isGlossary = (path: string) => /glossary|reference/.test(path);
  const spoken = chunks
    .filter(({ sourcePath }) => !isGlossary(sourcePath))
    .flatMap(({ blocks }) =>
      blocks.filter(({ kind, role }) => kind !== 'code' && (role === 'body' || role === 'callout')),
    )
    .map(
      ({ text }) =>
        ` ${wordsOf(text)
          .map(({ form }) => form)
          .join(' ')} `,
    );
  const terms = chunks
    .filter(({ sourcePath }) => isGlossary(sourcePath))
    .flatMap(({ blocks }) => blocks.flatMap(({ term }) => (term === undefined ? [] : [term.replace(/\s*\(.*\)$/, '')])))
    .filter((term) =>
      spoken.some((body) =>
        body.includes(
          ` ${wordsOf(term)
            .map(({ form }) => form)
            .join(' ')} `,
        ),
      ),
    );
  const known = new Set(map.concepts.flatMap(({ name, aliases }) => [name, ...aliases]).map(formOf));
  expect(terms.length).toBeGreaterThan(20);
  return terms.filter((term) => known.has(formOf(term))).length / terms.length;
}

describe('the sample course', () => {
  const folder = join('samples', 'industrial-maintenance');
  const chunks = existsSync(folder) ? course(folder) : [];

  it('gives a map that a teacher would accept', () => {
    const map = extractConcepts({ chunks, language: 'en' });
    checkMap(map, chunks);
    expect(map.concepts.length).toBeGreaterThan(40);
    expect(map.concepts.length).toBeLessThan(100);
    expect(glossaryRecall(map, chunks)).toBeGreaterThan(0.9);
    expect(map.concepts.filter(({ definition }) => definition).length / map.concepts.length).toBeGreaterThan(0.85);
  });
});

describe.skipIf(!has('python-novice-inflammation'))('python-novice-inflammation', () => {
  it('finds the glossary and the chapters', () => {
    const chunks = course(join(COURSES, 'python-novice-inflammation'));
    const map = extractConcepts({ chunks, language: 'en' });
    checkMap(map, chunks);
    expect(glossaryRecall(map, chunks)).toBeGreaterThan(0.9);
    const names = map.concepts.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Variable', 'List', 'Loop', 'Function', 'Assertion', 'Debugging']));
  });
});

describe.skipIf(!has('exercism-javascript'))('exercism-javascript', () => {
  it("finds the author's concepts and orders them far better than the text-only floor (F1 .447), without a cycle", () => {
    const folder = join(COURSES, 'exercism-javascript');
    const { concepts, proposed } = extractRanked({ chunks: course(folder), language: 'en' });
    expect(concepts).toHaveLength(37);
    const keys = new Map(
      concepts.flatMap(({ key, name, aliases }) => [name, ...aliases].map((one) => [formOf(one), key])),
    );
    const keyOf = (slug = '') =>
      keys.get(formOf(slug.replace(/-/g, ' '))) ?? keys.get(formOf(slug.replace(/-/g, ' and ')));
    const rows = readFileSync(join(folder, 'prerequisites.csv'), 'utf8').trim().split('\n').slice(1);
    const gold = new Set(rows.map((row) => row.split(',').map(keyOf).reverse().join(' -> ')));
    const hits = proposed.filter(({ prerequisiteKey, conceptKey }) =>
      gold.has(`${prerequisiteKey} -> ${conceptKey}`),
    ).length;
    expect((2 * hits) / (proposed.length + gold.size)).toBeGreaterThan(0.5);
    const edges = proposed.map(({ prerequisiteKey: from, conceptKey: to, weight }) => ({ from, to, weight }));
    expect(removeCycles(edges)).toHaveLength(edges.length);
  });
});

describe.skipIf(!has('d2l-en'))('d2l-en', () => {
  it('maps 94 files in a few seconds of CPU', () => {
    const chunks = course(join(COURSES, 'd2l-en'));
    const started = process.cpuUsage();
    const map = extractConcepts({ chunks, language: 'en' });
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(6);
    checkMap(map, chunks);
    expect(map.concepts.length).toBeGreaterThan(100);
    expect(map.concepts.length).toBeLessThan(220);
  }, 90_000);
});
