import {
  bringBackPlacement,
  drawNewcomers,
  MOST_QUESTIONS,
  nextQuestion,
  type PlacementAnswer,
  placedAt,
} from '@/core/placement/placement';
import type { PossibleLearners } from '@/core/placement/possible-learners';
import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import { courseFromParameters } from '@/core/sequencing/course-from-parameters';
import { isKnown } from '@/core/tracing/thresholds';
import type { MasteryPort } from '@/features/mastery/contract';
import type { PracticePort, Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type Placement, pathwaysErrors } from '../contract';
import type { createCourseReader, EngineCourse } from '../engine/course';
import { stampsOf } from '../store-gates';
import * as store from './store';

const fail = errorsOf(pathwaysErrors);

/** A course of fewer concepts is begun at its beginning: a test would ask about all of it. */
const FEWEST_CONCEPTS = 6;

export interface PlacementDeps {
  mastery: MasteryPort<Tx>;
  practice: Pick<PracticePort<Tx>, 'present'> & {
    presentation(tx: Tx, learnerId: string, presentationId: string): Promise<Presentation>;
  };
  readCourse: ReturnType<typeof createCourseReader>;
  now(): Date;
}

/** A learner in a course. */
export interface Of {
  learnerId: string;
  courseId: string;
}

/** The test that finds out where a new learner stands. */
export function createPlacement(deps: PlacementDeps) {
  async function courseOf(tx: Tx, { learnerId, courseId }: Of): Promise<EngineCourse> {
    const [stamp] = await stampsOf(tx, learnerId, [courseId]);
    if (!stamp) throw fail('course_not_found', 'There is no such course.');
    return deps.readCourse(tx, stamp);
  }

  /** Whether a test is worth a learner's time: they are new to the course, and it has enough to ask about. */
  async function isOffered(tx: Tx, of: Of): Promise<boolean> {
    if (await store.placementOf(tx, of)) return false;
    const course = await courseOf(tx, of);
    return course.concepts.length >= FEWEST_CONCEPTS && !(await store.hasAnswers(tx, of));
  }

  /** What was asked and answered so far, in the numbers of the course as it is now. */
  async function answersOf(tx: Tx, course: EngineCourse, row: store.PlacementRow): Promise<PlacementAnswer[]> {
    const first = await store.firstAnswers(
      tx,
      row.questions.map(({ presentationId }) => presentationId),
    );
    return row.questions.flatMap(({ presentationId, conceptId, item, unsure }) => {
      const concept = course.numberOf.get(conceptId);
      const correct = first.get(presentationId) ?? (unsure ? false : null);
      return concept === undefined || correct === null ? [] : [{ concept, item, correct }];
    });
  }

  async function ask(tx: Tx, of: Of, course: EngineCourse, row: store.PlacementRow): Promise<Placement> {
    const answers = await answersOf(tx, course, row);
    const questionsOf = await store.questionsOf(tx, of.courseId);
    const placement = broughtBack(of, course, questionsOf, answers);
    const hasItem = (concept: number, item: number) =>
      row.questions.length < MOST_QUESTIONS &&
      (questionsOf.get(course.concepts[concept]?.id ?? '')?.levels.has(item) ?? false);
    const tried = new Set<number>();
    for (;;) {
      const question = nextQuestion(placement, (concept, item) => !tried.has(concept) && hasItem(concept, item));
      const conceptId = question && course.concepts[question.concept]?.id;
      if (!question || !conceptId) return finish(tx, of, course, row, placedAt(placement), answers);
      const { presentations } = await deps.practice.present(tx, {
        ...{
          ...of,
          conceptId,
          lessonId: null,
          count: 1,
          level: question.item,
          seed: seedOf(of.learnerId, of.courseId, answers.length),
        },
      });
      const [presentation] = presentations;
      if (!presentation) {
        tried.add(question.concept);
        continue;
      }
      const item = await store.levelOfItem(tx, presentation.itemId);
      const questions = [...row.questions, { presentationId: presentation.id, conceptId, item }];
      await store.putQuestions(tx, row.id, questions);
      return { state: 'open', question: presentation, asked: questions.length, most: MOST_QUESTIONS, result: null };
    }
  }

  async function finish(
    tx: Tx,
    of: Of,
    course: EngineCourse,
    row: store.PlacementRow,
    known: Float64Array,
    answers: readonly PlacementAnswer[],
  ): Promise<Placement> {
    const before = await store.answeredElsewhere(
      tx,
      of,
      row.questions.map(({ presentationId }) => presentationId),
    );
    const pKnown = new Map(
      [...course.concepts.entries()].flatMap(([number, { id }]): [string, number][] =>
        before.has(id) || answers.length === 0 ? [] : [[id, known[number] ?? 0]],
      ),
    );
    const at = deps.now();
    await deps.mastery.place(tx, { ...of, placementId: row.id, pKnown, at });
    const knownCount = [...pKnown.values()].filter(isKnown).length;
    const done = await store.finish(tx, row.id, { knownCount, conceptCount: course.concepts.length, finishedAt: at });
    return shown(done);
  }

  return {
    isOffered,

    /** The test of a learner in a course as it stands: none yet, its open question, or what came of it. */
    async current(tx: Tx, of: Of): Promise<Placement> {
      const row = await store.placementOf(tx, of);
      if (!row) return { state: (await isOffered(tx, of)) ? 'offered' : 'none', ...NOTHING };
      return shown(row);
    },

    /**
     * The next question: begins the test where there is none. A question that has no answer yet stays, unless the learner says that they
     * don't know; what they answer counts once.
     */
    async next(tx: Tx, of: Of, { unsure }: { unsure: boolean }): Promise<Placement> {
      await store.lock(tx, of);
      const course = await courseOf(tx, of);
      const row = (await store.placementOf(tx, of)) ?? (await store.begin(tx, of, deps.now()));
      if (row.state !== 'open') return shown(row);
      const last = row.questions.at(-1);
      if (!last) return ask(tx, of, course, row);
      const answered = (await store.firstAnswers(tx, [last.presentationId])).has(last.presentationId);
      if (!answered && !unsure) {
        return { ...shown(row), question: await deps.practice.presentation(tx, of.learnerId, last.presentationId) };
      }
      const questions = answered ? row.questions : [...row.questions.slice(0, -1), { ...last, unsure: true }];
      if (!answered) await store.putQuestions(tx, row.id, questions);
      return ask(tx, of, course, { ...row, questions });
    },

    /** The learner begins at the beginning instead, or ends the test where it is: what was answered counts. */
    async end(tx: Tx, of: Of): Promise<Placement> {
      await store.lock(tx, of);
      const row = await store.placementOf(tx, of);
      if (!row) return shown(await store.begin(tx, of, deps.now(), 'skipped'));
      if (row.state !== 'open') return shown(row);
      const course = await courseOf(tx, of);
      const answers = await answersOf(tx, course, row);
      if (answers.length === 0) return shown(await store.skip(tx, row.id, deps.now()));
      const placement = broughtBack(of, course, await store.questionsOf(tx, of.courseId), answers);
      return finish(tx, of, course, row, placedAt(placement), answers);
    },
  };
}

