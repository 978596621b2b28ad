import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCourse } from './compare';
import type { Snapshot, SnapshotConcept } from './snapshot';

const letters = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const concept = fc.record<SnapshotConcept>({
  id: letters,
  name: letters,
  origin: fc.constantFrom('extracted', 'teacher'),
  hidden: fc.boolean(),
  merged: fc.boolean(),
  definition: letters,
  teaches: fc.uniqueArray(letters, { maxLength: 3 }),
  byTeacher: fc.constant([]),
});
const snapshot = fc.record<Snapshot>({
  sources: fc.uniqueArray(fc.tuple(letters, letters), { selector: ([id]) => id, maxLength: 3 }),
  chunks: fc.uniqueArray(fc.tuple(fc.constantFrom(...'0123456789'), letters, letters, letters), {
    selector: ([id]) => id,
  }),
  concepts: fc.uniqueArray(concept, { selector: ({ id }) => id }),
  edges: fc.uniqueArray(fc.tuple(letters, letters, fc.constant('proposed' as const), fc.constant('active' as const)), {
    selector: ([a, b]) => a + b,
  }),
  items: fc.uniqueArray(fc.tuple(letters, fc.constantFrom('active', 'retired', 'stale')), { selector: ([id]) => id }),
  decisions: fc.constant([]),
});

it('accounts for every passage, concept, edge and exercise exactly once', () => {
  fc.assert(
    fc.property(snapshot, snapshot, (before, after) => {
      const report = compareCourse(before, after, new Map());
      const ids = new Set(before.chunks.map(([id]) => id));
      const kept = after.chunks.filter(([id]) => ids.has(id)).length;
      const { added, changed, moved, removed } = report.chunks;
      expect(kept + added + changed + moved).toBe(after.chunks.length);
      expect(kept + removed + changed + moved).toBe(before.chunks.length);
      expect(report.edgesAddedCount - report.edgesRemovedCount).toBe(after.edges.length - before.edges.length);
      const active = ({ items }: Snapshot) => items.filter(([, status]) => status === 'active').length;
      expect(active(before) + report.items.made + report.items.returned - report.items.retired).toBe(active(after));
      const gone = new Set(report.conceptsGone.map(({ id }) => id));
      for (const { id } of report.conceptsChanged) expect(gone.has(id)).toBe(false);
    }),
  );
});

it('is empty for a course that did not change', () => {
  fc.assert(
    fc.property(snapshot, (course) => {
      expect(compareCourse(course, course, new Map([['a', new Set(['learner'])]]))).toMatchObject({
        ...{
          sourceCount: 0,
          chunks: { added: 0, changed: 0, moved: 0, removed: 0 },
          conceptsAddedCount: 0,
          conceptsChangedCount: 0,
        },
        ...{
          conceptsGoneCount: 0,
          edgesAddedCount: 0,
          edgesRemovedCount: 0,
          items: { made: 0, retired: 0, returned: 0 },
          learnersTouched: 0,
        },
      });
    }),
  );
});
