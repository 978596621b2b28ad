import { expect, test } from 'vitest';
import { boundTokens } from './token-bound';

// The highest count of the tokenisers o200k, cl100k, Llama 2 and Llama 3 for each text.
test.each([
  ['English', 'The learner reads a short passage and answers a question about photosynthesis. ', 17],
  ['German', 'Die Wärmeleitfähigkeit eines Werkstoffs bestimmt den Wärmestrom durch das Bauteil. ', 29],
  ['Spanish', 'El aprendizaje automático permite a las máquinas aprender de los datos.', 20],
  ['numbers', '3.14159 and 2,718,281', 18],
  ['code', 'for (let i = 0; i < n; i++) { sum += a[i]; }', 22],
  ['mathematics', '$$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$$', 28],
  ['Arabic', 'الحلقة تكرر الخطوة ما دام الاختبار صحيحا', 35],
  ['Russian', 'Цикл повторяет шаг, пока условие верно.', 18],
  ['Hindi', 'लूप एक चरण को दोहराता है', 26],
  ['Japanese', 'ループはステップを繰り返します。', 18],
  ['Chinese', '循环重复一个步骤', 16],
  ['emoji', '👩‍🏫🎉🇩🇪', 21],
])('%s: not under what four tokenisers count, and under twice the highest and 8', (_, text, highest) => {
  expect(boundTokens(text)).toBeGreaterThanOrEqual(highest);
  expect(boundTokens(text)).toBeLessThanOrEqual(2 * highest + 8);
});

test('adds up, and takes no time', () => {
  const text = 'A loop repeats a step. '.repeat(20_000);
  const before = performance.now();
  const long = boundTokens(text);
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(long).toBeGreaterThan((boundTokens('A loop repeats a step. ') - 1) * 19_000);
  expect(boundTokens('')).toBe(0);
});
