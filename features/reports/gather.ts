import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import type { ConceptBktParameters } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Period } from './contract';
import { curveOf, type MasteryChange } from './figures/curves';
import { dayCountOf } from './figures/days';
import type { DayWork, Group, LearnerRecord } from './figures/records';
import * as store from './store';
import * as work from './store-work';

/** What is known of how a course's concepts are reckoned. */
export interface StartingMastery {
  courseParameters(tx: Tx, courseId: string): Promise<(conceptId: string) => ConceptBktParameters>;
}

/** p(L0) of each concept of a course that counts. */
export async function startOf(tx: Tx, mastery: StartingMastery, courseId: string): Promise<Map<string, number>> {
  const parametersOf = await mastery.courseParameters(tx, courseId);
  return new Map((await store.conceptIds(tx, courseId)).map((id) => [id, parametersOf(id).pInit]));
}

/**
 * Where learners began, as it was reckoned then: a learner model that came into force later has its own idea of what is known before the first
 * answer, and what was written down until then would seem to fall or rise from it. Concepts that nobody has met keep what held at first.
 */
async function asItWas(
  tx: Tx,
  whose: work.Whose,
  start: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const first = await work.firstStarts(tx, whose);
  if (!first.some(({ version }) => version === 0)) return start;
  const known = new Map(first.map(({ concept_id, p_init }) => [concept_id, p_init]));
  return new Map([...start.keys()].map((id) => [id, known.get(id) ?? DEFAULT_PARAMETERS.pInit]));
}

/** Reads what learners did in each of some periods: one group for each period, of all these learners in the same order. */
export async function gather(
  tx: Tx,
  whose: work.Whose,
  start: ReadonlyMap<string, number>,
  periods: readonly Period[],
): Promise<Group[]> {
  const last =
    periods
      .map(({ to }) => to)
      .toSorted()
      .at(-1) ?? '';
  const changes = byLearner(await work.masteryChanges(tx, whose, last));
  const began = await asItWas(tx, whose, start);
  const groups: Group[] = [];
  for (const period of periods) groups.push(await groupIn(tx, whose, began, changes, period));
  return groups;
}

async function groupIn(
  tx: Tx,
  whose: work.Whose,
  start: ReadonlyMap<string, number>,
  changes: ReadonlyMap<string, MasteryChange[]>,
  period: Period,
): Promise<Group> {
  const answers = new Map((await work.answersOf(tx, whose, period)).map((row) => [row.learner_id, row]));
  const days = new WorkByDay();
  days.add('answers', await work.answersByDay(tx, whose, period));
  days.add('lessons', await work.lessonsByDay(tx, whose, period));
  days.add('questions', await work.questionsByDay(tx, whose, period));
  const stars = new Map<string, number[]>();
  for (const { learner_id, rating, count } of await work.starsOf(tx, whose, period)) {
    const given = stars.get(learner_id) ?? [0, 0, 0, 0, 0];
    given[rating - 1] = count;
    stars.set(learner_id, given);
  }
  const learners = whose.learnerIds.map((id): LearnerRecord => {
    const own = answers.get(id);
    return {
      id,
      first: own?.first ?? 0,
      right: own?.right ?? 0,
      times: own?.times ?? [],
      capped: own?.capped ?? 0,
      days: days.of(id),
      stars: stars.get(id) ?? [],
      curve: curveOf(start, changes.get(id) ?? [], period),
    };
  });
  return { learners, dayCount: dayCountOf(period) };
}

class WorkByDay {
  readonly #learners = new Map<string, Map<string, DayWork>>();

  add(kind: 'answers' | 'lessons' | 'questions', rows: readonly { learner_id: string; day: string; count: number }[]) {
    for (const { learner_id, day, count } of rows) {
      const own = this.#learners.get(learner_id) ?? new Map<string, DayWork>();
      const on = own.get(day) ?? { day, answers: 0, lessons: 0, questions: 0 };
      on[kind] += count;
      this.#learners.set(learner_id, own.set(day, on));
    }
  }

  of(learnerId: string): DayWork[] {
    return [...(this.#learners.get(learnerId)?.values() ?? [])].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  }
}

function byLearner(rows: Awaited<ReturnType<typeof work.masteryChanges>>): Map<string, MasteryChange[]> {
  const changes = new Map<string, MasteryChange[]>();
  for (const { learner_id, day, concept_id, after } of rows) {
    const own = changes.get(learner_id) ?? [];
    own.push({ day, conceptId: concept_id, after });
    changes.set(learner_id, own);
  }
  return changes;
}
