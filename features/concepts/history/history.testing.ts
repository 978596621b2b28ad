import { randomUUID } from 'node:crypto';
import { createMastery } from '@/features/mastery/service';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import type { Extraction, ExtractionInput } from '../contract';
import { createConcepts } from '../service';
import { stateOf } from '../store-state';
import { byHeading, edgeBetween, seedCourse } from '../testing';
import type { Editor } from './perform';
import type { MapState } from './state';

const names = ['Hazard', 'Isolation', 'Lockout', 'Tagout', 'Permit', 'Release'];
const edges: [string, string, number][] = [
  ['hazard', 'isolation', 0.8],
  ['isolation', 'lockout', 0.6],
  ['isolation', 'tagout', 0.5],
  ['lockout', 'release', 0.4],
  ['permit', 'release', 0.3],
];

/** Each second-level heading is a concept with another name; who leads to whom is fixed. */
async function extract(input: ExtractionInput): Promise<Extraction> {
  const concepts = byHeading(input).map((concept) => ({ ...concept, aliases: [`the ${concept.key}`] }));
  const keys = new Set(concepts.map(({ key }) => key));
  return {
    concepts,
    prerequisites: edges
      .filter(([from, to]) => keys.has(from) && keys.has(to))
      .map(([from, to, weight]) => edgeBetween(from, to, weight)),
  };
}

/** A course of six concepts, two passages each, with two teachers who may edit its map. */
export async function mapAtWork(test: TestDatabase) {
  const [ada, ben] = [await addPerson(test, 'admin', 'Ada Park'), await addPerson(test, 'admin', 'Ben Ito')];
  const paragraph = (name: string, number: number) =>
    `${name} is one thing, said for the time number ${number}, and a few more words so that it stands alone.`;
  const text = names.map(
    (name) => `## ${name}\n\n${paragraph(name, 1)}\n\n### More on ${name}\n\n${paragraph(name, 2)}`,
  );
  const seeded = await seedCourse(test, ada, { 'a.md': `# Energy\n\n${text.join('\n\n')}\n` });
  const { courseId, chunks } = seeded;
  const service = createConcepts({
    library: seeded.library,
    mastery: createMastery({ now: () => new Date() }),
    extract,
    mergeMastery: async () => {},
  });
  const as = <T>(userId: string, work: (editor: Editor) => Promise<T>, expectedRevision?: number): Promise<T> =>
    test.database.transaction({ districtId: test.districtId, userId, role: 'admin' }, (tx: Tx) =>
      work({ tx, courseId, userId, expectedRevision }),
    );
  const rebuild = () => as(ada, ({ tx }) => service.port.rebuild(tx, courseId));
  await rebuild();
  for (const chunk of chunks) {
    const conceptId = await as(
      ada,
      async ({ tx }) => (await stateOf(tx, courseId)).links.find((link) => link.chunkId === chunk.id)?.conceptId,
    );
    if (conceptId) await addItem(test, courseId, conceptId, chunk.id);
  }
  const map = () => as(ada, ({ tx }) => service.map(tx, courseId, ada, true));
  return {
    ...{ ada, ben, courseId, chunks, service, as, rebuild, map },
    /** The whole state, each part in an order of its own. */
    state: async (): Promise<MapState> => {
      const { concepts, edges, links, items } = await as(ada, ({ tx }) => stateOf(tx, courseId));
      const sorted = <T>(rows: T[]) => rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
      return {
        concepts: sorted(concepts.map((row) => ({ ...row, aliases: row.aliases.toSorted() }))),
        ...{ edges: sorted(edges), links: sorted(links), items: sorted(items) },
      };
    },
    revision: async () => (await map()).revision,
    rename: (userId: string, id: string, name: string, revision?: number) =>
      as(userId, (editor) => service.update(editor, id, { name }), revision),
    undo: (userId: string, editId: string | null = null) =>
      as(userId, (editor) => service.history.undo(editor, editId)),
    redo: (userId: string) => as(userId, (editor) => service.history.redo(editor)),
    async id(name: string): Promise<string> {
      const found = (await map()).concepts.find((concept) => concept.name === name);
      if (!found) throw new Error(`no concept ${name}`);
      return found.id;
    },
    async edges(): Promise<string[]> {
      const { concepts, prerequisites } = await map();
      const name = (id: string) => concepts.find((concept) => concept.id === id)?.name;
      return prerequisites
        .map((edge) => `${name(edge.prerequisiteId)} > ${name(edge.conceptId)} ${edge.origin}`)
        .sort();
    },
  };
}
export type MapAtWork = Awaited<ReturnType<typeof mapAtWork>>;

async function addItem(test: TestDatabase, courseId: string, conceptId: string, chunkId: string): Promise<void> {
  await test.owner.query(
    `insert into items (district_id, id, course_id, concept_id, chunk_id, kind, body, key, hints, worked, explanations, difficulty, fingerprint, origin)
     values ($1, $2::uuid, $3, $4, $5, 'cloze', '{}', '{}', '[]', '', '{}', 0, $2::text, 'generated')`,
    [test.districtId, randomUUID(), courseId, conceptId, chunkId],
  );
}
