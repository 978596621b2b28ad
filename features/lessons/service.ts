import { z } from 'zod';
import { lessonMinutes } from '@/core/pacing/minutes';
import { seedOf } from '@/core/seed/seed-of';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { isKnown, modeOf } from '@/core/tracing/thresholds';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { LibraryPort } from '@/features/library/contract';
import type { MasteryPort, Mode } from '@/features/mastery/contract';
import type { PathwaysPort } from '@/features/pathways/contract';
import type { PracticePort, Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { renderMarkdown } from '@/platform/markdown/render';
import { composeLesson } from './compose/compose-lesson';
import {
  type ComposeInput,
  type Lesson,
  type LessonSection,
  type LessonSummary,
  lessonsErrors,
  type StoredSection,
} from './contract';
import * as store from './store';
import { writeSections } from './write';

const fail = errorsOf(lessonsErrors);
/** Name and version of what writes the lessons. */
const COMPOSER = 'extractive-1';
/** Exercises at the end of a lesson: more where less is known. */
const EXERCISES: Record<Mode, number> = { foundational: 5, scaffolded: 5, advanced: 4 };

export interface LessonsDeps {
  library: LibraryPort<Tx>;
  concepts: ConceptsPort<Tx>;
  mastery: MasteryPort<Tx>;
  practice: PracticePort<Tx> & { ofLesson(tx: Tx, lessonId: string): Promise<Presentation[]> };
  pathways: PathwaysPort<Tx>;
}

export interface LessonRequest {
  tx: Tx;
  learnerId: string;
  courseId: string;
  conceptId: string | undefined;
}

export type LessonsService = ReturnType<typeof createLessons>;

/** Lessons composed for one learner at one moment, and what was said about them. */
export function createLessons(deps: LessonsDeps) {
  /** The concept asked for with its reason, or what comes next. */
  async function target(request: LessonRequest): Promise<{ concept: TeachingConcept; reason: string }> {
    const { tx, courseId, learnerId } = request;
    const next = await deps.pathways.next(tx, learnerId, courseId);
    const conceptId = request.conceptId ?? next.step?.conceptId;
    if (!conceptId) throw fail('nothing_to_teach', next.message ?? 'There is nothing to teach in this course yet.');
    const concept = await deps.concepts.teachingConcept(tx, courseId, conceptId);
    if (!concept || concept.hidden) throw fail('concept_not_found', 'There is no such concept in this course.');
    const reason = next.step?.conceptId === conceptId ? next.step.reason : deps.pathways.chosenReason(concept.name);
    return { concept, reason };
  }

  async function composeInput(
    request: LessonRequest,
    concept: TeachingConcept,
    mastery: Map<string, number>,
    number: number,
  ): Promise<ComposeInput> {
    const { tx, courseId, learnerId } = request;
    const neighbours: ComposeInput['neighbours'] = [];
    for (const relation of ['prerequisite', 'dependent'] as const) {
      for (const id of relation === 'prerequisite' ? concept.prerequisiteIds : concept.dependentIds) {
        const neighbour = await deps.concepts.teachingConcept(tx, courseId, id);
        if (neighbour && !neighbour.hidden)
          neighbours.push({ concept: neighbour, relation, known: isKnown(mastery.get(id) ?? 0) });
      }
    }
    return {
      concept,
      mode: modeOf(mastery.get(concept.id) ?? DEFAULT_PARAMETERS.pInit),
      neighbours,
      seen: await store.shownTo(tx, learnerId, concept.id),
      seed: seedOf(learnerId, concept.id, number),
      language: (await store.courseOf(tx, courseId)).language,
    };
  }

  async function show(tx: Tx, row: store.LessonRow, courseTitle: string, exercises: Presentation[]): Promise<Lesson> {
    return {
      id: row.id,
      courseId: row.courseId,
      courseTitle,
      conceptId: row.conceptId,
      title: row.conceptName,
      mode: row.mode,
      reason: row.reason,
      mastery: row.mastery,
      minutes: lessonMinutes(row.words, exercises.length),
      sections: await render(tx, row.courseId, row.sections),
      exercises,
      materialUsedUp: row.materialUsedUp,
      number: row.number,
      composer: row.composer,
      writer: row.making === null ? 'composer' : 'model',
      note: row.note,
      approach: row.approach,
      createdAt: row.createdAt.toISOString(),
    };
  }

  async function render(tx: Tx, courseId: string, sections: StoredSection[]): Promise<LessonSection[]> {
    const resolve = await deps.library.urlResolver(tx, courseId);
    return Promise.all(
      sections.map(async (section) => ({
        ...section,
        blocks: await Promise.all(
          section.blocks.map(async ({ sourcePath, own, ...block }) => ({
            ...block,
            own: own ?? false,
            html: await renderMarkdown(block.markdown, { resolveUrl: (url, kind) => resolve(sourcePath, url, kind) }),
          })),
        ),
      })),
    );
  }

  return {
    /**
     * Composes, stores and returns a lesson; what it shows is remembered, so that the next one brings other passages.
     * @throws nothing_to_teach when the course or the concept has no teachable material.
     */
    async compose(request: LessonRequest): Promise<Lesson> {
      const { tx, learnerId, courseId } = request;
      const { concept, reason } = await target(request);
      await store.lockLessons(tx, learnerId, concept.id);
      const number = (await store.lessonCount(tx, learnerId, concept.id)) + 1;
      const mastery = await deps.mastery.masteryOf(tx, learnerId, courseId);
      const input = await composeInput(request, concept, mastery, number);
      const composed = composeLesson(input);
      if (composed.sections.length === 0)
        throw fail('nothing_to_teach', `The material has no passage that teaches “${concept.name}”.`);
      const chunks = new Map(
        [concept, ...input.neighbours.map((each) => each.concept)]
          .flatMap((each) => each.chunks)
          .map((chunk) => [chunk.id, chunk]),
      );
      const sections = writeSections(composed, (id) => chunks.get(id));
      const row = await store.insertLesson(tx, {
        learnerId,
        courseId,
        conceptId: concept.id,
        conceptName: concept.name,
        number,
        mode: input.mode,
        mastery: mastery.get(concept.id) ?? DEFAULT_PARAMETERS.pInit,
        reason,
        sections,
        materialUsedUp: composed.materialUsedUp,
        words: composed.words,
        composer: COMPOSER,
      });
      await store.rememberShown(tx, { learnerId, courseId, conceptId: concept.id }, [
        ...composed.freshKeys,
        ...composed.repeatedKeys,
      ]);
      const { presentations } = await deps.practice.present(tx, {
        learnerId,
        courseId,
        conceptId: concept.id,
        lessonId: row.id,
        count: EXERCISES[input.mode],
        seed: input.seed,
      });
      return show(tx, row, (await store.courseOf(tx, courseId)).title, presentations);
    },

    /** A lesson of the reader again, with its exercises as they stand. */
    async get(tx: Tx, courseId: string, id: string): Promise<Lesson> {
      const row = await store.lessonById(tx, courseId, id);
      if (!row) throw fail('lesson_not_found', 'There is no such lesson of yours.');
      return show(tx, row, row.courseTitle, await deps.practice.ofLesson(tx, id));
    },

    async list(tx: Tx, courseId: string, learnerId: string, query: PageQuery): Promise<Page<LessonSummary>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await store.pageOfLessons(tx, courseId, learnerId, after, query.limit + 1);
      return toPage(
        rows,
        query.limit,
        (row) => [row.createdAt.toISOString(), row.id],
        ({ conceptName, createdAt, ...row }) => ({
          ...row,
          title: conceptName,
          createdAt: createdAt.toISOString(),
        }),
      );
    },

    /** What the learner says of a lesson; said again, it replaces what was said. */
    async feedback(
      tx: Tx,
      courseId: string,
      lessonId: string,
      learnerId: string,
      input: { rating: number; words: string },
    ): Promise<void> {
      const row = await store.lessonById(tx, courseId, lessonId);
      if (!row || row.learnerId !== learnerId) throw fail('lesson_not_found', 'There is no such lesson of yours.');
      await store.putFeedback(tx, { lessonId, learnerId, courseId, ...input });
    },
  };
}
