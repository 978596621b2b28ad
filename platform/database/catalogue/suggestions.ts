import { byStaff, nobodys, ofMany, type TableEntry, theirs } from './entry';

const rework = (by: Extract<TableEntry['deletion'], { how: 'rework' }>['by']) => ({ how: 'rework', by }) as const;

/** Recommendations, ways of teaching, comparisons, reports on classes. */
export const suggestionTables: Readonly<Record<string, TableEntry>> = {
  recommendations: theirs('recommendations', {
    subject: 'learner_id',
    ids: 'id course_id concept_id target_id chunk_id source_id key',
    actor: 'decided_by',
    written: 'why',
    derived: 'kind action evidence score held_back',
    facts: 'state decided_at created_at updated_at expires_at',
  }),
  recommendation_offers: theirs('recommendations', {
    subject: 'learner_id',
    ids: 'id course_id concept_id recommendation_id',
    derived: 'kind action trigger held_back mastery_before course_mean mastery_after',
    facts: 'offered_at opened_at dismissed_at settled_at correct',
  }),
  recommendation_choices: theirs('preferences', { subject: 'learner_id', facts: 'together updated_at' }),
  recommendation_states: theirs('operations', {
    subject: 'learner_id',
    ids: 'course_id',
    facts: 'stale_at calculated_at holds_until course_revision',
  }),
  recommendation_runs: nobodys('operations', {
    ids: 'id course_id',
    plain: 'status done total cancel_requested created_at finished_at',
  }),
  recommendation_settings: nobodys('settings', {
    ids: 'course_id',
    plain: 'teachers_first hold_back updated_at',
  }),
  recommendation_vetoes: byStaff('material', {
    ids: 'id course_id concept_id',
    actor: 'created_by',
    plain: 'kind created_at',
  }),
  helped_together: ofMany(
    'learned',
    { ids: 'course_id concept_id key', plain: 'band with_it without_it at_least released_at' },
    rework('helped-together'),
  ),
  approach_counts: ofMany('learned', { ids: 'course_id', plain: 'counted_at' }, rework('approach-effects')),
  approach_effects: ofMany(
    'learned',
    {
      ids: 'course_id concept_id',
      plain: 'approach lessons answered right_unaided expected spread tried taught',
    },
    rework('approach-effects'),
  ),
  approach_offers: nobodys('material', { ids: 'course_id concept_id', plain: 'approach' }),
  approach_switches: byStaff('settings', {
    ids: 'course_id',
    actor: 'switched_by',
    plain: 'scope approach switched_at',
  }),
  experiments: byStaff(
    'experiments',
    {
      ids: 'id course_id',
      actor: 'created_by',
      words: 'title arms',
      plain:
        'subject outcome guards worthwhile most_learners latest_end state stop_reason pauses report created_at started_at stopped_at',
    },
    rework('experiments'),
  ),
  experiment_assignments: theirs('experiments', {
    subject: 'learner_id',
    ids: 'experiment_id course_id',
    facts: 'arm assigned_at left_at left_why',
    derived: 'prior_mastery stratum',
  }),
  experiment_exclusions: theirs('experiments', {
    subject: 'learner_id',
    ids: 'course_id',
    actor: 'excluded_by',
    facts: 'created_at',
  }),
  experiment_days: ofMany(
    'experiments',
    { ids: 'experiment_id course_id', plain: 'day pairs counted' },
    rework('experiments'),
  ),
  experiment_defaults: byStaff('settings', {
    ids: 'course_id experiment_id',
    actor: 'taken_by',
    plain: 'subject settings arm previous taken_at',
  }),
  class_reports: ofMany(
    'reports',
    {
      ids: 'class_id key control_class_id',
      actor: 'reader_id',
      plain: 'stamp report computed_at pending_since',
    },
    rework('class-reports'),
  ),
  report_overviews: byStaff('reports', {
    ids: 'id',
    actor: 'requested_by',
    plain: 'from_day to_day status done total created_at finished_at',
  }),
};
