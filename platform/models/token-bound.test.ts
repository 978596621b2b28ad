import { expect, test } from 'vitest';
import { boundTokens } from './token-bound';

// Counts of Qwen2.5's and Llama 3's tokenisers are between characters / 4.5 (English) and characters / 1.2 (Arabic in Llama 2); code and digits cost most.
test.each([
  ['English', 'The learner reads a short passage and answers a question about photosynthesis. ', 14],
  ['German', 'Die Wärmeleitfähigkeit eines Werkstoffs bestimmt den Wärmestrom durch das Bauteil. ', 22],
  ['numbers', '3.14159 and 2,718,281', 18],
  ['code', 'for (let i = 0; i < n; i++) { sum += a[i]; }', 27],
  ['Arabic', 'الحلقة تكرر الخطوة ما دام الاختبار صحيحا', 20],
  ['Chinese', '循环重复一个步骤', 8],
])('%s: above what today’s tokenisers count', (_, text, tokens) => {
  expect(boundTokens(text)).toBeGreaterThanOrEqual(tokens);
  expect(boundTokens(text)).toBeLessThanOrEqual(Buffer.byteLength(text));
});

test('adds up, and takes no time', () => {
  const text = 'A loop repeats a step. '.repeat(20_000);
  const before = performance.now();
  const long = boundTokens(text);
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(long).toBeGreaterThan(boundTokens('A loop repeats a step. ') * 19_000);
  expect(boundTokens('')).toBe(0);
});
