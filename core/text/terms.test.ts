import { describe, expect, it } from 'vitest';
import { normaliseTerm, pluralise, singularise, titleOf } from './terms';

describe('normaliseTerm', () => {
  it.each([
    ['The Lock-outs', 'lock out', 'lockout (LOTO)', '*Lockout*', 'lock_out', 'lockouts.'],
    ['Neural networks', 'a neural network', '**Neural Network**:'],
    ['rates of change', 'Rate of change'],
    ['lockout–tagout', 'Lockout/tagout', 'lockout-tagout'],
    ['GPUs', 'GPU', 'gpu'],
    ['matrices', 'Matrix'],
    ['`toString()`', 'toString', '`toString`'],
    ["Bayes' theorem", 'Bayes theorem'],
  ])('brings %s and its spellings together', (...spellings) => {
    expect(new Set(spellings.map(normaliseTerm)).size).toBe(1);
  });

  it('keeps different things apart', () => {
    const keys = ['C', 'C++', 'C#', '==', '===', '`lists`', 'list', 'bias', 'base', 'Python 2', 'Python 3'].map(
      normaliseTerm,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is stable on its own result and empty on nothing', () => {
    for (const term of ['the learning rates', 'analyses', 'series', 'A/B tests']) {
      expect(normaliseTerm(normaliseTerm(term))).toBe(normaliseTerm(term));
    }
    expect(normaliseTerm('  ')).toBe('');
  });
});

describe('singularise and pluralise', () => {
  const pairs = [
    ...[
      'bearing bearings',
      'class classes',
      'process processes',
      'matrix matrices',
      'analysis analyses',
      'bus buses',
      'cause causes',
    ],
    ...[
      'case cases',
      'house houses',
      'cache caches',
      'batch batches',
      'dictionary dictionaries',
      'box boxes',
      'size sizes',
    ],
    ...[
      'shoe shoes',
      'hero heroes',
      'leaf leaves',
      'criterion criteria',
      'bias biases',
      'status statuses',
      'schema schemas',
    ],
    ...[
      'menu menus',
      'phrase phrases',
      'loss losses',
      'key keys',
      'image images',
      'query queries',
      'person people',
      'API APIs',
    ],
  ].map((pair) => pair.split(' '));

  it.each(pairs)('%s <-> %s', (one = '', many = '') => {
    expect(pluralise(one)).toBe(many);
    expect(singularise(many)).toBe(one);
    expect(singularise(one)).toBe(one);
  });

  it('leave invariant words, code and prototype names alone, and inflect the last word of a phrase', () => {
    for (const word of [
      'series',
      'physics',
      'data',
      'NumPy',
      'pandas',
      'constructor',
      'this',
      '`lists`',
      'weight_kg',
    ]) {
      expect(singularise(word)).toBe(word);
    }
    expect(singularise('Neural networks')).toBe('Neural network');
    expect(pluralise('Hidden Unit')).toBe('Hidden Units');
  });
});

describe('titleOf', () => {
  it.each([
    ['the lockout–tagout', 'Lockout–tagout'],
    ['**hidden units**:', 'Hidden units'],
    ['pH value', 'pH value'],
    ['`for` loops', 'for loops'],
    ['weight_kg', 'weight_kg'],
    ['A/B tests', 'A/B tests'],
  ])('%s -> %s', (term, title) => {
    expect(titleOf(term)).toBe(title);
  });
});
