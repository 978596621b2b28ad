import { describe, expect, test } from 'vitest';
import { gapsOf } from './code-gaps';
import { type CodeLanguage, lexCode } from './code-lexer';
import { namedGaps } from './code-named';

function answers(code: string, language: CodeLanguage, topic = '', hasResult = false): string[] {
  return gapsOf(lexCode(code, language), { language, topic, hasResult }).map(({ why, answer }) => `${why} ${answer}`);
}

describe('what a block determines', () => {
  test('a name that is used later and given nowhere else', () => {
    expect(answers('for num in odds:\n    print(num)', 'python')).toEqual(['gives num']);
    expect(answers('def double(x):\n    return 2 * x\nprint(double(4))', 'python')).toEqual([
      'gives double',
      'gives x',
    ]);
    expect(answers('const sum = (a, b) => a + b;\nsum(1, 2);', 'javascript')).toEqual([
      'gives sum',
      'gives a',
      'gives b',
    ]);
  });
  test('not where another name is open as well, or the line needs the name itself', () => {
    expect(answers('total = 0\nprint(total, other)', 'python')).toEqual([]);
    expect(answers("patient = 'inflam_' + patient\nprint(patient)", 'python')).toEqual([]);
    expect(answers('x = 1\nx = 2\nprint(x)', 'python')).toEqual([]);
  });
  test('attributes, keyword arguments and names in strings are no uses of their own', () => {
    expect(answers("print('total', end='')\nbox.total", 'python')).toEqual([]);
    expect(answers('name = "Ada"\nprint(f"Hello {name}")', 'python', 'Variables')).toEqual(['gives name']);
  });
  test('the only use of a name, when the result is shown', () => {
    expect(answers('a = 1\nprint(a)', 'python', '', true)).toContain('uses a');
    expect(answers('a = 1\nb = 2\nprint(a)', 'python', '', true)).not.toContain('uses a');
  });
  test('keywords only where the concept is about them and only they fit', () => {
    const code = 'for num in odds:\n    print(num)';
    expect(answers(code, 'python', 'For loops')).toContain('keyword in');
    expect(answers(code, 'python', 'Lists')).not.toContain('keyword in');
    expect(answers("else:\n    print('no')", 'python', 'Conditionals')).toEqual([]);
    expect(answers('class Dog extends Pet {}', 'javascript', 'Inheritance')).toContain('keyword extends');
  });
});

describe('what the sentence before the code names', () => {
  const named = (code: string, sentence: string, language: CodeLanguage = 'javascript') =>
    namedGaps(lexCode(code, language), [sentence], 'en').map(({ answer, sentence: shown }) => [answer, shown]);
  test('a method, a built-in function, an operator', () => {
    expect(named("'cat'.length;", 'You can count the characters of a string by its `length` property.')).toEqual([
      ['length', 'You can count the characters of a string by its `…` property.'],
    ]);
    expect(named("'a' + 'b';", 'The simplest way to join strings is the operator `+`.')).toHaveLength(1);
  });
  test('no name that the author made up, and none that the sentence or code repeats', () => {
    expect(named('fahr(3)', 'We convert the temperature with the function `fahr` here.', 'python')).toEqual([]);
    expect(named('len(a) + len(b)', 'The number of values is counted by the function `len`.', 'python')).toEqual([]);
    expect(named('a.push(1)', 'To push a value onto an array use its method `push`.')).toEqual([]);
  });
});
