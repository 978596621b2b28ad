import { and, eq } from 'drizzle-orm';
import { v5 as uuidv5, v7 as uuidv7 } from 'uuid';
import { createRandom } from '@/core/random/random';
import { createLearner } from '@/core/simulation/learner';
import { createWorld } from '@/core/simulation/world';
import type { DemoPlan } from '@/features/demo/contract';
import { createJoinCode } from '@/features/identity/join-code';
import { accounts, classes, classMembers, users } from '@/features/identity/schema';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import words from '@/platform/i18n/messages/en/demo-school.json';
import type { Timetable } from '../calendar';
import { KINDS, kindOfSeat, type LearnerKind, populationOf } from '../kinds';
import { emailOf, GUARDIAN_FIRST, nameOf } from '../names';
import { type DemoClass, type DemoCourse, type DemoLearner, type DemoTeacher, randomOf } from '../school';

const CLASSES: { timetable: Timetable; teachers: number[] }[] = [
  { timetable: { weekdays: [2], minute: 10 * 60 }, teachers: [0] },
  { timetable: { weekdays: [4], minute: 13 * 60 + 15 }, teachers: [1, 0] },
];
const TEACHERS = 2;

/** Name of the nth teacher, and of the nth learner of the school; teachers come first. */
export const teacherName = (index: number) => nameOf(index);
export const learnerName = (index: number) => nameOf(TEACHERS + index);

/** Name of the guardian of the first learner. */
export const guardianName = () => `${GUARDIAN_FIRST} ${learnerName(0).split(' ').at(-1) ?? ''}`;

export function idOf(districtId: string, plan: DemoPlan, role: string, index: number): string {
  return uuidv5(`demo:${plan.seed}:${role}:${index}`, districtId);
}

/** The two teachers. */
export function demoTeachers(districtId: string, plan: DemoPlan): DemoTeacher[] {
  return Array.from({ length: TEACHERS }, (_, index) => {
    const name = teacherName(index);
    const email = emailOf(name);
    return {
      districtId,
      userId: idOf(districtId, plan, 'teacher', index),
      role: 'teacher',
      name,
      email,
      via: 'cookie',
    };
  });
}

/** Writes the teachers down; the first may be signed in as. */
export async function addTeachers(database: Database, plan: DemoPlan, teachers: DemoTeacher[]): Promise<void> {
  const [first] = teachers;
  if (!first) return;
  await database.transaction(systemActor(first.districtId), async (tx) => {
    await tx.insert(users).values(
      teachers.map(({ userId, name, email }) => ({
        id: userId,
        name,
        email,
        role: 'teacher' as const,
        simulated: true,
      })),
    );
    await addPassword(tx, first.userId, plan.passwordHashes.teacher);
  });
}

/** Writes classes and learners down, the first learner of the first class with a password, and gives each a mind. */
export async function addClasses(
  database: Database,
  {
    districtId,
    plan,
    teachers,
    course,
  }: { districtId: string; plan: DemoPlan; teachers: DemoTeacher[]; course: DemoCourse },
): Promise<{ classes: DemoClass[]; learners: DemoLearner[] }> {
  const made: DemoClass[] = CLASSES.map(({ timetable, teachers: taught }, number) => {
    const id = idOf(districtId, plan, 'class', number);
    const learners = Array.from({ length: plan.learnersPerClass }, (_, seat) => {
      const index = number * plan.learnersPerClass + seat;
      return learnerOf({ districtId, plan, course }, index, kindOfSeat(seat + 3 * number), { id, timetable });
    });
    const own = taught.flatMap((index) => teachers[index] ?? []);
    return { id, name: words.classes[number] ?? '', teachers: own, learners };
  });
  await database.transaction(systemActor(districtId), async (tx) => {
    for (const each of made) {
      const [teacher] = each.teachers;
      await tx.insert(users).values(
        each.learners.map(({ id, name }) => ({
          id,
          name,
          email: emailOf(name),
          role: 'learner' as const,
          simulated: true,
        })),
      );
      await tx.insert(classes).values({
        ...{ id: each.id, courseId: course.id, name: each.name, createdBy: teacher?.userId ?? each.id },
        ...{ joinCode: createJoinCode(), simulated: true },
      });
      await tx
        .insert(classMembers)
        .values([
          ...each.teachers.map(({ userId }) => ({ classId: each.id, userId, role: 'teacher' as const })),
          ...each.learners.map(({ id }) => ({ classId: each.id, userId: id, role: 'learner' as const })),
        ]);
    }
    const [first] = made[0]?.learners ?? [];
    if (first) await addPassword(tx, first.id, plan.passwordHashes.learner);
  });
  const learners = made.flatMap((each) => each.learners);
  const guide = await guideOf(database, districtId);
  if (guide) {
    const person = learnerOf({ districtId, plan, course }, learners.length, KINDS.steady, null);
    const principal = { ...person.principal, ...guide, userId: guide.id, role: 'admin' as const };
    learners.push({ ...person, ...guide, principal, role: 'admin' });
  }
  return { classes: made, learners };
}

function learnerOf(
  { districtId, plan, course }: { districtId: string; plan: DemoPlan; course: DemoCourse },
  index: number,
  kind: LearnerKind,
  of: { id: string; timetable: Timetable } | null,
): DemoLearner {
  // The same seed for all: what is hard of the course is hard for everybody.
  const world = createWorld(course.graph, populationOf(kind), createRandom(plan.seed));
  const random = randomOf(plan, 'learner', index);
  const mind = createLearner(world);
  mind.enrol(random);
  const [id, name] = [idOf(districtId, plan, 'learner', index), learnerName(index)];
  const email = emailOf(name);
  return {
    ...{ id, name, kind, role: 'learner', mind, random, goal: false },
    principal: { districtId, userId: id, role: 'learner', name, email, via: 'cookie' },
    ...{ classId: of?.id ?? null, timetable: of?.timetable ?? null },
    ...{ lastSitting: null, studied: new Map(), today: [] },
  };
}

/** The admin who came with the demo school, where it was made on the first screen. */
async function guideOf(database: Database, districtId: string): Promise<{ id: string; name: string } | null> {
  const isGuide = and(eq(users.role, 'admin'), eq(users.simulated, true));
  const [row] = await database.transaction(systemActor(districtId), (tx) =>
    tx.select({ id: users.id, name: users.name }).from(users).where(isGuide),
  );
  return row ?? null;
}

/** Lets somebody sign in; without a password in the plan nobody can as them. */
export async function addPassword(tx: Tx, userId: string, password: string | undefined): Promise<void> {
  if (password === undefined) return;

  await tx.insert(accounts).values({ id: uuidv7(), accountId: userId, providerId: 'credential', userId, password });
}
