import { expect, test } from 'vitest';
import { answerKey } from './answer-key';

const parts = {
  prompt: { name: 'answer', version: 1 },
  models: ['a', 'b'],
  mode: 'advanced',
  language: 'en',
  question: 'What is a loop?',
};

test('the same question has the same key, however it is typed', () => {
  const same = ['what  is a\nLOOP', 'What is a loop ??', 'Ｗhat is a loop.'];
  for (const question of same) expect(answerKey({ ...parts, question })).toBe(answerKey(parts));
});

test('whatever changes the answer changes the key', () => {
  const others = [
    { question: 'What is a loop in C?' },
    { question: 'What is i++?' },
    { mode: 'foundational' },
    { language: 'es' },
    { models: ['b', 'a'] },
    { models: ['a,b'] },
    { prompt: { name: 'answer', version: 2 } },
  ];
  const keys = new Set([parts, ...others.map((other) => ({ ...parts, ...other }))].map(answerKey));
  expect(keys.size).toBe(others.length + 1);
  expect(answerKey({ ...parts, question: 'What is i+?' })).not.toBe(answerKey({ ...parts, question: 'What is i++?' }));
});
