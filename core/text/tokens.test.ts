import { describe, expect, it } from 'vitest';
import { contentStems, jaccard, stem, tokenize } from './tokens';

describe('tokenize', () => {
  it('keeps identifiers, hyphenated words, numbers and language names whole', () => {
    const text = "Use weight_kg and np.array (C++, C#), lock-out's 3.14 or 1,000 __init__ at once---really.";
    expect(tokenize(text).map((token) => token.text)).toEqual([
      ...['Use', 'weight_kg', 'and', 'np.array', 'C++', 'C#', "lock-out's", '3.14', 'or', '1,000', '__init__'],
      ...['at', 'once', 'really'],
    ]);
  });

  it('gives exact ranges, lower case with straight apostrophes, and stems', () => {
    const text = 'The Learner’s bearings.';
    const tokens = tokenize(text);
    expect(tokens.every(({ text: word, start, end }) => text.slice(start, end) === word)).toBe(true);
    expect(tokens.map(({ lower }) => lower)).toEqual(['the', "learner's", 'bearings']);
    expect(tokens.map((token) => token.stem)).toEqual(['the', 'learner', 'bear']);
  });

  it('cuts off what French writes onto a word', () => {
    expect(tokenize("L'arbre d’entrée, aujourd'hui", 'fr').map(({ text, start }) => [text, start])).toEqual([
      ['L', 0],
      ['arbre', 2],
      ['d', 8],
      ['entrée', 10],
      ["aujourd'hui", 18],
    ]);
    expect(tokenize("L'arbre", 'en')).toHaveLength(1);
  });

  it('cuts scripts without spaces by their words', () => {
    expect(tokenize('机器学习很有用').length).toBeGreaterThan(1);
  });
});

describe('stem', () => {
  it.each([
    ['running', 'run'],
    ['Generalisation', 'generalis'],
    ['lock-outs', 'lock-out'],
    ['weight_kg', 'weight_kg'],
    ['toString', 'tostring'],
    ['3.14', '3.14'],
  ])('of %s is %s', (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it('follows the language and leaves unknown ones alone', () => {
    expect(stem('Häuser', 'de-CH')).toBe('haus');
    expect(stem('words', 'xx')).toBe('words');
  });
});

describe('contentStems and jaccard', () => {
  it('leave out function words and compare as sets', () => {
    expect(contentStems('The bearings are in the bearing of a machine')).toEqual(['bear', 'bear', 'machin']);
    expect(contentStems('die Dichtungen der Welle', 'de')).toEqual(['dichtung', 'well']);
    expect(contentStems("le joint de l'arbre", 'fr')).toEqual(['joint', 'arbre']);
    expect(jaccard(['a', 'b', 'b'], ['b', 'c'])).toBeCloseTo(1 / 3);
    expect(jaccard([], [])).toBe(0);
  });
});
