import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createConcepts } from '@/features/concepts/service';
import { consentPort } from '@/features/consent/port';
import { briefOf } from '@/features/lessons/model/ask';
import { readModelNeed } from '@/features/lessons/model/need';
import { kindsFor } from '@/features/lessons/model/plan';
import { trimmed } from '@/features/lessons/model/room';
import { lessonPlanPrompt } from '@/features/lessons/prompts/lesson-plan';
import { readNeed } from '@/features/lessons/service/need';
import { indexCourse } from '@/features/library/find/index-course';
import { createLibrary, type LibraryDeps } from '@/features/library/service';
import { createMastery } from '@/features/mastery/service';
import { createPathways } from '@/features/pathways/service';
import { createPractice } from '@/features/practice/service';
import { type Figure, quantile } from './figure';
import { withBenchLibrary } from './retrieval/bench-library';
import { storeCourse } from './retrieval/retrieval';
import { type SyntheticChunk, syntheticCourse } from './retrieval/synthetic-course';

const CHUNKS = 20_000;
const CONCEPTS = 400;
const LESSONS = 100;
/** As a model of 8,192 tokens has beside a lesson. */
const ROOM = { passages: 3_000, prompt: 6_000 };

/** What a lesson adds before its model is asked: the learner's state, retrieval, earlier lessons, terms, the prompt; on a course of 20,000 chunks. */
export async function benchLessonPrompt(): Promise<Figure[]> {
  process.stderr.write('lesson-prompt…\n');
  return withBenchLibrary(
    'lesson',
    () => Promise.reject(new Error('nothing is fitted here')),
    async (library, ownerUrl) => {
      const { database } = library;
      const [districtId, courseId] = [randomUUID(), randomUUID()];
      const course = syntheticCourse(CHUNKS);
      await storeCourse(ownerUrl, districtId, courseId, course);
      const conceptIds = await storeConcepts(ownerUrl, districtId, courseId, course.chunks);
      await indexCourse(library, districtId, courseId);
      const deps = depsOf(library);
      const actor = { districtId, userId: randomUUID(), role: 'admin' as const };
      const write = (conceptId: string) =>
        database.transaction(actor, async (tx) => {
          const need = await readNeed(deps, tx, { learnerId: actor.userId, courseId, conceptId });
          const model = trimmed(await readModelNeed(deps, tx, need, ROOM.passages), ROOM.prompt);
          const kinds = kindsFor(model.input.mode, model.ranges);
          return lessonPlanPrompt.build({ ...briefOf(model), kinds });
        });
      const cold = await milliseconds(() => write(conceptIds[0] ?? ''));
      const times: number[] = [];
      for (const conceptId of conceptIds.slice(0, LESSONS)) times.push(await milliseconds(() => write(conceptId)));
      const of = `${CHUNKS.toLocaleString('en')} chunks and ${CONCEPTS} concepts`;
      return [
        {
          what: `before a model is asked for a lesson, ${of}, median of ${LESSONS}`,
          value: quantile(times, 0.5),
          unit: 'ms',
          aim: '< 60 ms',
        },
        {
          what: `before a model is asked for a lesson, ${of}, 95th percentile`,
          value: quantile(times, 0.95),
          unit: 'ms',
        },
        { what: 'the first lesson after the start', value: cold, unit: 'ms' },
      ];
    },
  );
}

function depsOf(libraryDeps: LibraryDeps) {
  const { now, report } = libraryDeps;
  const library = createLibrary(libraryDeps);
  const mastery = createMastery({ now });
  const concepts = createConcepts({
    library: library.port,
    mastery,
    extract: () => Promise.reject(new Error('nothing is extracted here')),
    mergeMastery: async () => {},
  });
  const practice = createPractice({
    concepts: concepts.port,
    library: library.port,
    mastery,
    generate: async () => [],
    now,
  });
  const pathways = createPathways({ concepts: concepts.port, mastery, practice, visibleCourses: async () => [], now });
  const ports = { library: library.port, concepts: concepts.port, pathways: pathways.port, consent: consentPort };
  return { ...ports, mastery, practice, now, report };
}

/** Concepts of fifty chunks each, every one with a definition and the one before as its prerequisite. */
async function storeConcepts(
  ownerUrl: string,
  districtId: string,
  courseId: string,
  chunks: readonly SyntheticChunk[],
): Promise<string[]> {
  const each = Math.floor(chunks.length / CONCEPTS);
  const rows = Array.from({ length: CONCEPTS }, (_, position) => {
    const own = chunks.slice(position * each, (position + 1) * each);
    const words = own[0]?.text.split(' ') ?? [];
    return {
      ...{ id: randomUUID(), position, name: words.slice(2, 4).join(' ').replaceAll('.', '') },
      ...{ definition: `${own[0]?.text.split('. ')[0]}.`, chunkIds: own.map(({ id }) => id) },
    };
  });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  for (const { id, position, name, definition, chunkIds } of rows) {
    await owner.query(
      `insert into concepts (district_id, id, course_id, key, name, position, origin, definition_text, definition_chunk_id)
       values ($1, $2, $3, $4, $5, $6, 'extracted', $7, $8)`,
      [districtId, id, courseId, `${name} ${position}`, name, position, definition, chunkIds[0]],
    );
    await owner.query(
      `insert into concept_chunks (district_id, concept_id, chunk_id, course_id, role, weight, origin)
       select $1, $2, unnest($3::uuid[]), $4, 'teaches', 1, 'extracted'`,
      [districtId, id, chunkIds, courseId],
    );
    if (position > 0)
      await owner.query(
        `insert into prerequisites (district_id, course_id, prerequisite_id, concept_id, origin, weight, evidence)
         values ($1, $2, $3, $4, 'proposed', 1, 'bench')`,
        [districtId, courseId, rows[position - 1]?.id, id],
      );
  }
  await owner.query('analyze');
  await owner.end();
  return rows.map(({ id }) => id);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
