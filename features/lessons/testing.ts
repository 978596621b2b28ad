import type { Extraction, ExtractionInput } from '@/features/concepts/contract';
import { createConcepts } from '@/features/concepts/service';
import { consentPort } from '@/features/consent/port';
import type { ExperimentsPort } from '@/features/experiments/contract';
import { createGrounding } from '@/features/grounding/service';
import type { OutputRecord, OutputsPort } from '@/features/language-models/contract';
import { type TestLibrary, testLibrary } from '@/features/library/testing';
import { createMastery } from '@/features/mastery/service';
import { createPathways } from '@/features/pathways/service';
import { generateItems } from '@/features/practice/generate/generate-items';
import { createPractice } from '@/features/practice/service';
import type { Tx } from '@/platform/database/transaction';
import type { ModelServing } from '@/platform/models/serving/types';
import type { LessonEvent } from './contract';
import type { LessonsDeps, TutorDeps } from './deps';
import { createLessons, type LessonsService } from './service';
import type { WriteRequest } from './service/write';
import { MATERIAL } from './test-course';

/** The second-level headings as concepts. */
function byHeading({ chunks }: ExtractionInput): Extraction {
  const names = [...new Set(chunks.map((chunk) => chunk.headingPath[1] ?? ''))].filter((name) => name !== '');
  return {
    concepts: names.map((name, position) => {
      const own = chunks.filter((chunk) => chunk.headingPath[1] === name);
      const [first] = own;
      return {
        key: name.toLowerCase(),
        name,
        aliases: [],
        definition: first ? { text: `${first.text.split('. ')[0]}.`, chunkId: first.id } : null,
        position,
        importance: 0.5,
        chunks: own.map((chunk) => ({ chunkId: chunk.id, role: 'teaches' as const, weight: 1 })),
        signals: ['heading'],
      };
    }),
    prerequisites: [],
  };
}

export interface TestLessons {
  at: TestLibrary;
  courseId: string;
  records: OutputRecord[];
  /** Calls that were recorded beside those of the lessons themselves. */
  helperCalls: { courseId: string | null; learnerId: string | null; prompt: string }[];
  reported: unknown[];
  /** Lessons with models as scripted, on the same database. */
  lessons(serving: ModelServing | null, experiments?: ExperimentsPort<Tx>): LessonsService;
  /** What composing ahead needs of the same. */
  ahead(serving: ModelServing, experiments?: ExperimentsPort<Tx>): { lessons: LessonsDeps; tutor: TutorDeps };
  conceptId(name: string): Promise<string>;
  request(conceptId: string, over?: Partial<WriteRequest>): WriteRequest;
  /** As before the first lesson: nothing written, shown, recorded or reported. */
  forget(): Promise<void>;
  /** Lessons that are kept. */
  stored(): Promise<number>;
}

/** What lessons leave behind. */
const TRACES = ['lessons', 'shown_material', 'prepared_lessons', 'idempotency_keys', 'events'];

/** Lessons over the real library, concepts, practice and mastery, with a course of two concepts. */
export function testLessons(): () => Promise<TestLessons> {
  const library = testLibrary({
    afterFiles: { rebuildMap: async () => {}, regenerateItems: async () => {} },
  });
  let made: Promise<TestLessons> | undefined;
  return () => {
    made ??= open(library());
    return made;
  };
}

async function open(at: TestLibrary): Promise<TestLessons> {
  const now = () => new Date();
  const records: OutputRecord[] = [];
  const helperCalls: TestLessons['helperCalls'] = [];
  const reported: unknown[] = [];
  const mastery = createMastery({ now });
  const concepts = createConcepts({
    library: at.library.port,
    mastery,
    extract: async (input) => byHeading(input),
    mergeMastery: async () => {},
  });
  const practice = createPractice({
    concepts: concepts.port,
    library: at.library.port,
    mastery,
    generate: async (input) => generateItems(input),
    now,
  });
  const pathways = createPathways({
    concepts: concepts.port,
    mastery,
    practice,
    visibleCourses: async (tx, limit) => (await at.library.listCourses(tx, { limit })).items,
    now,
  });
  const outputs: OutputsPort<Tx> = {
    record: async (_tx, output) => {
      records.push(output);
      return `record-${records.length}`;
    },
    recordCalls: async (_tx, place, calls) => {
      for (const call of calls) helperCalls.push({ ...place, prompt: call.served.prompt.name });
    },
  };
  const tutorOf = (serving: ModelServing): TutorDeps => ({ serving, grounding: createGrounding(), outputs });
  const depsOf = (serving: ModelServing | null, experiments?: ExperimentsPort<Tx>): LessonsDeps => ({
    library: at.library.port,
    concepts: concepts.port,
    mastery,
    consent: consentPort,
    practice,
    pathways: pathways.port,
    ...(serving ? { tutor: tutorOf(serving) } : {}),
    ...(experiments ? { experiments } : {}),
    now,
    report: (error) => reported.push(error),
  });
  const courseId = await at.newCourse('Loops');
  await at.ingest(courseId, MATERIAL);
  await at.asSystem(async (tx) => {
    await concepts.port.rebuild(tx, courseId);
    await practice.regenerate(tx, courseId);
  });
  return {
    at,
    courseId,
    records,
    helperCalls,
    reported,
    lessons: (serving, experiments) => createLessons(depsOf(serving, experiments)),
    ahead: (serving, experiments) => ({ lessons: depsOf(serving, experiments), tutor: tutorOf(serving) }),
    conceptId: (name) =>
      at.asLearner(async (tx) => {
        const found = (await concepts.port.teachingConcepts(tx, courseId)).find((concept) => concept.name === name);
        if (!found) throw new Error(`no concept ${name}`);
        return found.id;
      }),
    request: (conceptId, over = {}) => ({
      transact: at.asLearner,
      learnerId: at.learner.userId,
      courseId,
      conceptId,
      once: null,
      ...over,
    }),
    async forget() {
      records.length = 0;
      helperCalls.length = 0;
      reported.length = 0;
      for (const table of TRACES) await at.test.owner.query(`delete from ${table}`);
    },
    stored: async () => Number((await at.test.owner.query('select count(*) as n from lessons')).rows[0].n),
  };
}

/** Every event of a lesson in the making. */
export async function eventsOf(steps: AsyncIterable<LessonEvent>): Promise<LessonEvent[]> {
  const events: LessonEvent[] = [];
  for await (const event of steps) events.push(event);
  return events;
}
