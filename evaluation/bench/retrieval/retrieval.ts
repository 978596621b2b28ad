import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { questionTerms } from '@/core/language/search-terms';
import { fitCourse } from '@/core/retrieval/course-fit';
import type { RetrieveInput } from '@/features/library/contract';
import { indexCourse } from '@/features/library/find/index-course';
import { refitCourse } from '@/features/library/find/refit-course';
import { createLibrary } from '@/features/library/service';
import { writeData, writePassages } from '@/platform/models/prompt-passages';
import { boundTokens } from '@/platform/models/token-bound';
import { type Figure, quantile } from '../figure';
import { withBenchLibrary } from './bench-library';
import { type SyntheticChunk, syntheticCourse, syntheticQuestions } from './synthetic-course';

const CHUNKS = 20_000;
const QUESTIONS = 200;

/** What retrieval and the writing of the prompt add before a model's first token, on a course of 20,000 chunks in a real database. */
export async function benchRetrieval(): Promise<Figure[]> {
  return withBenchLibrary(
    'retrieval',
    async ({ chunks, outside }) => fitCourse(chunks, outside),
    async (deps, ownerUrl) => {
      const { database, search } = deps;
      const [districtId, courseId] = [randomUUID(), randomUUID()];
      const course = syntheticCourse(CHUNKS);
      await storeCourse(ownerUrl, districtId, courseId, course);
      const indexed = await seconds(() => indexCourse(deps, districtId, courseId));
      const fitted = await seconds(() => refitCourse(deps, districtId, courseId, new AbortController().signal));
      const weight = (await deps.fits.load(districtId, courseId))?.fit.choice.weight ?? 0;
      const library = createLibrary(deps);
      const actor = { districtId, userId: randomUUID(), role: 'admin' as const };
      const ask = (question: string) => {
        const input: RetrieveInput = {
          ...{ courseId, question, limit: 6, budgetTokens: 1_800, countTokens: boundTokens },
          anchors: course.chunks.slice(0, 5).map(({ id }) => ({ chunkId: id, why: 'concept', weight: 0.5 })),
        };
        return database.transaction(actor, async (tx) => {
          const { passages } = await library.port.retrieve(tx, input);
          const shown = passages.map((passage) => ({ ...passage, heading: passage.headingPath.join(' › ') }));
          return `${writePassages(shown)}\n${writeData('question', question)}`.length;
        });
      };
      const questions = syntheticQuestions(course.chunks, QUESTIONS);
      const cold = await milliseconds(() => ask(questions[0] ?? ''));
      const times: number[] = [];
      for (const question of questions) times.push(await milliseconds(() => ask(question)));
      const alone: number[] = [];
      for (const question of questions) {
        const terms = questionTerms(question, ['en']);
        alone.push(await milliseconds(() => search.search({ districtId, courseIds: [courseId], terms, limit: 30 })));
      }
      const reference = (share: number) => ({ what: 'full-text search alone', value: quantile(alone, share) });
      const of = `${CHUNKS.toLocaleString('en')} chunks`;
      return [
        {
          what: `retrieve and write the prompt, ${of}, median of ${QUESTIONS}`,
          value: quantile(times, 0.5),
          reference: reference(0.5),
          unit: 'ms',
          aim: '< 60 ms',
        },
        {
          what: `retrieve and write the prompt, ${of}, 95th percentile`,
          value: quantile(times, 0.95),
          reference: reference(0.95),
          unit: 'ms',
        },
        { what: 'the first question after the start', value: cold, unit: 'ms' },
        { what: `index ${of}`, value: indexed, unit: 's' },
        { what: `fit ${of} (weight of meaning found: ${weight})`, value: fitted, unit: 's' },
      ];
    },
  );
}

/** Writes the chunks as an ingestion would have, past the parsing. */
export async function storeCourse(
  ownerUrl: string,
  districtId: string,
  courseId: string,
  { sources, chunks }: { sources: string[]; chunks: SyntheticChunk[] },
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('insert into districts (district_id, name) values ($1, $2)', [districtId, 'Bench']);
  await owner.query('insert into courses (district_id, id, title, owner_id) values ($1, $2, $3, $4)', [
    ...[districtId, courseId, 'Synthetic', randomUUID()],
  ]);
  await owner.query(
    `insert into sources (district_id, id, course_id, path, title, status, bytes, sha256, position)
     select $1, id, $2, 'source-' || place || '.md', 'Source ' || place, 'ready', 1, 'x', place::int
     from unnest($3::uuid[]) with ordinality as each (id, place)`,
    [districtId, courseId, sources],
  );
  for (let at = 0; at < chunks.length; at += 1_000) {
    const rows = chunks.slice(at, at + 1_000).map((chunk) => ({
      ...{ id: chunk.id, source_id: chunk.sourceId, ordinal: chunk.ordinal, heading_path: chunk.headingPath },
      text: chunk.text,
      blocks: [
        { kind: 'paragraph', role: 'body', start: 0, end: chunk.text.length, markdown: chunk.text, text: chunk.text },
      ],
    }));
    await owner.query(
      `insert into chunks (district_id, id, course_id, source_id, ordinal, heading_path, anchor, start_offset, end_offset, text, blocks, hash)
       select $1, id, $2, source_id, ordinal, heading_path, 'a', ordinal * 1000, ordinal * 1000 + 900, text, blocks, id::text
       from jsonb_to_recordset($3) as each (id uuid, source_id uuid, ordinal int, heading_path text[], text text, blocks jsonb)`,
      [districtId, courseId, JSON.stringify(rows)],
    );
  }
  await owner.query('analyze');
  await owner.end();
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  return (await milliseconds(work)) / 1000;
}
