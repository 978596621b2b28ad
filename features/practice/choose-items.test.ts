import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseItems } from './choose-items';

const now = new Date('2026-03-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000);
const candidate = (id: string, rest: Partial<Candidate> = {}): Candidate => ({
  id,
  kind: 'choice',
  difficulty: 0.5,
  place: null,
  lastSeenAt: null,
  lastRightAt: null,
  unreviewed: false,
  ...rest,
});
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
      const { items: chosen, fresh } = chooseItems(items, { count, seed: 1, now });
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
    const take = (count: number) => chooseItems(items, { count, seed: 1, now });
    expect(ids(take(1).items)).toEqual(['new']);
    expect(take(2)).toMatchObject({ fresh: 2, items: [{ id: 'new' }, { id: 'a model’s' }] });
    expect(ids(take(3).items)).toEqual(['new', 'a model’s', 'seen']);
  });

  it('mixes kinds before it repeats one, and rises in difficulty', () => {
    const items = ['choice', 'cloze', 'ordering'].flatMap((kind, k) =>
      [0, 1, 2, 3].map((i) => candidate(`${kind} ${i}`, { kind, difficulty: (i * 3 + k) / 12 })),
    );
    const { items: chosen } = chooseItems(items, { count: 3, seed: 7, now });
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
      const two = chooseItems(items, { count: 2, seed, now }).items;
      const [first, second] = two.map((item) => item.place);
      expect(
        first?.sourceId !== second?.sourceId ||
          (first?.end ?? 0) <= (second?.start ?? 0) ||
          (second?.end ?? 0) <= (first?.start ?? 0),
      ).toBe(true);
    }
    expect(ids(chooseItems(items, { count: 4, seed: 1, now }).items).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('never repeats an item, never gives more than asked or there are, and is the same for the same seed', () => {
    const some = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom('choice', 'cloze', 'code'),
        difficulty: fc.double({ min: 0, max: 1, noNaN: true }),
        lastSeenAt: fc.option(fc.date({ noInvalidDate: true, max: now })),
      }),
      { selector: (item) => item.id, maxLength: 30 },
    );
    fc.assert(
      fc.property(some, fc.nat(25), fc.nat(), (items, count, seed) => {
        const candidates = items.map((item) => candidate(item.id, item));
        const { items: chosen, fresh } = chooseItems(candidates, { count, seed, now });
        expect(new Set(ids(chosen)).size).toBe(Math.min(count, items.length));
        expect(fresh).toBe(Math.min(count, items.filter((item) => item.lastSeenAt === null).length));
        expect(chooseItems([...candidates].reverse(), { count, seed, now })).toEqual({ items: chosen, fresh });
      }),
    );
  });
});
