import {
  boolean,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { concepts } from '@/features/concepts/schema';
import { courses } from '@/features/library/schema';
import {
  coursePolicies,
  createdAt,
  districtId,
  districtPolicies,
  inDistrict,
  isMe,
  isStaff,
  learnerPolicies,
  moment,
  ownPolicies,
  policySet,
  role,
  updatedAt,
} from '@/platform/database/columns';
import type { RecommendationAction, RecommendationEvidence, RecommendationKind } from './contract';

const taught = `(learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t)`;
const staff = `(${isStaff} or (${role} = 'teacher' and ${taught}))`;
const mayEdit = `course_id in (select meno_editable_courses())`;

/** What each learner may do next to get on, made anew whenever something changed. Learners read only what is `ready`. */
export const recommendations = pgTable(
  'recommendations',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** What the learner is at, and what to work on for it. */
    conceptId: uuid('concept_id').notNull(),
    targetId: uuid('target_id').notNull(),
    kind: text().$type<RecommendationKind>().notNull(),
    action: text().$type<RecommendationAction>().notNull(),
    chunkId: uuid('chunk_id'),
    sourceId: uuid('source_id'),
    /** The same advice after the next calculation: a veto and an approval stay with it. */
    key: text().notNull(),
    why: text().notNull(),
    evidence: jsonb().$type<RecommendationEvidence>().notNull(),
    score: real().notNull(),
    state: text({ enum: ['waiting', 'ready', 'vetoed'] }).notNull(),
    /** One of those who get none of this concept, for comparison. */
    heldBack: boolean('held_back').notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: moment('decided_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    uniqueIndex('recommendations_key').on(table.districtId, table.learnerId, table.courseId, table.key),
    index('recommendations_course').on(table.districtId, table.courseId, table.state),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.targetId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...policySet('recommendation', {
      read: `${inDistrict} and ((${isMe('learner_id')} and state = 'ready') or ${staff})`,
      write: `${inDistrict} and ${staff}`,
    }),
  ],
);

/** A moment at which help was offered, or would have been to somebody held back, and what came after. */
export const recommendationOffers = pgTable(
  'recommendation_offers',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    recommendationId: uuid('recommendation_id').notNull(),
    kind: text().$type<RecommendationKind>().notNull(),
    action: text().$type<RecommendationAction>().notNull(),
    trigger: text({ enum: ['misses', 'long', 'idle', 'home'] }).notNull(),
    heldBack: boolean('held_back').notNull(),
    /** p(L) of the concept, and the mean of the course, then. */
    masteryBefore: doublePrecision('mastery_before'),
    courseMean: doublePrecision('course_mean').notNull(),
    offeredAt: moment('offered_at').notNull(),
    openedAt: moment('opened_at'),
    dismissedAt: moment('dismissed_at'),
    /** The first unaided answer on the concept within seven days; settled without one once they are over. */
    settledAt: moment('settled_at'),
    correct: boolean(),
    masteryAfter: doublePrecision('mastery_after'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('recommendation_offers_learner').on(table.districtId, table.learnerId, table.courseId, table.offeredAt),
    index('recommendation_offers_course').on(table.districtId, table.courseId, table.kind),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** Kinds and concepts of which teachers want no recommendations, now or later. Null: every one. */
export const recommendationVetoes = pgTable(
  'recommendation_vetoes',
  {
    districtId: districtId(),
    id: uuid().notNull(),
    courseId: uuid('course_id').notNull(),
    kind: text().$type<RecommendationKind>(),
    conceptId: uuid('concept_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.id] }),
    index('recommendation_vetoes_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** What a course says of its recommendations; no row: the defaults. */
export const recommendationSettings = pgTable(
  'recommendation_settings',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    teachersFirst: boolean('teachers_first').notNull().default(false),
    holdBack: boolean('hold_back').notNull().default(true),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.courseId] }),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...coursePolicies(),
  ],
);

/** Whose recommendations are out of date. A calculation clears the mark only if nothing changed while it ran. */
export const recommendationStates = pgTable(
  'recommendation_states',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    /** When something changed; null: all is up to date. */
    staleAt: moment('stale_at'),
    calculatedAt: moment('calculated_at'),
    /** Until when the same would come of the same answers; null: not known. */
    holdsUntil: moment('holds_until'),
    /** Of the course when it was calculated. */
    courseRevision: integer('course_revision'),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.learnerId, table.courseId] }),
    index('recommendation_states_course').on(table.districtId, table.courseId, table.staleAt),
    foreignKey({
      columns: [table.districtId, table.courseId],
      foreignColumns: [courses.districtId, courses.id],
    }).onDelete('cascade'),
    ...policySet('recommendation_state', {
      read: `${inDistrict} and (${isMe('learner_id')} or ${isStaff} or ${mayEdit})`,
      write: `${inDistrict} and (${isMe('learner_id')} or ${isStaff} or ${mayEdit})`,
    }),
  ],
);

/** How long a lesson of a learner's was open and visible. */
export const lessonVisits = pgTable(
  'lesson_visits',
  {
    districtId: districtId(),
    lessonId: uuid('lesson_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    openedAt: moment('opened_at').notNull(),
    seenAt: moment('seen_at').notNull(),
    visibleMs: integer('visible_ms').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.lessonId] }),
    index('lesson_visits_concept').on(table.districtId, table.courseId, table.conceptId),
    ...learnerPolicies({ learner: 'learner_id', course: 'course_id' }),
  ],
);

/** The 75th percentile of the time that a class is on a concept's lessons; only where at least ten of it were. */
export const lessonPaces = pgTable(
  'lesson_paces',
  {
    districtId: districtId(),
    classId: uuid('class_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    courseId: uuid('course_id').notNull(),
    learners: integer().notNull(),
    longFromMs: integer('long_from_ms').notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.classId, table.conceptId] }), ...coursePolicies()],
);

/** What helped learners who started alike, as noised shares: the only form in which the many ever reach one learner. */
export const helpedTogether = pgTable(
  'helped_together',
  {
    districtId: districtId(),
    courseId: uuid('course_id').notNull(),
    conceptId: uuid('concept_id').notNull(),
    /** Third of the scale in which they began. */
    band: text({ enum: ['low', 'middle', 'high'] }).notNull(),
    /** What was done: `lesson`, `explain`, or `prerequisite:` and an id. Empty: nothing that could be told of. */
    key: text().notNull(),
    withIt: real('with_it').notNull(),
    withoutIt: real('without_it').notNull(),
    atLeast: real('at_least').notNull(),
    releasedAt: moment('released_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.districtId, table.conceptId, table.band, table.key] }),
    index('helped_together_course').on(table.districtId, table.courseId),
    foreignKey({
      columns: [table.districtId, table.conceptId],
      foreignColumns: [concepts.districtId, concepts.id],
    }).onDelete('cascade'),
    ...districtPolicies(['system']),
  ],
);

/** What a learner says of recommendations; no row: the usual. */
export const recommendationChoices = pgTable(
  'recommendation_choices',
  {
    districtId: districtId(),
    learnerId: uuid('learner_id').notNull(),
    /** My answers may stand among the many from which others' recommendations come, and I get such. */
    together: boolean().notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.districtId, table.learnerId] }), ...ownPolicies('learner_id')],
);
