import { sql } from 'drizzle-orm';
import {
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { classes, users } from '@/features/identity/schema';
import { courses } from '@/features/library/schema';
import {
  createdAt,
  districtId,
  inDistrict,
  isMe,
  isStaff,
  me,
  policySet,
  role,
  updatedAt,
} from '@/platform/database/columns';
import type { StoredTarget } from './contract';

const taughtClass = 'class_id in (select meno_taught_classes())';
const setForMe = `class_id in (select meno_my_classes()) and (only_ids is null or ${me} = any (only_ids))`;
const ofTaughtLearner = `${role} = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)`;

/**
 * Concepts that a learner wants to reach, or that a teacher set for a class or some of it. Steps are not kept: they follow from the graph and from
 * what is known now.
 */
export const paths = pgTable(
  'paths',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    /** Whose own it is; null where it is set for a class. */
    learnerId: uuid('learner_id'),
    classId: uuid('class_id'),
    /** Learners of the class that it is set for; null: all. */
    onlyIds: uuid('only_ids').array(),
    createdBy: uuid('created_by').notNull(),
    /** Null: named after what it leads to. */
    title: text(),
    dueOn: date('due_on', { mode: 'string' }),
    /** As chosen; a merge or removal since then is looked up when it is read. */
    targets: jsonb().$type<StoredTarget[]>().notNull(),
    /** The order in which somebody put the steps. */
    wishIds: uuid('wish_ids').array().notNull().default([]),
    status: text({ enum: ['active', 'archived'] })
      .notNull()
      .default('active'),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('paths_learner').on(table.districtId, table.learnerId, table.courseId),
    index('paths_class').on(table.districtId, table.classId),
    index('paths_course').on(table.districtId, table.courseId),
    check('paths_whose', sql`(learner_id is null) <> (class_id is null)`),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.classId],
      foreignColumns: [classes.districtId, classes.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [table.districtId, table.learnerId], foreignColumns: [users.districtId, users.id] }).onDelete(
      'cascade',
    ),
    ...policySet('path', {
      read: `${inDistrict} and (${isStaff} or ${isMe('learner_id')} or ${taughtClass} or (${setForMe}) or (${ofTaughtLearner}))`,
      write: `${inDistrict} and (${isStaff} or ${isMe('learner_id')} or ${taughtClass})`,
    }),
  ],
);

/** How long an answer and a lesson take the learners of a course; derived from their answers, made anew each night. */
export const coursePaces = pgTable(
  'course_paces',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    /** Minutes; null where too few learners or answers would speak. */
    answerMinutes: doublePrecision('answer_minutes'),
    lessonMinutes: doublePrecision('lesson_minutes'),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...policySet('pace', {
      read: `${inDistrict} and course_id in (select meno_visible_courses())`,
      write: `${inDistrict} and ${role} = 'system'`,
    }),
  ],
);
