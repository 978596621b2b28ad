import { byStaff, nobodys, ofMany, type TableEntry, theirs } from './entry';

const none = { how: 'none' } as const;
const rework = (by: Extract<TableEntry['deletion'], { how: 'rework' }>['by']) => ({ how: 'rework', by }) as const;

/** Answers, what follows from them, lessons, what comes next. */
export const learningTables: Readonly<Record<string, TableEntry>> = {
  events: theirs(
    'answers',
    { subject: 'learner_id', ids: 'sequence course_id', facts: 'kind at', words: 'payload' },
    { how: 'by-function' },
  ),
  attempts: theirs('answers', {
    subject: 'learner_id',
    ids: 'id course_id concept_id item_id presentation_id',
    words: 'response',
    facts: 'correct score hints_used evidence elapsed_ms created_at',
    derived: 'mastery_before mastery_after',
  }),
  presentations: theirs('answers', {
    subject: 'learner_id',
    ids: 'id course_id concept_id item_id lesson_id',
    facts: 'ordinal hints_shown attempt_count answer_shown_at finished_at created_at',
  }),
  item_reports: theirs('answers', {
    subject: 'learner_id',
    ids: 'item_id course_id',
    facts: 'created_at',
    words: 'reason',
  }),
  practice_wishes: theirs('preferences', { subject: 'learner_id', ids: 'course_id', facts: 'steps said_at' }),
  mastery: theirs('progress', {
    subject: 'learner_id',
    ids: 'concept_id course_id',
    derived: 'p_known evidence_count attempt_count model_version last_evidence_at updated_at',
  }),
  concept_memories: theirs('progress', {
    subject: 'learner_id',
    ids: 'concept_id course_id basis',
    derived: 'stability_days difficulty last_review_at due_at reps lapses',
  }),
  review_preferences: theirs('preferences', { subject: 'learner_id', facts: 'daily_cap updated_at' }),
  review_sessions: theirs('progress', { subject: 'learner_id', ids: 'id', facts: 'created_at finished_at' }),
  review_steps: theirs('progress', {
    subject: 'learner_id',
    ids: 'session_id course_id concept_id basis presentation_id',
    facts: 'ordinal again outcome settled_at',
  }),
  lessons: theirs('lessons', {
    subject: 'learner_id',
    ids: 'id course_id concept_id',
    written: 'concept_name reason sections note making',
    facts: 'number material_used_up words composer created_at',
    derived: 'mode mastery approach',
  }),
  lesson_feedback: theirs('lessons', {
    subject: 'learner_id',
    ids: 'lesson_id course_id',
    words: 'words',
    facts: 'rating fit unclear created_at',
  }),
  prepared_lessons: theirs('lessons', {
    subject: 'learner_id',
    ids: 'course_id concept_id fingerprint',
    written: 'draft',
    facts: 'created_at expires_at',
  }),
  reading_preferences: theirs('preferences', { subject: 'learner_id', facts: 'words length updated_at' }),
  shown_material: theirs('lessons', {
    subject: 'learner_id',
    ids: 'concept_id course_id key',
    facts: 'times updated_at',
  }),
  lesson_visits: theirs('lessons', {
    subject: 'learner_id',
    ids: 'lesson_id course_id concept_id',
    facts: 'opened_at seen_at visible_ms',
  }),
  pathway_decisions: theirs('decisions', {
    subject: 'learner_id',
    ids: 'id course_id concept_id experiment_id',
    written: 'reason reason_of',
    derived: 'approach approach_propensity item_level action propensity policy basis created_at',
  }),
  learning_plans: theirs('decisions', {
    subject: 'learner_id',
    ids: 'id course_id concept_id',
    derived: 'answers steps',
    facts: 'created_at closed_at closed_for',
  }),
  placements: theirs('decisions', {
    subject: 'learner_id',
    ids: 'id course_id',
    words: 'questions',
    facts: 'state created_at finished_at',
    derived: 'known_count concept_count',
  }),
  paths: theirs(
    'decisions',
    {
      subject: 'learner_id',
      named: 'only_ids',
      actor: 'created_by',
      ids: 'id course_id class_id wish_ids',
      words: 'title',
      facts: 'due_on targets status version created_at updated_at',
    },
    { how: 'take-out' },
  ),
  learner_models: ofMany(
    'learned',
    { plain: 'version active population learner_count answer_count up_to_sequence evaluation created_at activated_at' },
    rework('learner-model'),
  ),
  learner_model_parameters: ofMany(
    'learned',
    { ids: 'version concept_id course_id', plain: 'p_init p_learn p_slip p_guess answer_count' },
    rework('learner-model'),
  ),
  learner_model_runs: byStaff('operations', {
    ids: 'id version',
    actor: 'requested_by',
    plain: 'kind status outcome done total cancel_requested created_at finished_at',
  }),
  bkt_parameters: byStaff('settings', {
    ids: 'concept_id course_id',
    actor: 'updated_by',
    plain: 'p_init p_learn p_slip p_guess updated_at',
  }),
  item_difficulties: ofMany(
    'learned',
    { ids: 'item_id course_id', plain: 'answers difficulty deviation updated_at' },
    rework('difficulties'),
  ),
  item_priors: nobodys('learned', {
    ids: 'item_id course_id',
    plain: 'federation difficulty deviation counted_until created_at',
  }),
  lesson_paces: ofMany(
    'learned',
    { ids: 'class_id concept_id course_id', plain: 'learners long_from_ms updated_at' },
    rework('lesson-paces'),
  ),
  course_paces: ofMany(
    'learned',
    { ids: 'course_id', plain: 'answer_minutes lesson_minutes updated_at' },
    rework('course-paces'),
  ),
  class_views: ofMany('reports', { ids: 'class_id course_id', plain: 'concepts computed_at' }, rework('class-views')),
  class_view_settings: byStaff('settings', { ids: 'course_id', actor: 'updated_by', plain: 'shown updated_at' }),
  concept_thresholds: byStaff('settings', {
    ids: 'concept_id course_id',
    actor: 'updated_by',
    plain: 'threshold hold_after_days updated_at',
  }),
  gate_settings: byStaff('settings', {
    ids: 'course_id',
    actor: 'updated_by',
    plain: 'threshold hold_after_days grace_days updated_at',
  }),
  review_settings: nobodys('settings', { ids: 'course_id', plain: 'retention daily_cap updated_at' }, none),
  practice_settings: nobodys('settings', { ids: 'course_id', plain: 'unreviewed_counts updated_at' }, none),
};
