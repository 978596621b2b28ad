import { createTranslator } from 'use-intl/core';
import { lessonMinutes } from '@/core/pacing/minutes';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { isKnown, modeOf } from '@/core/tracing/thresholds';
import type { ConceptsPort, TeachingConcept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import type { Tx } from '@/platform/database/transaction';
import messages from '@/platform/i18n/messages/en/next-step.json';
import { type Candidate, type Choice, chooseNext } from './choose';
import type { Home, NextStep, PathwaysPort, Standing } from './contract';
import * as store from './store';

const translate = createTranslator({ locale: 'en', messages });
/** Exercises and most words of a lesson; for the estimate before there is one. */
const EXERCISES = 5;
const LESSON_WORDS = 350;
/** Courses on the home page. */
const HOME_COURSES = 12;

export interface PathwaysDeps {
  concepts: ConceptsPort<Tx>;
  /** Courses that the reader may learn from. */
  visibleCourses(tx: Tx, limit: number): Promise<Course[]>;
  now(): Date;
}

export type PathwaysService = ReturnType<typeof createPathways>;

/** What next, and why. */
export function createPathways(deps: PathwaysDeps) {
  async function situation(tx: Tx, learnerId: string, courseId: string) {
    const evidence = new Map((await store.evidenceOf(tx, learnerId, courseId)).map((row) => [row.conceptId, row]));
    const concepts = (await deps.concepts.teachingConcepts(tx, courseId)).filter(isTeachable);
    const shown = new Set(concepts.map((concept) => concept.id));
    const candidates = concepts.map((concept): Candidate => {
      const row = evidence.get(concept.id);
      return {
        id: concept.id,
        name: concept.name,
        position: concept.position,
        prerequisiteIds: concept.prerequisiteIds.filter((id) => shown.has(id)),
        dependentIds: concept.dependentIds,
        mastery: row?.pKnown ?? null,
        lastEvidenceAt: row?.lastEvidenceAt ?? null,
      };
    });
    return { candidates, evidence };
  }

  function show(choice: Choice | null, candidates: Candidate[]): NextStep {
    if (!choice) return { step: null, message: candidates.length === 0 ? translate('empty') : translate('finished') };
    const mastery = choice.concept.mastery ?? DEFAULT_PARAMETERS.pInit;
    return {
      step: {
        conceptId: choice.concept.id,
        name: choice.concept.name,
        mode: modeOf(mastery),
        mastery,
        begun: choice.concept.mastery !== null,
        reason: reasonOf(choice),
        reasonCode: choice.code,
        minutes: lessonMinutes(LESSON_WORDS, EXERCISES),
      },
      message: null,
    };
  }

  async function next(tx: Tx, learnerId: string, courseId: string): Promise<NextStep> {
    const { candidates } = await situation(tx, learnerId, courseId);
    return show(chooseNext(candidates, deps.now()), candidates);
  }

  async function standings(tx: Tx, learnerId: string, courseId: string): Promise<Standing[]> {
    const { candidates, evidence } = await situation(tx, learnerId, courseId);
    const isOpen = new Map(candidates.map(({ id, mastery }) => [id, isKnown(mastery ?? 0)]));
    return candidates.map((concept) => {
      const row = evidence.get(concept.id);
      const missingIds = concept.prerequisiteIds.filter((id) => !isOpen.get(id));
      const state = isKnown(row?.pKnown ?? 0) ? 'held' : missingIds.length > 0 ? 'locked' : row ? 'learning' : 'ready';
      const lastAnswerAt = row?.lastEvidenceAt?.toISOString() ?? null;
      return {
        ...{ conceptId: concept.id, name: concept.name, position: concept.position, state, missingIds },
        prerequisiteIds: concept.prerequisiteIds,
        ...{ mastery: row?.pKnown ?? null, recall: null, attempts: row?.attemptCount ?? 0 },
        evidenceCount: row?.evidenceCount ?? 0,
        ...{ lastAnswerAt, masteredAt: null, heldAt: null, provableFrom: null, dueAt: null },
      };
    });
  }

  const port: PathwaysPort<Tx> = { standings, next, chosenReason: (name) => translate('reason.chosen', { name }) };

  return {
    port,
    next,

    /** Every course of the reader with its next step; the one worked on last comes first. */
    async home(tx: Tx, learnerId: string): Promise<Home> {
      const entries = [];
      for (const course of await deps.visibleCourses(tx, HOME_COURSES)) {
        const { candidates } = await situation(tx, learnerId, course.id);
        const last = await store.lastLesson(tx, learnerId, course.id);
        const total = candidates.reduce((sum, concept) => sum + (concept.mastery ?? 0), 0);
        entries.push({
          course,
          next: show(chooseNext(candidates, deps.now()), candidates),
          progress: {
            meanMastery: candidates.length > 0 ? total / candidates.length : 0,
            knownCount: candidates.filter((concept) => isKnown(concept.mastery ?? 0)).length,
            conceptCount: candidates.length,
          },
          lastLessonId: last?.id ?? null,
          activeAt: last?.createdAt.getTime() ?? 0,
        });
      }
      entries.sort((a, b) => b.activeAt - a.activeAt);
      return { courses: entries.map(({ activeAt: _, ...entry }) => entry) };
    },
  };
}

function isTeachable(concept: TeachingConcept): boolean {
  return !concept.hidden && concept.chunks.length > 0;
}

function reasonOf(choice: Choice): string {
  const { name } = choice.concept;
  if (choice.code === 'unlocked')
    return translate('reason.unlocked', { name, known: choice.known.map((each) => `“${each}”`).join(', ') });
  if (choice.code === 'gap') return translate('reason.gap', { name, goal: choice.goal });
  return translate(`reason.${choice.code}`, { name });
}
