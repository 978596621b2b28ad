import { describe, expect, it } from 'vitest';
import { alikeConcepts } from './alike';
import { courseOf } from './course.testing';
import { extractConcepts } from './extract-concepts';
import { linkedTerms } from './linked-terms';
import { oneSpelling } from './spelling';

const namesOf = (files: Record<string, string>) =>
  extractConcepts({ chunks: courseOf(files), language: 'en' }).concepts.map(({ name, aliases }) => ({ name, aliases }));
const filler = 'The pump runs all day. A worker looks at the gauge, writes the pressure down and goes on to the next. ';

describe('terms that the author links to their explanation', () => {
  it('are read by the name of the anchor, whole', () => {
    expect(linkedTerms('an [argument](../reference.md#argument) and a [global](#global-variable) one')).toEqual([
      'argument',
      'global variable',
    ]);
  });

  it('are none where the anchor is called something else, or the words are an instruction', () => {
    expect(
      linkedTerms('see [here](page.md#setup), [getting help](page.md#getting-help) or [this](https://a.b/c)'),
    ).toEqual([]);
    expect(linkedTerms('![argument](x.png#argument)')).toEqual([]);
  });

  it('become concepts without a glossary', () => {
    const text = `# Calls\n\nA call gives the function an [argument](help.md#argument). Each argument has its place.\n\n${filler.repeat(20)}`;
    expect(namesOf({ 'a.md': text }).map(({ name }) => name)).toContain('Argument');
  });
});

describe('one concept under several names', () => {
  it('joins British and American spelling', () => {
    for (const [a, b] of [
      ['normalisation', 'normalization'],
      ['normalise', 'normalize'],
      ['colour', 'color'],
      ['centre', 'center'],
      ['analysing', 'analyzing'],
      ['modelling', 'modeling'],
    ])
      expect(oneSpelling(a ?? '')).toBe(oneSpelling(b ?? ''));
    expect(oneSpelling('fire')).toBe('fire');
    expect(oneSpelling('exercise')).not.toBe(oneSpelling('exertion'));
  });

  it('joins what is done to data with the thing itself, and the same stems in another form', () => {
    const text = `# Arrays\n\n## Slice\n\nA **slice** is a part of an array. A slice begins at an index. ${filler.repeat(8)}\n\n## Slicing data\n\nTo slice is to take a part. ${filler.repeat(8)}\n\n## Linear dependence\n\n**Linear dependence** is the making of one vector of others. ${filler}\n\n## Linearly dependent\n\nColumns are linearly dependent where one adds nothing. ${filler.repeat(8)}`;
    const names = namesOf({ 'a.md': text });
    expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(['Slice', 'Linear dependence']));
    expect(names.map(({ name }) => name)).not.toContain('Slicing data');
    expect(names.map(({ name }) => name)).not.toContain('Linearly dependent');
    expect(names.find(({ name }) => name === 'Slice')?.aliases).toContain('Slicing data');
  });

  it('writes out what a heading cuts short', () => {
    const text = `# Chance\n\n## Binomial\n\nA binomial distribution counts successes. The binomial distribution has two parameters, and a binomial distribution is nearly normal for many trials.\n\n## Geometric mean\n\nThe **geometric mean** is a root of a product. ${filler}`;
    const names = namesOf({ 'a.md': text });
    expect(names).toContainEqual({ name: 'Binomial distribution', aliases: expect.arrayContaining(['Binomial']) });
  });
});

describe('what is no concept', () => {
  it('are labels of chapters that have concepts of their own, and whole fields of study', () => {
    const text = (title: string, term: string) =>
      `# ${title}\n\n${filler.repeat(6)}\n\n## ${term}\n\nA **${term.toLowerCase()}** is a thing that turns. The ${term.toLowerCase()} turns fast, and no ${term.toLowerCase()} stands still. ${filler.repeat(6)}`;
    const names = namesOf({
      'a.md': text('Predicting prices on the market', 'Rotor'),
      'b.md': text('Statistics', 'Gearbox'),
      'c.md': text('Geometry and other matters', 'Flywheel'),
    }).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Rotor', 'Gearbox', 'Flywheel']));
    for (const label of ['Predicting prices on the market', 'Statistics', 'Geometry and other matters'])
      expect(names).not.toContain(label);
  });

  it('stay where a chapter has nothing else', () => {
    const names = namesOf({ 'a.md': `# Replacing the filter of a pump\n\n${filler.repeat(20)}` });
    expect(names.length).toBe(1);
  });
});

describe('concepts that may be one under two names', () => {
  const alike = (...names: [string, number[]][]) =>
    alikeConcepts(
      names.map(([name], at) => ({
        ...{ key: name, name, aliases: [], definition: null, importance: 1 - at / 10, chunks: [], signals: [] },
      })),
      new Map(names.map(([name, vector]) => [name, Float32Array.from(vector)])),
      'en',
    ).map(({ key, otherKey }) => `${otherKey} > ${key}`);

  it('share their words and what their passages speak of', () => {
    const both = ['Multiple input and multiple output channels', 'Multiple channels'] as const;
    expect(alike([both[1], [1, 0]], [both[0], [0.8, 0.6]])).toEqual([`${both[0]} > ${both[1]}`]);
    expect(alike([both[1], [1, 0]], [both[0], [0, 1]])).toEqual([]);
    expect(alike(['Convex functions', [1, 0]], ['Convexity', [1, 0]])).toEqual(['Convexity > Convex functions']);
  });

  it('are none where one is a kind or a part of the other, or only a word is shared', () => {
    expect(alike(['Array', [1, 0]], ['Array destructuring', [1, 0]])).toEqual([]);
    expect(alike(['Gradient descent', [1, 0]], ['Stochastic gradient descent', [1, 0]])).toEqual([]);
    expect(alike(['Backpropagation', [1, 0]], ['Backpropagation through time', [1, 0]])).toEqual([]);
    expect(alike(['Syntax error', [1, 0]], ['Index error', [1, 0]])).toEqual([]);
  });
});
