import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, chooseNext } from './choose';

const now = new Date('2026-11-22T10:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 3600 * 1000);
const concept = (
  id: string,
  position: number,
  prerequisiteIds: string[],
  mastery: number | null = null,
  days: number | null = null,
): Candidate => ({
  id,
  name: id,
  position,
  prerequisiteIds,
  dependentIds: [],
  mastery,
  lastEvidenceAt: days === null ? null : daysAgo(days),
});

describe('chooseNext', () => {
  it('begins with the first concept that needs nothing', () => {
    const choice = chooseNext([concept('b', 0, ['a']), concept('a', 1, [])], now);
    expect(choice).toMatchObject({ code: 'start', concept: { id: 'a' } });
  });

  it('goes on with what was begun last', () => {
    const choice = chooseNext([concept('a', 0, [], 0.5, 3), concept('b', 1, [], 0.5, 1), concept('c', 2, [])], now);
    expect(choice).toMatchObject({ code: 'continue', concept: { id: 'b' } });
  });

  it('goes back to the deepest missing prerequisite of what was begun', () => {
    const choice = chooseNext([concept('a', 0, []), concept('b', 1, ['a']), concept('c', 2, ['b'], 0.3, 1)], now);
    expect(choice).toMatchObject({ code: 'gap', concept: { id: 'a' }, goal: 'c' });
  });

  it('names what is known when it unlocked the next concept', () => {
    const choice = chooseNext([concept('a', 0, [], 0.95, 1), concept('b', 1, ['a'])], now);
    expect(choice).toMatchObject({ code: 'unlocked', known: ['a'], concept: { id: 'b' } });
  });

  it('proposes a review of what was longest without evidence, and nothing when all is fresh', () => {
    const all = [concept('a', 0, [], 0.95, 40), concept('b', 1, [], 0.95, 20)];
    expect(chooseNext(all, now)).toMatchObject({ code: 'review', concept: { id: 'a' } });
    expect(chooseNext([concept('a', 0, [], 0.95, 1)], now)).toBeNull();
    expect(chooseNext([], now)).toBeNull();
  });

  it('always proposes a concept whose prerequisites are known while any is unknown', () => {
    const graph = fc.array(
      fc.record({
        mastery: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        needs: fc.array(fc.nat(20), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(graph, (nodes) => {
        const concepts = nodes.map((node, i) =>
          concept(
            `c${i}`,
            i,
            [...new Set(node.needs.filter((need) => need < i))].map((need) => `c${need}`),
            node.mastery,
            node.mastery === null ? null : i,
          ),
        );
        const choice = chooseNext(concepts, now);
        const open = concepts.filter((each) => (each.mastery ?? 0) < 0.85);
        if (open.length === 0) return choice === null || choice.code === 'review';
        const known = new Set(concepts.filter((each) => (each.mastery ?? 0) >= 0.85).map((each) => each.id));
        return choice?.concept.prerequisiteIds.every((id) => known.has(id));
      }),
    );
  });
});
