import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createRandom, type Random } from '@/core/random/random';
import { fitCourse } from '@/core/retrieval/course-fit';
import { createConcepts } from '@/features/concepts/service';
import { indexCourse } from '@/features/library/find/index-course';
import { refitCourse } from '@/features/library/find/refit-course';
import { createLibrary } from '@/features/library/service';
import type { LibraryDeps } from '@/features/library/service/deps';
import { createMastery } from '@/features/mastery/service';
import { createPathways } from '@/features/pathways/service';
import { createPractice } from '@/features/practice/service';
import { calculate } from '@/features/recommendations/calculate/calculate';
import { readFacts } from '@/features/recommendations/store-facts';
import { createResources } from '@/features/resources/service';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { timed } from '../cpu-time';
import { cpuSeconds } from './cpu';
import type { Figure } from './figure';
import { withBenchLibrary } from './retrieval/bench-library';
import { storeCourse } from './retrieval/retrieval';
import { syntheticCourse } from './retrieval/synthetic-course';

const CONCEPTS = 200;
const CHUNKS = 1000;
const LEARNERS = 40;
const ANSWERS = 300;
const WARM = 10;
const NAME = 'recommendations';

/** What it costs to work a learner's recommendations out: 200 concepts, 300 answers each, through the product's own services. */
export async function benchRecommendations(): Promise<Figure[]> {
  return withBenchLibrary(
    NAME,
    async ({ chunks, outside }) => fitCourse(chunks, outside),
    async (deps, ownerUrl) => {
      const [districtId, courseId] = [randomUUID(), randomUUID()];
      const course = syntheticCourse(CHUNKS);
      await storeCourse(ownerUrl, districtId, courseId, course);
      const learners = await storeLearning(ownerUrl, { districtId, courseId, chunks: course.chunks });
      await indexCourse(deps, districtId, courseId);
      await refitCourse(deps, districtId, courseId, new AbortController().signal);
      const parts = servicesOn(deps);
      const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
      const facts = await asSystem((tx) => readFacts(tx, courseId));
      const workOut = async (some: string[]) => {
        let kept = 0;
        for (const learnerId of some) kept += (await asSystem((tx) => calculate(parts, tx, facts, learnerId))).kept;
        return kept;
      };
      process.stderr.write('recommendations: course and learners stand\n');
      await workOut(learners.slice(0, WARM));
      const rest = learners.slice(WARM);
      const before = cpuSeconds(`meno-bench-${NAME}-`);
      const { result, cpuSeconds: own } = await timed(() => workOut(rest));
      const database = cpuSeconds(`meno-bench-${NAME}-`) - before;
      const of = `${CONCEPTS} concepts, ${ANSWERS} answers each`;
      const each = (seconds: number) => (seconds * 1000) / rest.length;
      return [
        { what: `recommendations of a learner, ${of}: CPU of Meno`, value: each(own), unit: 'ms' },
        { what: 'CPU of the database', value: each(database), unit: 'ms' },
        { what: 'recommendations kept of a learner', value: result / rest.length, unit: '' },
      ];
    },
  );
}

function servicesOn(deps: LibraryDeps) {
  const now = () => new Date();
  const library = createLibrary(deps);
  const mastery = createMastery({ now });
  const concepts = createConcepts({
    ...{ library: library.port, mastery },
    extract: async () => ({ concepts: [], prerequisites: [] }),
    mergeMastery: async () => {},
  });
  const practice = createPractice({
    ...{ concepts: concepts.port, library: library.port, mastery, now },
    generate: () => [],
  });
  const standards = { chunkLabels: async () => new Map() };
  const resources = createResources({ library: library.port, concepts: concepts.port, standards, practice });
  const pathways = createPathways({
    ...{ concepts: concepts.port, mastery, practice, now },
    visibleCourses: async () => [],
  });
  return { pathways: pathways.port, practice, resources, now };
}

interface Course {
  districtId: string;
  courseId: string;
  chunks: readonly { id: string; sourceId: string }[];
}

