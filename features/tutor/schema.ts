import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { courses } from '@/features/library/schema';
import {
  createdAt,
  districtId,
  inDistrict,
  isMe,
  moment,
  ownPolicies,
  policySet,
  updatedAt,
} from '@/platform/database/columns';
import type { StoredReply } from './contract';

/** A conversation of one learner with the tutor of a course: nobody else reads it, teachers and administrators included. */
export const chatThreads = pgTable(
  'chat_threads',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** Where it was begun; null on the course's own page. */
    conceptId: uuid('concept_id'),
    lessonId: uuid('lesson_id'),
    /** The beginning of its first question. */
    title: text().notNull(),
    createdAt: createdAt(),
    /** Of its last message. */
    updatedAt: updatedAt(),
    /** Out of sight since; can be taken back for a while, then it is gone. */
    deletedAt: moment('deleted_at'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('chat_threads_learner').on(table.districtId, table.learnerId, table.courseId, table.updatedAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...ownPolicies('learner_id'),
  ],
);

export const chatMessages = pgTable(
  'chat_messages',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    threadId: uuid('thread_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    role: text({ enum: ['learner', 'tutor'] }).notNull(),
    /** What the learner wrote; of the tutor's answer its words as plain text, for searching. */
    words: text().notNull(),
    /** The tutor's answer with its citations; null for the learner's words. */
    reply: jsonb().$type<StoredReply>(),
    /** The record of the model's output that it came from, where a model wrote. */
    outputId: uuid('output_id'),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('chat_messages_thread').on(table.districtId, table.threadId, table.createdAt),
    index('chat_messages_asked').on(table.districtId, table.learnerId, table.role, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.threadId],
      foreignColumns: [chatThreads.districtId, chatThreads.id],
    }).onDelete('cascade'),
    ...ownPolicies('learner_id'),
  ],
);

const mine = isMe('learner_id');
const staff = `course_id in (select meno_editable_courses())`;

/** An answer that a learner handed to the teachers of the course: that question and that answer, and nothing else of the conversation. */
export const chatReports = pgTable(
  'chat_reports',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    messageId: uuid('message_id').notNull(),
    question: text().notNull(),
    answer: text().notNull(),
    /** Who wrote the answer: a model's name, or the material. */
    writtenBy: text('written_by').notNull(),
    reason: text({ enum: ['wrong', 'unclear', 'unkind', 'other'] }).notNull(),
    words: text().notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('chat_reports_course').on(table.districtId, table.courseId, table.createdAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...policySet('report', {
      read: `${inDistrict} and (${mine} or ${staff})`,
      write: `${inDistrict} and (${mine} or ${staff})`,
      insert: `${inDistrict} and ${mine}`,
    }),
  ],
);
