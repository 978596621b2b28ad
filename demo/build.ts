import type { DemoPlan, DemoStage } from '@/features/demo/contract';
import { createDatabase } from '@/platform/database/transaction';
import { createServing } from '@/platform/models/serving/serving';
import type { FeatureTools } from '@/server/feature-tools';
import { createFeatures } from '@/server/features';
import type { Foundation } from '@/server/foundation';
import { firstDay } from './calendar';
import { createSimulatedClock } from './clock';
import { live } from './history';
import { createLocalJobs } from './jobs';
import { parts } from './parts';
import { addCourse } from './parts/course';
import { addClasses, addTeachers, demoTeachers, idOf } from './parts/people';
import type { DemoSchool } from './school';

export interface DemoBuild {
  districtId: string;
  plan: DemoPlan;
  /** Told how far it is, 0 to 1 of each stage; throws where it is to stop. */
  progress(stage: DemoStage, share: number): Promise<void>;
  signal: AbortSignal;
}

/** Features learn from it which of their jobs are a night's; none is begun by it here. */
const NIGHT = '02:30';

/** Minutes before the first day's first sitting at which the school is set up: half past eight. */
const SET_UP_MS = 8.5 * 3600_000;

/**
 * Makes the demo school: people, the sample course, and what the learners did in the weeks before, done by the product's own services at
 * the time at which it is to have been done. No language model is asked. Everything is marked as simulated; a making that ends
 * half-way leaves marked rows, which {@link removeDemo} takes away.
 */
export async function buildDemo(foundation: Foundation, tools: FeatureTools, build: DemoBuild): Promise<void> {
  const { districtId, plan, progress, signal } = build;
  const clock = createSimulatedClock();
  const database = createDatabase(foundation.database.pool, { at: clock.now });
  const jobs = createLocalJobs(tools.report, signal);
  const serving = createServing({ models: noModels, report: tools.report });
  const features = createFeatures(
    { ...foundation, database },
    { ...tools, jobs, serving, embedder: () => null, nightlyAt: NIGHT, now: clock.now },
  );
  const until = new Date(plan.until);
  try {
    await progress('course', 0);
    const began = new Date(firstDay(until, plan.weeks).getTime() + SET_UP_MS - 24 * 3600_000);
    const school = await clock.at(began, async (): Promise<DemoSchool> => {
      const teachers = demoTeachers(districtId, plan);
      await addTeachers(database, plan, teachers);
      const [owner] = teachers;
      if (!owner) throw new Error('A school needs a teacher.');
      const course = await addCourse({ features, database }, owner, idOf(districtId, plan, 'course', 0));
      await jobs.drain();
      await progress('people', 0);
      const { classes, learners } = await addClasses(database, { districtId, plan, teachers, course });
      const made = {
        ...{ districtId, plan, until, features, database, clock, jobs, course, teachers, classes, learners },
        ...{ firstDay: firstDay(until, plan.weeks), own: learners.some(({ role }) => role === 'admin') },
      };
      for (const part of parts) await part.begin?.(made);
      return made;
    });
    await progress('history', 0);
    await live(school, parts, (share) => progress('history', share));
    await progress('after', 0);
    await clock.at(until, async () => {
      for (const part of parts) await part.end?.(school);
      await jobs.drain();
    });
  } finally {
    await serving.close();
  }
}

/** What a school without a language model has. */
const noModels = {
  current: () => ({ models: [], of: () => [], embedders: [] }),
  close: async () => {},
};
