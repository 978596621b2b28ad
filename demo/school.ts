import { createRandom, type Random } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import type { CourseGraph } from '@/core/sequencing/course-graph';
import type { SimulatedLearner } from '@/core/simulation/learner';
import type { DemoPlan } from '@/features/demo/contract';
import type { Actor, Database, Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { Features } from '@/server/features';
import type { KeyedItem } from './answers';
import type { Timetable } from './calendar';
import type { SimulatedClock } from './clock';
import type { LocalJobs } from './jobs';
import type { LearnerKind } from './kinds';

export interface DemoConcept {
  id: string;
  name: string;
  definition: string | null;
}

export interface DemoCourse {
  id: string;
  /** In the order of the course; `numberOf` gives the place of an id, which is its number in `graph`. */
  concepts: DemoConcept[];
  numberOf: ReadonlyMap<string, number>;
  graph: CourseGraph;
  items: ReadonlyMap<string, KeyedItem>;
}

export interface DemoTeacher extends Principal {
  email: string;
}

/** A learner with what goes on in their head. */
export interface DemoLearner {
  id: string;
  name: string;
  kind: LearnerKind;
  /** An admin may learn too: whoever made the demo school on the first screen has a past of their own. */
  role: 'learner' | 'admin';
  principal: Principal;
  classId: string | null;
  timetable: Timetable | null;
  mind: SimulatedLearner;
  /** The learner's own stream of draws: others may come and go beside them. */
  random: Random;
  lastSitting: Date | null;
  /** Lessons had, and the share that was right the last time, by concept. */
  studied: Map<string, { lessons: number; right: number }>;
  /** Has chosen a goal of their own. */
  goal: boolean;
  /** Concepts of the present sitting, in order. */
  today: string[];
}

export interface DemoClass {
  id: string;
  name: string;
  teachers: DemoTeacher[];
  learners: DemoLearner[];
}

/** A demo school as it is being made: what its parts share. */
export interface DemoSchool {
  districtId: string;
  plan: DemoPlan;
  until: Date;
  /** Features whose time is the simulated one. */
  features: Features;
  database: Database;
  clock: SimulatedClock;
  /** Jobs of the features, done when they are drained. */
  jobs: LocalJobs;
  /** Midnight of the first day. */
  firstDay: Date;
  /** The district was made for the demo. */
  own: boolean;
  course: DemoCourse;
  teachers: DemoTeacher[];
  classes: DemoClass[];
  /** Everybody who learns, those of no class too. */
  learners: DemoLearner[];
}

/** What a feature adds to the demo school; each function runs with the simulated clock at the moment it is about. */
export interface DemoPart {
  name: string;
  /** Once, before anybody has learned anything. */
  begin?(school: DemoSchool): Promise<void>;
  /** On the evening before each day. */
  onDay?(school: DemoSchool, day: Date): Promise<void>;
  /** When a learner sits down, rested. */
  beforeSitting?(school: DemoSchool, learner: DemoLearner): Promise<void>;
  /** When a learner has just worked for a while. */
  afterSitting?(school: DemoSchool, learner: DemoLearner): Promise<void>;
  /** Once, now: what is reckoned from all that happened. */
  end?(school: DemoSchool): Promise<void>;
}

/** A stream of draws of its own for everything that has a name. */
export function randomOf(plan: DemoPlan, ...names: (string | number)[]): Random {
  return createRandom(seedOf('demo', plan.seed, ...names));
}

export function learnerActor(school: DemoSchool, learner: DemoLearner): Actor {
  return { districtId: school.districtId, userId: learner.id, role: learner.role };
}

/** One transaction as the learner, at the learner's time. */
export function asLearner<T>(school: DemoSchool, learner: DemoLearner, work: (tx: Tx) => Promise<T>): Promise<T> {
  return school.database.transaction(learnerActor(school, learner), work);
}

export function asTeacher<T>(school: DemoSchool, teacher: DemoTeacher, work: (tx: Tx) => Promise<T>): Promise<T> {
  return school.database.transaction({ districtId: school.districtId, userId: teacher.userId, role: 'teacher' }, work);
}
