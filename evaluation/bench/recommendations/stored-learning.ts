import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createRandom, type Random } from '@/core/random/random';

export const CONCEPTS = 200;
export const CHUNKS = 1000;
export const LEARNERS = 200;
export const ANSWERS = 300;
const SITTING = 10;

export interface StoredItem {
  id: string;
  conceptId: string;
}

interface Course {
  /** Days over which they gave their answers, ten at a time. */
  days: number;
  districtId: string;
  courseId: string;
  chunks: readonly { id: string; sourceId: string }[];
}

/** Concepts that lean on up to two before them, five exercises each, and learners on their way through them. */
export async function storeLearning(
  ownerUrl: string,
  { districtId, courseId, chunks, days }: Course,
): Promise<{ learners: string[]; items: StoredItem[] }> {
  const random = createRandom(11);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const insert = insertInto(owner, districtId);
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
    const { attempts, mastery, memories } = wayOf(learnerId, items, days, random);
    await insert(
      'attempts',
      attempts.map((row) => ({ ...of, ...row })),
    );
    await insert(
      'mastery',
      mastery.map((row) => ({ ...of, ...row })),
    );
    await insert(
      'concept_memories',
      memories.map((row) => ({ ...of, ...row })),
    );
  }
  await owner.query('analyze');
  await owner.end();
  return { learners, items };
}

function attemptOf(learnerId: string, { id, conceptId }: StoredItem, random: Random, at: Date) {
  const correct = random.chance(0.7);
  return {
    ...{ id: randomUUID(), learner_id: learnerId, concept_id: conceptId, item_id: id, presentation_id: randomUUID() },
    response: { kind: 'choice', optionId: correct ? 'a' : (['b', 'c', 'd'][random.integer(3)] ?? 'b') },
    ...{ correct, score: correct ? 1 : 0, hints_used: 0, evidence: 'unaided', elapsed_ms: 5000 },
    ...{ mastery_before: 0.4, mastery_after: 0.5, created_at: at.toISOString() },
  };
}

/** Five answers on each of sixty concepts in order, seven of ten right, in sittings of ten at any time of these days. */
function wayOf(learnerId: string, items: readonly StoredItem[], days: number, random: Random) {
  const sittings = Array.from({ length: ANSWERS / SITTING }, () => Date.now() - random.uniform() * days * 86_400_000);
  sittings.sort((one, other) => one - other);
  const attempts = items
    .slice(0, ANSWERS)
    .map((item, at) =>
      attemptOf(learnerId, item, random, new Date((sittings[Math.floor(at / SITTING)] ?? 0) + (at % SITTING) * 60_000)),
    );
  const last = new Map(attempts.map(({ concept_id, created_at }) => [concept_id, created_at]));
  const mastery = [...last].map(([concept_id, at]) => ({
    ...{ learner_id: learnerId, concept_id, p_known: random.uniform(), evidence_count: 5, attempt_count: 5 },
    ...{ model_version: 0, last_evidence_at: at, updated_at: at },
  }));
  const memories = [...last].map(([concept_id, at]) => ({
    ...{ learner_id: learnerId, concept_id, stability_days: 1 + 20 * random.uniform(), difficulty: 5 },
    ...{ last_review_at: at, due_at: at, reps: 5, lapses: 1, basis: 1 },
  }));
  return { attempts, mastery, memories };
}

/** Writes rows of one shape into a table of the district. */
function insertInto(owner: pg.Client, districtId: string) {
  return (table: string, rows: readonly object[]) => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    return owner.query(
      `insert into ${table} (district_id, ${columns})
       select '${districtId}', ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  };
}

/** A day on which some learners give ten answers each on two further concepts, and p(L) of those is reckoned. */
export async function liveADay(
  ownerUrl: string,
  { districtId, courseId }: Pick<Course, 'districtId' | 'courseId'>,
  who: readonly string[],
  { items, day, at }: { items: readonly StoredItem[]; day: number; at: Date },
): Promise<void> {
  const random = createRandom(100 + day);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const insert = insertInto(owner, districtId);
  const todays = items.slice(ANSWERS + 10 * day, ANSWERS + 10 * (day + 1));
  for (const learnerId of who) {
    const given = todays.map((item, place) => ({
      ...attemptOf(learnerId, item, random, new Date(at.getTime() - (20 - place) * 60_000)),
      ...{ course_id: courseId },
    }));
    await insert('attempts', given);
    const concepts = [...new Set(todays.map(({ conceptId }) => conceptId))];
    const stamp = at.toISOString();
    await insert(
      'mastery',
      concepts.map((concept_id) => ({
        ...{ course_id: courseId, learner_id: learnerId, concept_id, p_known: random.uniform(), evidence_count: 5 },
        ...{ attempt_count: 5, model_version: 0, last_evidence_at: stamp, updated_at: stamp },
      })),
    );
  }
  await owner.end();
}