/** Newcomers to each course that is kept in memory. */
const newcomersTo = new WeakMap<EngineCourse, PossibleLearners>();

/**
 * The test as far as it has come, over newcomers who are drawn once for a course as it stands. Where nobody has set or fitted p(G) of a concept, it is
 * that of its questions: a true or false statement is guessed more often than an open answer.
 */
function broughtBack(
  { courseId }: Of,
  course: EngineCourse,
  questionsOf: ReadonlyMap<string, store.ConceptQuestions>,
  answers: readonly PlacementAnswer[],
) {
  const { model, parameters, concepts } = course;
  const newcomers = newcomersTo.get(course) ?? drawNewcomers(model, createRandom(seedOf(courseId)));
  newcomersTo.set(course, newcomers);
  const own = parameters.map((each, number) => ({
    ...each,
    pGuess: each.pGuess ?? questionsOf.get(concepts[number]?.id ?? '')?.guess ?? null,
  }));
  const asAsked = courseFromParameters(model.graph, own, model.approaches);
  return bringBackPlacement({ ...newcomers, model: asAsked }, answers);
}

const NOTHING = { question: null, asked: 0, most: MOST_QUESTIONS, result: null };

function shown({ state, questions, knownCount, conceptCount }: store.PlacementRow): Placement {
  const result = knownCount !== null && conceptCount !== null ? { knownCount, conceptCount } : null;
  return { ...NOTHING, state, asked: questions.length, result };
}
