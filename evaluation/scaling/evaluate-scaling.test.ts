import { expect, it } from 'vitest';
import { generatedItem } from '@/features/practice/testing';
import { evaluateScaling } from './evaluate-scaling';

it('finds that choosing by expected success brings more exercises into the range, the same again for the same seed', () => {
  const items = Array.from({ length: 60 }, (_, i) =>
    generatedItem({ conceptId: `c${i % 3}`, chunkId: `${i}` }, `item ${i}`, {
      difficulty: (i % 10) / 10 + 0.05,
      body: { kind: 'short', prompt: `What is ${i}?` },
      start: i * 100,
      end: i * 100 + 50,
    }),
  );
  const [without, chosen] = evaluateScaling(items, { learners: 60, seed: 3 });
  expect(chosen?.inRange).toBeGreaterThan(without?.inRange ?? 1);
  expect(chosen?.right).toBeGreaterThan(without?.right ?? 1);
  for (const row of [without, chosen])
    expect((row?.inRange ?? 0) + (row?.tooHard ?? 0) + (row?.tooEasy ?? 0)).toBeCloseTo(1, 9);
  expect(evaluateScaling(items, { learners: 60, seed: 3 })).toEqual([without, chosen]);
});