/** Concepts that lean on up to two before them, five exercises each, and learners on their way through them. */
async function storeLearning(ownerUrl: string, { districtId, courseId, chunks }: Course): Promise<string[]> {
  const random = createRandom(11);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const insert = (table: string, rows: object[]) =>
    owner.query(
      `insert into ${table} (district_id, ${Object.keys(rows[0] ?? {}).join(', ')})
       select '${districtId}', ${Object.keys(rows[0] ?? {}).join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  const of = { course_id: courseId };
  const concepts = Array.from({ length: CONCEPTS }, () => randomUUID());
  const chunkOf = (at: number) => chunks[(at * CHUNKS) / CONCEPTS] ?? { id: '', sourceId: '' };
  await insert(
    'concepts',
    concepts.map((id, position) => ({
      ...{ ...of, id, key: `concept${position}`, name: `Concept ${position}`, aliases: [], position, level: 0 },
      ...{ importance: 1, origin: 'extracted', hidden: false, name_edited: false, position_edited: false },
      ...{ definition_edited: false, accepted: false, removed: false, created_at: new Date(), updated_at: new Date() },
    })),
  );
  await insert(
    'concept_chunks',
    concepts.map((concept_id, at) => ({
      ...{ ...of, concept_id, chunk_id: chunkOf(at).id, role: 'teaches', weight: 1, origin: 'extracted' },
    })),
  );
  const edges = concepts.flatMap((concept_id, at) =>
    [...new Set([at - 1, at - 2 - random.integer(8)])]
      .filter((needed) => needed >= 0)
      .map((needed) => ({
        ...{ ...of, concept_id, prerequisite_id: concepts[needed], origin: 'proposed', status: 'active' },
        ...{ weight: 1, evidence: '' },
      })),
  );
  await insert('prerequisites', edges);
  const items = concepts.flatMap((conceptId, at) =>
    Array.from({ length: 5 }, (_, n) => ({ id: randomUUID(), conceptId, at, n })),
  );
  await insert(
    'items',
    items.map(({ id, conceptId, at, n }) => ({
      ...{
        ...of,
        id,
        concept_id: conceptId,
        chunk_id: chunkOf(at).id,
        source_id: chunkOf(at).sourceId,
        kind: 'choice',
      },
      body: {
        ...{ kind: 'choice', prompt: `Which is it? ${at} ${n}` },
        options: ['a', 'b', 'c', 'd'].map((option, step) => ({
          id: option,
          text: `Concept ${Math.max(0, at - step)}`,
        })),
      },
      ...{ key: { kind: 'choice', optionId: 'a' }, hints: [], worked: '', explanations: {}, difficulty: 0.3 },
      ...{ fingerprint: id, origin: 'generated', review: 'approved', edited: false, status: 'active' },
      ...{ created_at: new Date(), updated_at: new Date() },
    })),
  );
  const learners = Array.from({ length: LEARNERS }, () => randomUUID());
  for (const learnerId of learners) {
    const { attempts, mastery } = wayOf(learnerId, items, random);
    await insert(
      'attempts',
      attempts.map((row) => ({ ...of, ...row })),
    );
    await insert(
      'mastery',
      mastery.map((row) => ({ ...of, ...row })),
    );
  }
  await owner.query('analyze');
  await owner.end();
  return learners;
}

/** Five answers on each of sixty concepts in order, seven of ten right, over the last three weeks. */
function wayOf(learnerId: string, items: readonly { id: string; conceptId: string }[], random: Random) {
  const began = Date.now() - 20 * 86_400_000;
  const attempts = items.slice(0, ANSWERS).map(({ id, conceptId }, at) => {
    const correct = random.chance(0.7);
    return {
      ...{ id: randomUUID(), learner_id: learnerId, concept_id: conceptId, item_id: id, presentation_id: randomUUID() },
      response: { kind: 'choice', optionId: correct ? 'a' : (['b', 'c', 'd'][random.integer(3)] ?? 'b') },
      ...{ correct, score: correct ? 1 : 0, hints_used: 0, evidence: 'unaided', elapsed_ms: 5000 },
      ...{ mastery_before: 0.4, mastery_after: 0.5, created_at: new Date(began + at * 95 * 60_000).toISOString() },
    };
  });
  const last = new Map(attempts.map(({ concept_id, created_at }) => [concept_id, created_at]));
  const mastery = [...last].map(([concept_id, at]) => ({
    ...{ learner_id: learnerId, concept_id, p_known: random.uniform(), evidence_count: 5, attempt_count: 5 },
    ...{ model_version: 0, last_evidence_at: at, updated_at: at },
  }));
  return { attempts, mastery };
}
