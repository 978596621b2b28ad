import { seedOf } from '@/core/seed/seed-of';
import type { LibraryPort } from '@/features/library/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import type { PageQuery } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import {
  type GivenAnswersPort,
  type ItemResponse,
  type PracticePort,
  type PracticeSettings,
  type Presentation,
  practiceErrors,
  type ReportReason,
  type ReviewItems,
  type TutorPracticePort,
  type UpdateItem,
  type WriteItem,
} from './contract';
import { explainAttempt, type InTransaction } from './explain/explain-attempt';
import { type Explained, readAttempt } from './explain/read-attempt';
import { dropItemPriors, putItemPriors } from './fit/item-priors';
import { leadQuestions } from './fit/lead-questions';
import { measureItems } from './fit/measure-items';
import { refit, sayWish } from './fit/refit';
import type { FitMastery } from './fit/standing';
import { errorOn } from './fit/store-last-errors';
import { openExercises, openExercisesOf, recentAttempts } from './guard/open-exercises';
import { tutorAnswer, tutorHint } from './guard/tutor-hint';
import { createItemHtml } from './html';
import type { PracticeModels } from './models';
import { attempt } from './service/attempt';
import { givenAnswers } from './service/given-answers';
import { createItem, listItems, settleReports, updateItem } from './service/item-bank';
import { listAttempts } from './service/list-attempts';
import { present } from './service/present';
import { getPresentation, reportItem, revealAnswer, takeHint } from './service/presentation';
import { createProposals } from './service/proposals';
import { type RegenerateDeps, regenerate } from './service/regenerate';
import { reviewItems } from './service/review';
import { viewItem } from './service/view-item';
import { showPresentation } from './show';
import type { BankFilter } from './store-bank';
import { conceptOf } from './store-items';
import { presentationsOfLesson } from './store-presentations';
import { putSettings, settingsOf } from './store-review';

const fail = errorsOf(practiceErrors);

export interface PracticeDeps extends RegenerateDeps {
  library: Pick<LibraryPort<Tx>, 'urlResolver'>;
  mastery: Pick<MasteryPort<Tx>, 'prepareEvidence'> & FitMastery;
  /** Whose exercises are proposed each night at `HH:MM` UTC; left out: none without a teacher's asking. */
  nightly?: { at: string | null; currentDistrict(): Promise<{ id: string } | null> };
  /** Null where the process has no part that speaks to models. */
  models?: PracticeModels | null;
  /** Told of each answer in its own transaction, for what is worked out of answers later. */
  answered?(tx: Tx, learnerId: string, courseId: string): Promise<void>;
}

export type PracticeService = ReturnType<typeof createPractice>;

/** Exercises: the item bank, what is put before learners, and their answers. */
export function createPractice(deps: PracticeDeps) {
  const html = createItemHtml(deps.library);
  const { now, models = null } = deps;
  const proposals = createProposals({ models, concepts: deps.concepts, now, nightly: deps.nightly ?? null });
  const explains = () => models?.serving.available('tutor') ?? false;

  const port: PracticePort<Tx> = {
    regenerate: (tx, courseId) => regenerate(deps, tx, courseId),
    present: (tx, input) => present({ html, mastery: deps.mastery }, tx, input, now()),
    leadQuestions,
    errorOn,
    wish: async (tx, on, said) => {
      await sayWish(tx, on, said, now());
    },
    async ofLesson(tx, lessonId) {
      const shown: Presentation[] = [];
      for (const row of await presentationsOfLesson(tx, lessonId)) shown.push(await showPresentation(html, tx, row));
      return shown;
    },
  };

  const forTutor: TutorPracticePort<Tx> & GivenAnswersPort<Tx> = {
    openExercises,
    openExercisesOf,
    givenAnswers,
    recentAttempts,
    tutorHint,
    tutorAnswer: (tx, learnerId, id) => tutorAnswer(tx, learnerId, id, now()),
  };

  return {
    ...port,
    ...forTutor,

    /** Exercises on a concept for whoever asks. @throws concept_not_found, no_items. */
    async practise(
      tx: Tx,
      learnerId: string,
      input: { courseId: string; conceptId: string; count: number },
    ): Promise<Presentation[]> {
      const concept = await conceptOf(tx, input.courseId, input.conceptId);
      if (!concept) throw fail('concept_not_found', 'There is no such concept in this course.');
      const seed = seedOf(learnerId, input.conceptId, now().toISOString());
      const { presentations } = await port.present(tx, { ...input, learnerId, lessonId: null, seed });
      if (presentations.length === 0) throw fail('no_items', `There are no exercises on “${concept.name}” yet.`);
      return presentations;
    },

    presentation: (tx: Tx, learnerId: string, id: string) => getPresentation({ html, tx, learnerId, id }),
    hint: (tx: Tx, learnerId: string, id: string) => takeHint({ html, tx, learnerId, id }),
    answer: (tx: Tx, learnerId: string, id: string) => revealAnswer({ html, tx, learnerId, id }, now()),
    /** Measures how hard a course's exercises are by their answers; for a job. */
    measure: (tx: Tx, courseId: string) => measureItems(deps.mastery, tx, courseId),
    /** What districts found together about exercises, kept or taken back; measuring uses it. For a command. */
    foundTogether: { put: putItemPriors, drop: dropItemPriors },
    /** Another exercise in the place of an unanswered one; see {@link refit}. */
    fit: (tx: Tx, learnerId: string, id: string, said: 'harder' | 'easier' | null) =>
      refit({ html, mastery: deps.mastery }, tx, { learnerId, id, said }, now()),
    report: (tx: Tx, learnerId: string, id: string, reason: ReportReason) =>
      reportItem(tx, { learnerId, id, reason }, now()),
    settleReports,
    attempt: (
      tx: Tx,
      learnerId: string,
      presentationId: string,
      input: { response: ItemResponse; elapsedMs: number },
    ) =>
      attempt(
        { html, mastery: deps.mastery, explains, now, answered: deps.answered },
        { tx, learnerId, presentationId, ...input },
      ),
    attempts: listAttempts,
    /** Reads a wrong answer of the learner's for {@link explain}. @throws attempt_not_found. */
    attemptToExplain: readAttempt,
    explain: (run: InTransaction, explained: Explained, learnerId: string, signal: AbortSignal) =>
      explainAttempt({ models, html }, run, explained, learnerId, signal),

    settings: settingsOf,
    async putSettings(tx: Tx, courseId: string, settings: PracticeSettings): Promise<PracticeSettings> {
      await putSettings(tx, courseId, settings, now());
      return settings;
    },
    ...proposals,
    review: (tx: Tx, courseId: string, input: ReviewItems) => reviewItems(tx, courseId, input, now()),

    items: (tx: Tx, courseId: string, query: BankFilter & PageQuery) => listItems(tx, courseId, query),
    item: (tx: Tx, courseId: string, itemId: string) => viewItem(html, tx, courseId, itemId),
    createItem: (tx: Tx, courseId: string, input: WriteItem) => createItem(tx, courseId, input, now()),
    updateItem: (tx: Tx, courseId: string, itemId: string, change: UpdateItem) =>
      updateItem(tx, courseId, itemId, change, now()),
  };
}
