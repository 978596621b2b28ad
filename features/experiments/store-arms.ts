import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { ArmQuestion, ArmSettings, ExperimentArm, Subject } from './contract';
import { experimentAssignments, experimentDefaults, experimentExclusions } from './schema';

/** All that the arm of a learner hangs on. */
export interface Situation {
  /** Null: no experiment runs. */
  experimentId: string | null;
  arms: ExperimentArm[] | null;
  mostLearners: number | null;
  /** The learner's arm, given earlier. */
  arm: string | null;
  left: boolean;
  /** A learner who did not say no and whom no teacher left out. */
  mayTakePart: boolean;
  /** Taken over from an earlier experiment. */
  standard: ArmSettings | null;
}

/** Reads it in one query. Nothing runs and nothing was taken over for nobody who isn't there. */
export async function situationOf(tx: Tx, { learnerId, courseId, subject }: ArmQuestion): Promise<Situation> {
  const { rows } = await tx.execute<Record<string, unknown> & Situation>(sql`
    select e.id as "experimentId", e.arms, e.most_learners as "mostLearners", s.arm, s.left_at is not null as "left",
      u.role = 'learner' and x.learner_id is null and meno_consents(u.id, 'experiments') as "mayTakePart", d.settings as standard
    from users u
    left join experiments e on e.district_id = u.district_id and e.course_id = ${courseId} and e.subject = ${subject} and e.state = 'running'
    left join experiment_assignments s on s.district_id = u.district_id and s.experiment_id = e.id and s.learner_id = u.id
    left join experiment_exclusions x on x.district_id = u.district_id and x.course_id = ${courseId} and x.learner_id = u.id
    left join experiment_defaults d on d.district_id = u.district_id and d.course_id = ${courseId} and d.subject = ${subject}
    where u.id = ${learnerId}`);
  const [row] = rows;
  return (
    row ?? {
      experimentId: null,
      arms: null,
      mostLearners: null,
      arm: null,
      left: false,
      mayTakePart: false,
      standard: null,
    }
  );
}

/** One learner at a time comes into an experiment, so that places are counted right. */
export async function lockAssigning(tx: Tx, experimentId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`meno.experiment ${experimentId}`}))`);
}

/** How many came in, in all and in a stratum; those who left keep their place. */
export async function placesTaken(tx: Tx, experimentId: string, stratum: number) {
  const [row] = await tx
    .select({
      all: sql<number>`count(*)::int`,
      ofStratum: sql<number>`(count(*) filter (where ${experimentAssignments.stratum} = ${stratum}))::int`,
    })
    .from(experimentAssignments)
    .where(eq(experimentAssignments.experimentId, experimentId));
  return row ?? { all: 0, ofStratum: 0 };
}

export async function insertAssignment(
  tx: Tx,
  row: Omit<typeof experimentAssignments.$inferInsert, 'districtId' | 'leftAt' | 'leftWhy'>,
): Promise<void> {
  await tx.insert(experimentAssignments).values(row);
}

/** Mean p(L) of a learner over the concepts that a course shows, `start` where there is no answer; `start` without concepts. */
export async function priorMastery(tx: Tx, learnerId: string, courseId: string, start: number): Promise<number> {
  const { rows } = await tx.execute<{ mean: number | null }>(sql`
    select avg(coalesce(m.p_known, ${start}::float8)) as mean
    from concepts c left join mastery m on m.district_id = c.district_id and m.concept_id = c.id and m.learner_id = ${learnerId}
    where c.course_id = ${courseId} and not c.hidden and not c.removed and c.merged_into is null`);
  return rows[0]?.mean ?? start;
}

/** Takes a learner out of the experiments that have not ended: of a course, or of all. Without a learner: all who don't agree to them (any more). */
export async function leave(
  tx: Tx,
  learnerId: string | null,
  courseId: string | null,
  why: 'opted_out' | 'excluded',
  at: Date,
): Promise<void> {
  await tx
    .update(experimentAssignments)
    .set({ leftAt: at, leftWhy: why })
    .where(
      and(
        learnerId
          ? eq(experimentAssignments.learnerId, learnerId)
          : sql`not meno_consents(${experimentAssignments.learnerId}, 'experiments')`,
        courseId ? eq(experimentAssignments.courseId, courseId) : undefined,
        sql`${experimentAssignments.leftAt} is null`,
        sql`${experimentAssignments.experimentId} in (select e.id from experiments e where e.state in ('running', 'paused'))`,
      ),
    );
}

/** Courses in which a person is in a comparison now. */
export async function coursesComparing(tx: Tx, learnerId: string) {
  const { rows } = await tx.execute<{ courseId: string; courseTitle: string }>(sql`
    select distinct c.id as "courseId", c.title as "courseTitle"
    from experiment_assignments s
    join experiments e on e.district_id = s.district_id and e.id = s.experiment_id and e.state in ('running', 'paused')
    join courses c on c.district_id = s.district_id and c.id = s.course_id
    where s.learner_id = ${learnerId} and s.left_at is null order by 2`);
  return rows;
}

/** Learners of the reader's classes on a course, by name. */
export async function learnersOf(tx: Tx, courseId: string) {
  const { rows } = await tx.execute<{ learnerId: string; name: string; excluded: boolean }>(sql`
    select distinct u.id as "learnerId", u.name, x.learner_id is not null as excluded
    from classes k
    join class_members m on m.district_id = k.district_id and m.class_id = k.id and m.role = 'learner'
    join users u on u.district_id = m.district_id and u.id = m.user_id
    left join experiment_exclusions x on x.district_id = k.district_id and x.course_id = k.course_id and x.learner_id = u.id
    where k.course_id = ${courseId} order by u.name, u.id limit 2000`);
  return rows;
}

export async function putExclusion(tx: Tx, courseId: string, learnerId: string, by: string, at: Date): Promise<void> {
  await tx
    .insert(experimentExclusions)
    .values({ courseId, learnerId, excludedBy: by, createdAt: at })
    .onConflictDoNothing();
}

export async function dropExclusion(tx: Tx, courseId: string, learnerId: string): Promise<void> {
  await tx
    .delete(experimentExclusions)
    .where(and(eq(experimentExclusions.courseId, courseId), eq(experimentExclusions.learnerId, learnerId)));
}

export type DefaultRow = typeof experimentDefaults.$inferSelect;

export function defaultsOf(tx: Tx, courseId: string): Promise<DefaultRow[]> {
  return tx.select().from(experimentDefaults).where(eq(experimentDefaults.courseId, courseId));
}

export async function putDefault(
  tx: Tx,
  row: Omit<typeof experimentDefaults.$inferInsert, 'districtId'>,
): Promise<void> {
  const { settings, experimentId, arm, previous, takenBy, takenAt } = row;
  await tx
    .insert(experimentDefaults)
    .values(row)
    .onConflictDoUpdate({
      target: [experimentDefaults.districtId, experimentDefaults.courseId, experimentDefaults.subject],
      set: { settings, experimentId, arm, previous: previous ?? null, takenBy, takenAt },
    });
}

export async function dropDefault(tx: Tx, courseId: string, subject: Subject): Promise<void> {
  await tx
    .delete(experimentDefaults)
    .where(and(eq(experimentDefaults.courseId, courseId), eq(experimentDefaults.subject, subject)));
}
