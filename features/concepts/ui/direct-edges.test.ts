import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transitiveReduction } from '../graph';
import { directEdges } from './direct-edges';

it('keeps the edges that the plain transitive reduction keeps', () => {
  const pairs = fc.array(fc.tuple(fc.nat(69), fc.nat(69)), { maxLength: 200 });
  fc.assert(
    fc.property(pairs, (given) => {
      const forward = new Map(
        given
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)]]),
      );
      const edges = [...forward.values()].map(([a, b]) => ({ prerequisiteId: `${a}`, conceptId: `${b}` }));
      const place = new Map(Array.from({ length: 70 }, (_, index) => [`${index}`, index]));
      const expected = transitiveReduction(
        edges.map((edge) => ({ from: edge.prerequisiteId, to: edge.conceptId, weight: 1 })),
      );
      const found = [...directEdges(70, edges, place)].map((edge) => `${edge.prerequisiteId} ${edge.conceptId}`);
      expect(found.toSorted()).toEqual(expected.map((edge) => `${edge.from} ${edge.to}`).toSorted());
    }),
    { numRuns: 200, seed: 3 },
  );
});
