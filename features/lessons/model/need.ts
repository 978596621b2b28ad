import type { Ranges } from '@/core/fusion/ranges';
import { rangesFor } from '@/core/fusion/ranges';
import type { FusionContext } from '@/core/fusion/types';
import { termsIn } from '@/core/readability/new-terms';
import type { CourseChunk, RetrieveAnchor, RetrievedPassage } from '@/features/library/contract';
import type { Tx } from '@/platform/database/transaction';
import { boundTokens } from '@/platform/models/token-bound';
import type { PromptPassage } from '@/platform/models/types';
import { memoryOf } from '../compose/draft';
import { readMaterial } from '../compose/material';
import type { Approach, ReadingPreferences } from '../contract';
import type { LessonsDeps } from '../deps';
import type { Need } from '../service/need';
import { approachFor } from './approach';
import { readerOfArm } from './arms';
import { readCourseTerms } from './course-terms';
import { type SetPiece, setPiecesOf } from './set-pieces';
import * as store from './store-need';

/** Passages of a prompt, and chunks of the concept that are asked for by name, at most. */
const MOST_PASSAGES = 8;
const MOST_ANCHORS = 40;
/** Lessons before this one that a prompt is told of. */
const EARLIER = 3;

/** One passage of the prompt with the chunks that it was put together from. */
export interface LessonPassage extends PromptPassage {
  chunks: CourseChunk[];
}

/** Everything that a model needs to write a lesson, read in one transaction; from here on nothing asks the database. */
export interface ModelNeed extends Need {
  passages: LessonPassage[];
  droppedChunkIds: string[];
  pieces: SetPiece[];
  approach: Approach;
  reader: ReadingPreferences;
  ranges: Ranges;
  fusion: FusionContext;
  /** Ids of the concepts that the learner knows or had a lesson on. */
  met: Set<string>;
  /** The material's own definitions, by concept. */
  definitions: Map<string, { name: string; text: string; chunk: CourseChunk }>;
  /** Paragraphs of the learner's earlier lessons on the concept, newest first. */
  earlier: string[];
  revision: number;
  materialUsedUp: boolean;
}

/** Whose share of the model a piece of work takes: what nobody asked for takes nobody's. */
export function shareOf({ request }: Need, priority: 'interactive' | 'background'): string | null {
  return priority === 'background' ? null : request.learnerId;
}

/** Reads what a model needs. `room`: tokens that the passages may have together. */
export async function readModelNeed(
  deps: Pick<LessonsDeps, 'library' | 'experiments'>,
  tx: Tx,
  need: Need,
  room: number,
): Promise<ModelNeed> {
  const { request, input } = need;
  const { courseId, learnerId } = request;
  const seen = seenChunks(need);
  const retrieved = await deps.library.retrieve(tx, {
    courseId,
    question: [input.concept.name, ...input.concept.aliases].join(' '),
    anchors: anchorsOf(need),
    exclude: seen.exclude,
    limit: MOST_PASSAGES,
    budgetTokens: room,
    countTokens: boundTokens,
  });
  const passages = await withChunks(deps, tx, courseId, retrieved.passages);
  const course = await readCourseTerms(tx, courseId, input.language);
  const [reader, earlier, had] = [
    await readerOfArm(deps, tx, request, await store.preferencesOf(tx, learnerId)),
    await store.earlierLessons(tx, learnerId, input.concept.id, EARLIER),
    await store.conceptsMet(tx, learnerId, courseId),
  ];
  const pieces = setPiecesOf(passages, input.seen);
  const approach = approachFor(need.ways, { pieces, texts: passages.map(({ text }) => text) }, need.wanted);
  const ranges = rangesFor(input.mode, approach, reader);
  const fusion: FusionContext = {
    ranges,
    language: input.language,
    terms: course.terms.filter(({ id }) => id !== input.concept.id),
    aside: course.stems,
  };
  return {
    ...need,
    passages,
    droppedChunkIds: retrieved.dropped.filter(({ reason }) => reason === 'budget').map(({ chunkId }) => chunkId),
    pieces,
    approach,
    reader,
    ranges,
    fusion,
    met: new Set([input.concept.id, ...had, ...need.known]),
    definitions: await definitionsIn(deps, tx, courseId, passages, fusion, course.rows),
    earlier: earlier.flatMap((sections) =>
      sections.flatMap(({ blocks }) =>
        blocks.filter(({ kind }) => kind === 'paragraph').map(({ markdown }) => markdown),
      ),
    ),
    revision: course.revision,
    materialUsedUp: seen.all,
  };
}

