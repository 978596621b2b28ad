import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseItems } from './choose-items';

const now = new Date('2026-03-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000);
const candidate = (id: string, rest: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'choice',
  difficulty: 0.5,
  success: 0.8,
  place: null,
  lastSeenAt: null,
  lastRightAt: null,
  unreviewed: false,
  ...rest,
});
const strain = { misses: 0, wish: 0 };
const ids = (items: Candidate[]) => items.map((item) => item.id);

describe('choosing items', () => {
  it('takes those never seen first, then the one seen longest ago, last the one answered rightly of late', () => {
    const items = [
      candidate('right yesterday', { lastSeenAt: daysAgo(30), lastRightAt: daysAgo(1), difficulty: 0.4 }),
      candidate('seen yesterday', { lastSeenAt: daysAgo(1), difficulty: 0.3 }),
      candidate('right a month ago', { lastSeenAt: daysAgo(30), lastRightAt: daysAgo(30), difficulty: 0.2 }),
      candidate('new', { difficulty: 0.1 }),
    ];
    for (const count of [1, 2, 3, 4]) {
      const { items: chosen, fresh } = chooseItems(items, { count, seed: 1, now, strain });
      expect(fresh).toBe(1);
      expect(ids(chosen)).toEqual(['new', 'right a month ago', 'seen yesterday', 'right yesterday'].slice(0, count));
    }
  });

  it('takes what no teacher has looked at after the rest of what is new, before what was seen', () => {
    const items = [
      candidate('a model’s', { unreviewed: true }),
      candidate('seen', { lastSeenAt: daysAgo(9), difficulty: 0.6 }),
      candidate('new', { difficulty: 0.4 }),
    ];
    const take = (count: number) => chooseItems(items, { count, seed: 1, now, strain });
    expect(ids(take(1).items)).toEqual(['new']);
    expect(take(2)).toMatchObject({ fresh: 2, items: [{ id: 'new' }, { id: 'a model’s' }] });
    expect(ids(take(3).items)).toEqual(['new', 'a model’s', 'seen']);
  });

  it('mixes kinds before it repeats one, and rises in difficulty', () => {
    const items = ['choice', 'cloze', 'ordering'].flatMap((kind, k) =>
      [0, 1, 2, 3].map((i) => candidate(`${kind} ${i}`, { kind, difficulty: (i * 3 + k) / 12 })),
    );
    const { items: chosen } = chooseItems(items, { count: 3, seed: 7, now, strain });
    expect(new Set(chosen.map((item) => item.kind)).size).toBe(3);
    expect(chosen.map((item) => item.difficulty)).toEqual(chosen.map((item) => item.difficulty).sort());
  });

  it('avoids two questions on one place of the material while there are others', () => {
    const place = { sourceId: 's', start: 0, end: 50 };
    const items = [
      candidate('a', { place }),
      candidate('b', { place: { ...place, start: 40, end: 90 } }),
      candidate('c', { place: { ...place, start: 50, end: 60 }, kind: 'cloze' }),
      candidate('d', { place: { ...place, sourceId: 't' } }),
    ];
    for (let seed = 0; seed < 20; seed++) {
      const two = chooseItems(items, { count: 2, seed, now, strain }).items;
      const [first, second] = two.map((item) => item.place);
      expect(
        first?.sourceId !== second?.sourceId ||
          (first?.end ?? 0) <= (second?.start ?? 0) ||
          (second?.end ?? 0) <= (first?.start ?? 0),
      ).toBe(true);
    }
    expect(ids(chooseItems(items, { count: 4, seed: 1, now, strain }).items).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes what fits the learner before what is too hard or too easy, and the nearest of these', () => {
    const items = [0.3, 0.5, 0.62, 0.72, 0.8, 0.84, 0.9, 0.99].map((success, i) =>
      candidate(`${success}`, { success, difficulty: 1 - success, kind: i % 2 === 0 ? 'choice' : 'cloze' }),
    );
    const take = (count: number, other = strain) =>
      ids(chooseItems(items, { count, seed: 3, now, strain: other }).items).map(Number);
    expect(take(3)).toEqual([0.84, 0.8, 0.72]);
    expect(take(5)).toEqual([0.9, 0.84, 0.8, 0.72, 0.62]);
    expect(take(1, { misses: 2, wish: 0 })[0]).toBeGreaterThanOrEqual(0.8);
    expect(take(1, { misses: 0, wish: 3 })[0]).toBeLessThanOrEqual(0.7);
    expect(take(1, { misses: 0, wish: -3 })[0]).toBeGreaterThanOrEqual(0.85);
  });

  it('goes by the level that was decided among those that fit, and asks last what the lesson asked', () => {
    const items = [0.1, 0.4, 0.9].map((difficulty) => candidate(`${difficulty}`, { difficulty }));
    const one = (level: number) => ids(chooseItems(items, { count: 1, seed: 3, now, strain, level }).items);
    expect([one(0), one(1), one(2)]).toEqual([['0.1'], ['0.4'], ['0.9']]);
    const two = chooseItems(items, { count: 2, seed: 3, now, strain, asked: ['0.4'] }).items;
    expect(ids(two)).toEqual(['0.1', '0.9']);
  });

  it('never repeats an item, never gives more than asked or there are, and is the same for the same seed', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom('choice', 'cloze', 'code'),
        difficulty: fc.double({ min: 0, max: 1, noNaN: true }),
        success: fc.double({ min: 0, max: 1, noNaN: true }),
        lastSeenAt: fc.option(fc.date({ noInvalidDate: true, max: now })),
      }),
      { selector: (item) => item.id, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.nat(25), fc.nat(), (items, count, seed) => {
        const candidates = items.map((item) => candidate(item.id, item));
        const { items: chosen, fresh } = chooseItems(candidates, { count, seed, now, strain });
        expect(new Set(ids(chosen)).size).toBe(Math.min(count, items.length));
        expect(fresh).toBe(Math.min(count, items.filter((item) => item.lastSeenAt === null).length));
        expect(chooseItems([...candidates].reverse(), { count, seed, now, strain })).toEqual({ items: chosen, fresh });
      }),
    );
  });
});
