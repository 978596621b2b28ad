import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { AppError } from '@/platform/http/problem';
import { removeCycles } from '../graph';
import { type MapAtWork, mapAtWork } from './history.testing';

const test = testDatabase();

/** One try at an edit: what, by whom, and two numbers that pick concepts, lines and passages. */
interface Try {
  what: 'rename' | 'hide' | 'move' | 'merge' | 'split' | 'join' | 'part' | 'create' | 'remove' | 'exclude' | 'decide';
  byBen: boolean;
  a: number;
  b: number;
}
const kinds = [
  'rename',
  'hide',
  'move',
  'merge',
  'split',
  'join',
  'part',
  'create',
  'remove',
  'exclude',
  'decide',
] as const;
const tries = fc.array(
  fc.record<Try>({ what: fc.constantFrom(...kinds), byBen: fc.boolean(), a: fc.nat(99), b: fc.nat(99) }),
  { minLength: 3, maxLength: 9 },
);

/** Does it; an edit that the map refuses counts as none. */
async function attempt(at: MapAtWork, { what, byBen, a, b }: Try, serial: number): Promise<boolean> {
  const { concepts, prerequisites } = await at.map();
  const [one, other] = [concepts[a % concepts.length], concepts[b % concepts.length]];
  const edge = prerequisites[a % Math.max(1, prerequisites.length)];
  if (!one || !other) return false;
  const passage = async (id: string) =>
    (await at.as(at.ada, ({ tx, courseId }) => at.service.passages(tx, courseId, id)))[0]?.chunkId;
  try {
    await at.as(byBen ? at.ben : at.ada, async (editor) => {
      const { service } = at;
      if (what === 'rename') return service.update(editor, one.id, { name: `Name ${serial}` });
      if (what === 'hide') return service.update(editor, one.id, { hidden: !one.hidden });
      if (what === 'move') return service.update(editor, one.id, { before: other.id });
      if (what === 'merge') return service.merge(editor, one.id, [other.id]);
      if (what === 'create') return service.create(editor, { name: `New ${serial}`, chunkIds: [] });
      if (what === 'remove') return service.remove(editor, one.id);
      if (what === 'join') return service.addPrerequisite(editor, one.id, other.id, '');
      if (what === 'part' && edge) return service.removePrerequisite(editor, edge.prerequisiteId, edge.conceptId);
      if (what === 'decide') {
        const half = (part: number) => ({
          conceptIds: concepts.filter((_, index) => index % 3 === part).map((concept) => concept.id),
          suggestionIds: [],
          edges: prerequisites.filter((_, index) => index % 3 === part),
        });
        return service.decide(editor, { accept: half(a % 3), reject: half((a + 1) % 3) });
      }
      const chunkId = await passage(one.id);
      if (!chunkId) return undefined;
      if (what === 'split') return service.split(editor, one.id, { name: `Part ${serial}`, chunkIds: [chunkId] });
      return service.setPassages(editor, one.id, { chunkIds: [chunkId], role: 'excluded' });
    });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** What a reader sees of the map: removed concepts are not there, whatever is kept of them. */
async function visible(at: MapAtWork) {
  const { concepts, edges, links, items } = await at.state();
  const there = new Set(concepts.filter((row) => !row.removed).map((row) => row.id));
  return {
    concepts: concepts.filter((row) => there.has(row.id)),
    edges,
    links: links.filter((link) => there.has(link.conceptId)),
    items,
  };
}

async function undoAll(at: MapAtWork): Promise<void> {
  const done = await at.as(at.ada, ({ tx }) => at.service.history.list(tx, at.courseId, at.ada, { limit: 100 }));
  for (const edit of done.items.filter((each) => each.reversible && each.kind !== 'undo'))
    await at.as(at.ada, (editor) => at.service.history.undo(editor, edit.id));
}

const acyclic = (edges: { prerequisiteId: string; conceptId: string }[]) => {
  const directed = edges.map(({ prerequisiteId, conceptId }) => ({ from: prerequisiteId, to: conceptId, weight: 1 }));
  return removeCycles(directed).length === directed.length;
};

describe('any edits of two teachers', () => {
  it('taken back one by one give the map that there was, and no step closes a circle', async () => {
    await fc.assert(
      fc.asyncProperty(tries, async (sequence) => {
        const at = await mapAtWork(test());
        const before = await visible(at);
        for (const [serial, each] of sequence.entries()) {
          await attempt(at, each, serial);
          expect(acyclic((await at.state()).edges.filter((edge) => edge.status === 'active'))).toBe(true);
        }
        await undoAll(at);
        expect(await visible(at)).toEqual(before);
      }),
      { numRuns: 8, seed: 5, endOnFailure: true },
    );
  }, 120_000);

  it('hold when the material comes again', async () => {
    await fc.assert(
      fc.asyncProperty(tries, async (sequence) => {
        const at = await mapAtWork(test());
        for (const [serial, each] of sequence.entries()) await attempt(at, each, serial);
        const decided = await decisions(at);
        await at.rebuild();
        expect(await decisions(at)).toEqual(decided);
        expect(acyclic((await at.state()).edges.filter((edge) => edge.status === 'active'))).toBe(true);
        await at.rebuild();
        expect(await decisions(at)).toEqual(decided);
      }),
      { numRuns: 6, seed: 6, endOnFailure: true },
    );
  }, 120_000);
});

/** All that teachers said: names and places they set, what they hid or took away, their lines and their passages. */
async function decisions(at: MapAtWork) {
  const { concepts, edges, links } = await at.state();
  return {
    concepts: concepts.map(
      ({ id, name, nameEdited, position, positionEdited, hidden, removed, mergedInto, accepted }) => ({
        ...{ id, hidden, removed, mergedInto, accepted },
        name: nameEdited ? name : null,
        position: positionEdited ? position : null,
      }),
    ),
    edges: edges.filter((edge) => edge.origin === 'teacher' || edge.status === 'rejected'),
    links: links.filter((link) => link.origin === 'teacher'),
  };
}