/** Chunks of the concept that hold nothing new for this learner; none are left out where all are like that. */
function seenChunks({ input }: Need): { exclude: string[]; all: boolean } {
  if (input.seen.size === 0) return { exclude: [], all: false };
  const units = readMaterial(input.concept, input.language, memoryOf(input.seen, input.seed)).units;
  const fresh = new Set<string>();
  const seen = new Set<string>();
  for (const atom of units.flatMap(({ atoms }) => atoms)) (input.seen.has(atom.key) ? seen : fresh).add(atom.chunk.id);
  const exclude = [...seen].filter((id) => !fresh.has(id));
  return fresh.size === 0 ? { exclude: [], all: true } : { exclude, all: false };
}

function anchorsOf({ input }: Need): RetrieveAnchor[] {
  const { concept, neighbours, mode } = input;
  const own = concept.chunks.slice(0, MOST_ANCHORS).map(
    (chunk): RetrieveAnchor => ({
      chunkId: chunk.id,
      why: 'concept',
      weight: chunk.id === concept.definition?.chunkId ? 1 : 0.7,
    }),
  );
  if (mode === 'advanced') return own;
  const before = neighbours
    .filter(({ relation, known }) => relation === 'prerequisite' && !known)
    .flatMap(({ concept: { definition } }): RetrieveAnchor[] =>
      definition
        ? [{ chunkId: definition.chunkId, why: 'prerequisite', weight: mode === 'foundational' ? 0.8 : 0.4 }]
        : [],
    );
  return [...own, ...before.filter(({ chunkId }) => own.every((anchor) => anchor.chunkId !== chunkId))];
}

async function withChunks(
  deps: Pick<LessonsDeps, 'library'>,
  tx: Tx,
  courseId: string,
  passages: readonly RetrievedPassage[],
): Promise<LessonPassage[]> {
  const chunks = await deps.library.chunksById(tx, courseId, [
    ...new Set(passages.flatMap(({ chunkIds }) => chunkIds)),
  ]);
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  return passages.map(({ ref, chunkId, chunkIds, headingPath, sourceTitle, text }) => ({
    ref,
    chunkId,
    heading: [...new Set([sourceTitle, ...headingPath])].join(' > '),
    text,
    chunks: chunkIds.flatMap((id) => byId.get(id) ?? []),
  }));
}

/** What the material says the terms are that its passages name: a lesson on them may have to. */
async function definitionsIn(
  deps: Pick<LessonsDeps, 'library'>,
  tx: Tx,
  courseId: string,
  passages: readonly LessonPassage[],
  { terms, language }: FusionContext,
  rows: readonly store.TermRow[],
): Promise<ModelNeed['definitions']> {
  const named = new Set(termsIn(passages.map(({ text }) => text).join('\n'), terms, language).map(({ id }) => id));
  const wanted = rows.flatMap(({ id, name, definitionText, definitionChunkId }) =>
    named.has(id) && definitionText !== null && definitionChunkId !== null
      ? [{ id, name, text: definitionText, chunkId: definitionChunkId }]
      : [],
  );
  const chunks = await deps.library.chunksById(tx, courseId, [...new Set(wanted.map(({ chunkId }) => chunkId))]);
  const byId = new Map(chunks.map((chunk) => [chunk.id, chunk]));
  return new Map(
    wanted.flatMap(({ id, name, text, chunkId }) => {
      const chunk = byId.get(chunkId);
      return chunk ? [[id, { name, text, chunk }] as const] : [];
    }),
  );
}
