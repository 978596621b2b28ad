import { describe, expect, test } from 'vitest';
import { gapsOf } from './code-gaps';
import { type CodeLanguage, lexCode } from './code-lexer';
import { namedGaps } from './code-named';

function answers(code: string, language: CodeLanguage, topic = '', hasResult = false): string[] {
  return gapsOf(lexCode(code, language), { language, topic, hasResult }).map(({ why, answer }) => `${why} ${answer}`);
}

describe('what a block determines', () => {
  test('never the place where a name is given, which the next lines repeat', () => {
    expect(answers('for num in odds:\n    print(num)', 'python', 'Variables')).toEqual([]);
    expect(answers('def double(x):\n    return 2 * x\nprint(double(4))', 'python', 'Arguments')).toEqual([]);
    expect(answers('const sum = (a, b) => a + b;\nsum(1, 2);', 'javascript', 'Arguments', true)).toEqual([]);
  });
  test('the only use of a variable among several that are at hand', () => {
    expect(answers('def area(base, height, part):\n    return base * height / part', 'python')).toEqual([
      'uses base',
      'uses height',
      'uses part',
    ]);
    expect(answers('const year = 2020;\nconsole.log(year);\n// => 2020', 'javascript', '', true)).toEqual([]);
    expect(answers('a = 1\nb = 2\nc = 3\nprint(a, b)', 'python', '', true)).toEqual([]);
  });
  test('not what the line right above has just made', () => {
    expect(
      answers('def loss(guess, truth, lot):\n    gap = guess - truth - lot\n    return gap.mean()', 'python'),
    ).toEqual(['uses guess', 'uses truth', 'uses lot']);
  });
  test('not where the line of the gap says the name once more', () => {
    const code = 'def __init__(self, rate, width, depth):\n    self.rate = rate\n    self.net = Net(width, depth)';
    expect(answers(code, 'python')).toEqual(['uses width', 'uses depth']);
    expect(answers("def show(name, ys, xs):\n    draw(xs, ys, label='name: ' + name)", 'python')).toEqual([
      'uses ys',
      'uses xs',
    ]);
  });
  test('not where the variable is only shown', () => {
    const code = 'const { sun, rain, snow } = weather;\n\nsun;\nconsole.log(rain);\nsnow + 1;';
    expect(answers(code, 'javascript')).toEqual(['uses snow']);
  });
  test('variables of another function are not at hand', () => {
    expect(answers('def f(a, b):\n    return a + b\ndef g(c):\n    return c + 1', 'python')).toEqual([]);
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
