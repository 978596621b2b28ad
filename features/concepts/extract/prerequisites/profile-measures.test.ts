import { describe, expect, it } from 'vitest';
import { createCoverage } from './coverage';
import { mostByExpectedF1 } from './expected-f1';
import { createLikenesses } from './likeness';
import type { ConceptFacts } from './measures';
import { createNameParts } from './name-parts';
import { isOverture } from './names';
import { createSharedPages, pageOf, wordsOfLink } from './page-links';
import { bag, profileOf } from './profile.testing';
import { shareNeeds, together } from './together';

describe('coverage', () => {
  const list = profileOf('list', {
    ...{ own: bag('item item item order'), shown: bag('append append append pop'), shownSize: 4 },
    ownCode: bag('append pop a b c d e f'),
  });
  const stack = profileOf('stack', {
    ...{ own: bag('top top top'), shown: bag('push push'), shownSize: 2 },
    ...{
      ownCode: bag('append append push g h i j k'),
      practiceCode: bag('pop'),
      practice: bag('item item'),
      brief: bag('item'),
    },
  });
  const coverage = createCoverage([list, stack]);

  it('tells how much of the code that one concept presents another uses', () => {
    expect(coverage.foremost(list, stack)).toBe(1);
    expect(coverage.foremostInPractice(list, stack)).toBe(0.5);
    expect(coverage.code(list, stack)).toBeGreaterThan(0.2);
    expect(coverage.code(stack, list)).toBe(0);
  });

  it('tells how much of the words that mark a text the exercises and the first passages of another use', () => {
    expect(coverage.words(list, stack)).toBe(1);
    expect(coverage.opening(list, stack)).toBe(1);
    expect(coverage.words(stack, list)).toBe(0);
  });

  it('says nothing of code where hardly any concept has any', () => {
    const bare = createCoverage([list, profileOf('a'), profileOf('b'), profileOf('c')]);
    expect(bare.code(list, stack)).toBe(0);
  });
});

it('counts the words of a name in the text and the exercises of another, less those of many names', () => {
  const facts = new Map(
    ['class struct', 'method', 'field'].map((name): [string, ConceptFacts] => [
      name,
      { form: name, name, nameWords: name.split(' '), inDefinition: new Set() },
    ]),
  );
  const classes = profileOf('class struct', { own: bag('class class struct'), ownSize: 3 });
  const methods = profileOf('method', {
    ...{
      own: bag('class class class class method'),
      ownSize: 5,
      brief: bag('class class'),
      practice: bag('struct struct struct'),
      practiceSize: 3,
    },
    linkWords: bag('class'),
  });
  const parts = createNameParts([classes, methods, profileOf('field')], facts);
  expect(parts.inText(classes, methods)).toBeGreaterThan(0.2);
  expect(parts.inOpening(classes, methods)).toBeGreaterThan(0.2);
  expect(parts.inPractice(classes, methods)).toBeGreaterThan(0.2);
  expect(parts.inText(methods, classes)).toBe(0);
  expect(parts.inLinks(classes, methods)).toBeCloseTo((1 - Math.exp(-1)) / 2);
  expect(parts.length(classes)).toBe(2);
  expect(parts.commonness(profileOf('field'))).toBe(0);
});

it('compares texts by the words that not all of them have', () => {
  const [a, b, c] = [
    profileOf('a', { own: bag('bolt nut the'), practice: bag('wheel the') }),
    profileOf('b', { own: bag('bolt nut the') }),
    profileOf('c', { own: bag('wheel the') }),
  ];
  const alike = createLikenesses(
    [a, b, c],
    ({ own }) => own,
    ({ practice }) => practice,
  );
  expect(alike.owns(a, b)).toBeGreaterThan(0.9);
  expect(alike.owns(a, c)).toBeLessThan(0.1);
  expect(alike.practiceToOwn(c, a)).toBeGreaterThan(0.9);
  expect(alike.ownToPractice(a, c)).toBeGreaterThan(0.9);
  expect(alike.practices(a, b)).toBe(0);
});

describe('links', () => {
  it('takes the page and the words of an address', () => {
    expect(pageOf('https://www.example.org/Array/index.html#sort')).toBe('example.org/Array');
    expect(wordsOfLink('https://example.org/ref/ArrayBuffer#slice_it')).toEqual(
      expect.arrayContaining(['array', 'buffer', 'slice']),
    );
  });

  it('counts pages that both link to, and their share behind the exercises', () => {
    const from = profileOf('from', { ownPages: new Set(['x', 'y']) });
    const to = profileOf('to', { practicePages: new Set(['x', 'z']) });
    const pages = createSharedPages([from, to]);
    expect(pages.shared(from, to)).toBeCloseTo(1 - Math.exp(-Math.log(2) / 3));
    expect(pages.share(from, to)).toBeGreaterThan(0);
    expect(pages.share(from, to)).toBeLessThan(0.5);
    expect(pages.shared(to, from)).toBe(0);
  });
});

it('knows names of beginnings', () => {
  expect(['Basics', 'Introduction to sets', 'getting-started', 'Grundlagen'].filter(isOverture)).toHaveLength(4);
  expect(['Basic income', 'Arrays', 'Basicity'].filter(isOverture)).toEqual([]);
});

describe('concepts that the same exercises are on', () => {
  it('share their needs, and none comes before another', () => {
    const [a, b] = [
      profileOf('a', { exercises: new Set(['1', '2']) }),
      profileOf('b', { exercises: new Set(['2', '3']) }),
    ];
    expect(together(a, b)).toBeCloseTo(1 / 3);
    expect(together(a, profileOf('c'))).toBe(0);
    const odds = shareNeeds([
      { from: 'x', to: 'a', odds: 2, together: 0 },
      { from: 'x', to: 'b', odds: 0, together: 0 },
      { from: 'a', to: 'b', odds: 1, together: 1 / 3 },
      { from: 'b', to: 'a', odds: 1, together: 1 / 3 },
      { from: 'x', to: 'c', odds: 2, together: 0 },
    ]);
    expect(odds[0]).toBe(1);
    expect(odds[1]).toBe(1);
    expect(odds[2]).toBeLessThan(-1);
    expect(odds[4]).toBe(2);
  });
});

it('holds as many pairs as make the expected F1 highest', () => {
  expect(mostByExpectedF1([])).toBe(0);
  expect(mostByExpectedF1([0.9, 0.9, 0.01, 0.01])).toBe(2);
  expect(mostByExpectedF1([0.2, 0.2, 0.2, 0.2])).toBe(4);
  // 2 · 0.9 / (1 + 1.1) = .857 for one, 2 · 1.1 / (2 + 1.1) = .710 for two
  expect(mostByExpectedF1([0.9, 0.2])).toBe(1);
});
