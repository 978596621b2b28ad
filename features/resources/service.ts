import { LRUCache } from 'lru-cache';
import { difficultyOfEase } from '@/core/material/difficulty';
import { kindOf } from '@/core/material/kind';
import { readingLevel } from '@/core/readability/reading-level';
import { modeOf } from '@/core/tracing/thresholds';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { CourseChunk, LibraryPort } from '@/features/library/contract';
import type { OpenExercise, TutorPracticePort } from '@/features/practice/contract';
import type { MaterialKind, StandardsPort } from '@/features/standards/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type Resource, type Resources, resourcesErrors } from './contract';
import { nearConcept, STANDING_FOR } from './near';
import { type Candidate, type Ranked, rankResources, spreadOut, TEACHES_FROM } from './rank';
import * as store from './store';

const fail = errorsOf(resourcesErrors);

export interface ResourcesDeps {
  library: Pick<LibraryPort<Tx>, 'similar' | 'chunksById'>;
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcept'>;
  standards: Pick<StandardsPort<Tx>, 'chunkLabels'>;
  practice: Pick<TutorPracticePort<Tx>, 'openExercises'>;
}

/** Passages that are shown of the course, and of what stands beside it. */
const SHOWN = 5;
const EXCERPT = 200;
/** Misses among the latest answers, or answers after which p(L) is still low, that show that somebody struggles. */
const MISSES = 2;
const ANSWERS = 3;
const LOW = 0.4;

export type ResourcesService = ReturnType<typeof createResources>;

/** What else in the material may help with a concept. */
export function createResources(deps: ResourcesDeps) {
  async function candidates(tx: Tx, courseId: string, concept: TeachingConcept) {
    const own = concept.chunks.map(({ id }) => id);
    const { name, definition } = concept;
    const input = { courseId, name, definition: definition?.text ?? '', chunkIds: own };
    const likeness = await nearConcept(deps.library.similar, tx, input);
    // What stands for the concept is as near as can be; what also teaches it comes by how near it is.
    own.forEach((id, place) => {
      const near = place < STANDING_FOR ? 1 : (likeness.get(id) ?? 0);
      likeness.set(id, TEACHES_FROM + (1 - TEACHES_FROM) * near);
    });
    return { likeness, chunks: await deps.library.chunksById(tx, courseId, [...likeness.keys()]), own: new Set(own) };
  }

  return {
    /** For one learner; somebody without lessons or answers gets the nearest. @throws concept_not_found */
    async forConcept(tx: Tx, learnerId: string, courseId: string, conceptId: string): Promise<Resources> {
      const concept = await deps.concepts.teachingConcept(tx, courseId, conceptId);
      if (!concept || concept.hidden) throw fail('concept_not_found', 'There is no such concept in this course.');
      const { likeness, chunks, own } = await candidates(tx, courseId, concept);
      const seenIds = await store.seenChunks(tx, learnerId, conceptId);
      const known = new Map(chunks.map((chunk) => [chunk.id, chunk]));
      const seenElsewhere = await deps.library.chunksById(
        tx,
        courseId,
        seenIds.filter((id) => !known.has(id)),
      );
      const labels = await labelled(deps, tx, courseId, [...chunks, ...seenElsewhere]);
      const standing = await store.standingOf(tx, learnerId, conceptId);
      const seen = new Map(
        seenIds.flatMap((id) =>
          [[id, labels.get(id)] as const].flatMap(([key, label]) => (label ? [[key, label] as const] : [])),
        ),
      );
      const ranked = rankResources(
        chunks.flatMap((chunk): Candidate[] => {
          const label = labels.get(chunk.id);
          if (!label) return [];
          const { id: chunkId, supplementary = false } = chunk;
          return [
            { chunkId, likeness: likeness.get(chunkId) ?? 0, ...label, teaches: own.has(chunkId), supplementary },
          ];
        }),
        { mode: standing.pKnown === null ? null : modeOf(standing.pKnown), seen },
      );
      const open = await deps.practice.openExercises(tx, learnerId, courseId);
      const sectionOf = ({ chunkId }: Ranked) => {
        const chunk = known.get(chunkId);
        return JSON.stringify([chunk?.sourceId, chunk?.headingPath]);
      };
      const show = (wanted: boolean) =>
        spreadOut(
          ranked.filter(({ supplementary }) => supplementary === wanted),
          sectionOf,
        )
          .flatMap((one) => {
            const chunk = known.get(one.chunkId);
            return chunk ? (shown(one, chunk, open) ?? []) : [];
          })
          .slice(0, SHOWN);
      return {
        ...{ conceptId, conceptName: concept.name, core: show(false), supplementary: show(true) },
        struggling: standing.misses >= MISSES || (standing.evidence >= ANSWERS && (standing.pKnown ?? 1) < LOW),
      };
    },
  };
}

/** Passages whose reading ease is kept: the same few are looked at again and again, for each learner. */
const EASES_KEPT = 4000;
const eases = new LRUCache<string, { ease: number | null }>({ max: EASES_KEPT });

/** Reading ease of a passage, 0 to 100; null where it is too short to be measured. */
function easeOf(text: string, language: string): number | null {
  const key = `${language} ${text}`;
  const kept = eases.get(key) ?? { ease: readingLevel(text, language)?.ease ?? null };
  eases.set(key, kept);
  return kept.ease;
}

type Label = { kind: MaterialKind; difficulty: number };

/** Kind and difficulty of passages: a teacher's word, else by the text. */
async function labelled(
  deps: ResourcesDeps,
  tx: Tx,
  courseId: string,
  chunks: readonly CourseChunk[],
): Promise<Map<string, Label>> {
  const { language, lastPosition } = await store.shapeOf(tx, courseId);
  const words = await deps.standards.chunkLabels(
    tx,
    courseId,
    chunks.map(({ id }) => id),
  );
  return new Map(
    chunks.map(({ id, blocks, headingPath, text, sourcePosition }) => {
      const said = words.get(id);
      const kind = said?.kind ?? kindOf(blocks, headingPath);
      const difficulty =
        said?.difficulty ?? difficultyOfEase(easeOf(text, language), sourcePosition / Math.max(1, lastPosition));
      return [id, { kind, difficulty }];
    }),
  );
}

/** A passage as it may be shown while exercises are open: nothing that tells an answer. */
function shown(one: Ranked, chunk: CourseChunk, open: readonly OpenExercise[]): Resource | null {
  const { id: chunkId, sourceId, sourceTitle, headingPath, place, text } = chunk;
  const heading = headingPath.at(-1) ?? sourceTitle;
  if (open.some((exercise) => exercise.givesAway(heading, true))) return null;
  const line = text.replace(/\s+/g, ' ').trim();
  const begin = line.length <= EXCERPT ? line : `${line.slice(0, EXCERPT).replace(/\s\S*$/, '')} …`;
  const excerpt = open.some((exercise) => exercise.givesAway(begin, true)) ? null : begin;
  const { kind, difficulty, reason, score } = one;
  return {
    chunkId,
    sourceId,
    sourceTitle,
    headingPath,
    place,
    excerpt,
    kind,
    difficulty,
    reason,
    score: Math.round(score * 1000) / 1000,
  };
}
