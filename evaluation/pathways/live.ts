import { MOST_QUESTIONS } from '@/core/placement/placement';
import type { Random } from '@/core/random/random';
import type { SimulatedLearner } from '@/core/simulation/learner';
import type { Population } from '@/core/simulation/population';
import { KNOWN_FROM } from '@/core/tracing/thresholds';
import { PLAN_AFTER } from '@/features/pathways/engine/plan';
import type { Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { ITEM_EASE, MASTERED_SHARE, restDays } from '../sequencing/follow';
import { RIGHT, type School, WRONG } from './school';

const DAY_MS = 86_400_000;
/** From one answer to the next. */
const ANSWER_MS = 60_000;
const RETENTION_DAYS = 30;

/** What became of one learner who went where the product sent them. */
export interface Life {
  /** Answers until the course was mastered, the placement's among them; the limit where it never was. */
  attempts: number;
  mastered: boolean;
  /** Share of the course truly known 30 days after that. */
  held: number;
  /** Most answers on one concept that wasn't mastered without another plan. */
  longestRun: number;
  /** After the placement: mean of |p(L) − known| over concepts, and |share thought − share known|. */
  placedOff: number;
  placedShareOff: number;
  placedQuestions: number;
  /** Milliseconds of each decision. */
  decisions: number[];
}

export interface LiveCourse {
  school: School;
  courseId: string;
  conceptIds: readonly string[];
  population: Population;
  /** Answers after which a learner is given up. */
  limit: number;
}

/** One learner works through a course as the product says: a placement, then step after step by what comes next. */
export async function live(course: LiveCourse, learner: SimulatedLearner, random: Random): Promise<Life> {
  const { school, courseId, conceptIds, population, limit } = course;
  const actor = school.newLearner();
  const learnerId = actor.userId;
  const numberOf = new Map(conceptIds.map((id, number) => [id, number]));
  const enough = Math.ceil(MASTERED_SHARE * conceptIds.length);
  const as = <T>(work: (tx: Tx) => Promise<T>) => school.database.transaction(actor, work);
  let [answers, inSitting, sittings] = [0, 0, 0];
  const runs = new Map<string, number>();
  const life: Life = {
    ...{
      attempts: limit,
      mastered: false,
      held: 0,
      longestRun: 0,
      placedOff: 0,
      placedShareOff: 0,
      placedQuestions: 0,
    },
    decisions: [],
  };

  async function answer({ id, conceptId, itemId }: Presentation, level: number) {
    const correct = learner.answer(
      numberOf.get(conceptId) ?? 0,
      (ITEM_EASE[level] ?? 0) * population.itemDeviation,
      random,
    );
    const response = correct ? RIGHT : WRONG;
    await as((tx) => school.practice.attempt(tx, learnerId, id, { response, elapsedMs: ANSWER_MS / 2 }));
    answers++;
    inSitting++;
    school.clock.now = new Date(school.clock.now.getTime() + ANSWER_MS);
    return { correct, itemId };
  }
  function rest() {
    if (inSitting < population.sittingAnswers) return;
    inSitting = 0;
    const days = restDays(++sittings);
    learner.rest(days);
    school.clock.now = new Date(school.clock.now.getTime() + days * DAY_MS);
  }

  for (let asked = 0; asked <= MOST_QUESTIONS; asked++) {
    const test = await as((tx) => school.pathways.placement.next(tx, { learnerId, courseId }, { unsure: false }));
    if (!test.question) break;
    await answer(test.question, await levelOf(school, test.question.itemId));
    life.placedQuestions = asked + 1;
  }
  const placed = await as((tx) => school.mastery.masteryOf(tx, learnerId, courseId));
  const known = conceptIds.map((_, number) => Number(learner.isKnown(number)));
  const thought = conceptIds.map((id) => placed.get(id) ?? 0);
  life.placedOff = mean(thought.map((p, number) => Math.abs(p - (known[number] ?? 0))));
  life.placedShareOff = Math.abs(mean(thought) - mean(known));

  while (answers < limit) {
    const began = performance.now();
    const { step } = await as((tx) => school.pathways.next(tx, learnerId, courseId));
    life.decisions.push(performance.now() - began);
    if (!step) {
      // Nothing is left or due: the next day brings reviews.
      learner.rest(1);
      school.clock.now = new Date(school.clock.now.getTime() + DAY_MS);
      if (sittings++ > limit) break;
      continue;
    }
    if (Math.max(0, ...runs.values()) >= PLAN_AFTER) await forgetPlanned(school, learnerId, runs);
    const { conceptId } = step;
    const decided = await decisionOf(school, step.decisionId);
    const lessonId = await writeLesson(school, { learnerId, courseId, conceptId }, decided.approach);
    const { presentations } = await as((tx) =>
      school.practice.present(tx, {
        learnerId,
        courseId,
        conceptId,
        lessonId,
        count: 1,
        seed: answers,
        level: decided.item_level,
      }),
    );
    const [presentation] = presentations;
    if (!presentation) throw new Error(`Concept ${conceptId} has no question.`);
    const { correct } = await answer(presentation, await levelOf(school, presentation.itemId));
    learner.explain(numberOf.get(conceptId) ?? 0, APPROACHES.indexOf(decided.approach), random);
    const run = (runs.get(conceptId) ?? 0) + 1;
    runs.set(conceptId, run);
    life.longestRun = Math.max(life.longestRun, run);
    if (correct && (await isMastered(school, learnerId, conceptId))) runs.delete(conceptId);
    if (learner.knownCount() >= enough) {
      life.mastered = true;
      life.attempts = answers;
      break;
    }
    rest();
  }
  life.held = mean(conceptIds.map((_, number) => learner.heldAfter(number, RETENTION_DAYS)));
  return life;
}

const APPROACHES = ['worked_example', 'analogy', 'socratic', 'visual', 'concise'];

async function isMastered({ owner }: School, learnerId: string, conceptId: string): Promise<boolean> {
  const { rows } = await owner.query('select p_known from mastery where learner_id = $1 and concept_id = $2', [
    ...[learnerId, conceptId],
  ]);
  return (rows[0]?.p_known ?? 0) >= KNOWN_FROM;
}

/** A run without mastery ends with another plan: those that were made with this decision. */
async function forgetPlanned({ owner, clock }: School, learnerId: string, runs: Map<string, number>): Promise<void> {
  const { rows } = await owner.query(
    'select concept_id from learning_plans where learner_id = $1 and created_at = $2',
    [learnerId, clock.now],
  );
  for (const { concept_id: id } of rows) runs.delete(id);
}

async function levelOf({ owner }: School, itemId: string): Promise<number> {
  const { rows } = await owner.query('select difficulty from items where id = $1', [itemId]);
  return Math.round((rows[0]?.difficulty ?? 0.5) * 2);
}

async function decisionOf({ owner }: School, id: string | null): Promise<{ approach: string; item_level: number }> {
  const { rows } = await owner.query('select approach, item_level from pathway_decisions where id = $1', [id]);
  return rows[0] ?? { approach: 'worked_example', item_level: 1 };
}

/** What was read before a question, as far as the log of it goes: how it taught. */
async function writeLesson(
  { owner, districtId, clock, newId }: School,
  { learnerId, courseId, conceptId }: { learnerId: string; courseId: string; conceptId: string },
  approach: string,
): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into lessons (district_id, id, learner_id, course_id, concept_id, concept_name, number, mode, mastery, reason, sections,
       material_used_up, words, composer, approach, created_at)
     select $1, $2, $3, $4, $5, '', 1 + (select count(*) from lessons where learner_id = $3 and concept_id = $5), 'scaffolded', 0.5, '', '[]',
       false, 100, 'simulated', $6, $7`,
    [districtId, id, learnerId, courseId, conceptId, approach, clock.now],
  );
  return id;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
