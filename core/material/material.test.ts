import { describe, expect, it } from 'vitest';
import { difficultyOf } from './difficulty';
import { kindOf } from './kind';

const block = (text: string, kind = 'paragraph', role = 'body') => ({ kind, role, text });

describe('kind of a passage', () => {
  it('is what its author marked most of it as', () => {
    expect(
      kindOf([block('Try it yourself, and then compare.', 'paragraph', 'exercise'), block('Hint.')], ['Loops']),
    ).toBe('exercise');
    expect(kindOf([block('Loops repeat.', 'list', 'keypoints')], ['Loops'])).toBe('summary');
  });

  it('is what its heading says, else what it is made of', () => {
    expect(kindOf([block('A pump of 3 kW runs for two hours.')], ['Energy', 'Worked example'])).toBe('example');
    expect(kindOf([block('Short.'), block('for word in words:\n    print(word)', 'code')], ['Loops'])).toBe('example');
    expect(kindOf([block('a | b | c and many more cells', 'table')], ['Values'])).toBe('data');
    expect(kindOf([{ ...block('Open the valve. Wait. Close it.', 'list'), ordered: true }], ['Valve'])).toBe(
      'procedure',
    );
  });

  it('tells running text apart by its words', () => {
    expect(kindOf([block('A hazard is anything that can hurt a person.')], ['Hazard'])).toBe('definition');
    expect(kindOf([block('For example, a wet floor can make you slip.')], ['Hazard'])).toBe('example');
    expect(
      kindOf(
        [block('Machines hold energy after they stop, since springs and tanks keep what was put into them.')],
        ['Energy'],
      ),
    ).toBe('explanation');
  });
});

describe('difficulty', () => {
  const easy =
    'The dog ran to the door. It saw a cat. The cat sat on the mat. The dog was sad. It ran back to its bed. Then it slept.';
  const hard =
    'Notwithstanding considerable methodological heterogeneity, multidisciplinary investigations consistently demonstrate that organisational accountability mechanisms systematically influence institutional performance characteristics across international jurisdictions. Epistemological considerations necessitate comprehensive contextualisation.';

  it('is higher for what reads harder, and for what comes later', () => {
    expect(difficultyOf(hard, 'en', 0.5)).toBeGreaterThan(difficultyOf(easy, 'en', 0.5) + 0.3);
    expect(difficultyOf(easy, 'en', 1)).toBeGreaterThan(difficultyOf(easy, 'en', 0));
  });

  it('stays within 0 and 1, and is middling for what is too short to say', () => {
    for (const along of [-1, 0, 1, 7]) {
      for (const text of ['', easy, hard]) {
        expect(difficultyOf(text, 'en', along)).toBeGreaterThanOrEqual(0);
        expect(difficultyOf(text, 'en', along)).toBeLessThanOrEqual(1);
      }
    }
    expect(difficultyOf('Few words.', 'en', 0.5)).toBeCloseTo(0.5);
  });
});
