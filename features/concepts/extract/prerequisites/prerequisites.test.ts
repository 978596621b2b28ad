import { expect, it } from 'vitest';
import { courseOf } from '../course.testing';
import { extractConcepts } from '../extract-concepts';
import { codeTokens, formulaTokens, inlineTokens } from './code-tokens';
import { createPairs } from './measures';
import { LEAST_WEIGHT, proposePrerequisites } from './propose';

it('reads words, operators and literals of code, without comments', () => {
  expect(codeTokens("const f = (x) => x ?? 'none'; // the rest")).toEqual([
    'const',
    'f',
    '=',
    '(',
    'x',
    '=>',
    'x',
    '??',
    '<text>',
  ]);
  expect(codeTokens('2.5 + 3')).toEqual(['<decimal>', '+', '<number>']);
});

it('takes of formulas the commands that stand for something', () => {
  expect(formulaTokens('\\frac{1}{2} \\nabla f + \\text{error}')).toEqual(['\\nabla']);
  expect(inlineTokens('Use `map` with $\\sum x$.')).toEqual(['map', '\\sum']);
});

it('keeps likely edges without cycles, and tells direct ones from implied ones', () => {
  const pair = (from: string, to: string, weight: number) => ({ from, to, weight, reasons: [] });
  const edges = proposePrerequisites([
    pair('a', 'b', 0.9),
    pair('b', 'c', 0.8),
    pair('a', 'c', 0.7),
    pair('c', 'a', 0.6),
    pair('a', 'd', LEAST_WEIGHT / 2),
  ]);
  expect(edges.map(({ from, to, direct }) => `${from}${to}${direct ? '' : ' implied'}`)).toEqual([
    'ab',
    'bc',
    'ac implied',
  ]);
});

it('reads given concepts by folder, title or alias, and names the place of the evidence', () => {
  const chunks = courseOf({
    'units/01-fractions/about.md': '# About\n\nA fraction is a part of a whole. A fraction has two numbers.\n',
    'units/02-ratio-scale/about.md':
      '# About\n\n## Writing one\n\nA ratio is written as a fraction. The fraction is then read as parts. Fractions compare.\n',
  });
  const { concepts, prerequisites } = extractConcepts({
    chunks,
    language: 'en',
    given: ['Fraction (mathematics)', 'ratio-scale'],
  });
  expect(concepts.map(({ key }) => key).sort()).toEqual(['Fraction (mathematics)', 'ratio-scale']);
  expect(prerequisites[0]).toMatchObject({ prerequisiteKey: 'Fraction (mathematics)', conceptKey: 'ratio-scale' });
  expect(prerequisites[0]?.evidence).toContain('Look under “Writing one”.');
});

it('measures a part of the pairs in which each concept has its share', () => {
  const forms = Array.from({ length: 12 }, (_, n) => `c${n}`);
  const bare = { passages: 0, words: 0, first: 0, sourceId: '', leans: new Map(), own: [], practice: [] };
  const pairs = createPairs({
    texts: new Map(forms.map((form) => [form, { form, ...bare }])),
    facts: new Map(),
    code: new Map(),
    stated: new Map(),
  });
  expect([...pairs()]).toHaveLength(12 * 11);
  const part = [...pairs(3)];
  for (const form of forms) {
    expect([3, 4]).toContain(part.filter(({ from }) => from === form).length);
    expect([3, 4]).toContain(part.filter(({ to }) => to === form).length);
  }
});
