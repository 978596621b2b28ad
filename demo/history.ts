import { daysOf, type Sitting, sittingsOn } from './calendar';
import type { DemoLearner, DemoPart, DemoSchool } from './school';
import { randomOf } from './school';
import { sit, sitDown } from './sitting';

/** Learners whose day is lived through at the same time: what a few connections carry. */
const LANES = 4;
/** The evening before a day, at which what is on that day is got ready. */
const EVE_MS = 5 * 3600_000;

/** Lives through the weeks, day by day, everybody's sittings of a day side by side. @param told the share that is done; throws to stop. */
export async function live(
  school: DemoSchool,
  parts: readonly DemoPart[],
  told: (share: number) => Promise<void>,
): Promise<void> {
  const { until, plan, clock } = school;
  const calendars = new Map(school.learners.map((learner, index) => [learner, randomOf(plan, 'calendar', index)]));
  const days = daysOf(until, plan.weeks);
  let lived = 0;
  for (const day of days) {
    await clock.at(new Date(day.getTime() - EVE_MS), async () => {
      for (const part of parts) await part.onDay?.(school, day);
    });
    const today = school.learners.flatMap((learner) => {
      const random = calendars.get(learner);
      const sittings = random ? sittingsOn(day, until, learner.kind, learner.timetable, random) : [];
      return sittings.length > 0 ? [{ learner, sittings }] : [];
    });
    await sideBySide(today, async ({ learner, sittings }) => {
      for (const sitting of sittings) await oneSitting(school, parts, learner, sitting);
      await told(lived / days.length);
    });
    lived++;
  }
}

function oneSitting(
  school: DemoSchool,
  parts: readonly DemoPart[],
  learner: DemoLearner,
  sitting: Sitting,
): Promise<void> {
  return school.clock.at(sitting.start, async () => {
    sitDown(school, learner, sitting);
    for (const part of parts) await part.beforeSitting?.(school, learner);
    await sit(school, learner, sitting);
    for (const part of parts) await part.afterSitting?.(school, learner);
  });
}

/** Does all, a few at a time; the first failure is thrown once those that were begun have ended. */
async function sideBySide<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  let failed = false;
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined && !failed; one = waiting.shift()) {
      try {
        await work(one);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}
