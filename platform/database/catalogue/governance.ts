import { byStaff, nobodys, type TableEntry, theirs } from './entry';

/** What the school does about its people's data: holds, schedules, requests and what came of them. */
export const governanceTables: Readonly<Record<string, TableEntry>> = {
  // Of one learner or of a class; what they are for is withheld while a claim may be under way.
  legal_holds: theirs('requests', {
    subject: 'target_id',
    ids: 'id',
    actor: 'placed_by lifted_by',
    withheld: 'why lifted_why',
    facts: 'scope until created_at lifted_at',
  }),
  legal_hold_learners: theirs('requests', { subject: 'learner_id', ids: 'hold_id' }),
  privacy_budgets: nobodys('settings', { actor: 'updated_by', plain: 'data_set limit_parts updated_at' }),
  privacy_spendings: nobodys('requests', {
    ids: 'seq part',
    actor: 'spent_by',
    plain: 'data_set purpose parts spent_at',
  }),
  research_settings: nobodys('settings', { actor: 'updated_by', plain: 'k most_suppressed kept_days updated_at' }),
  research_exports: byStaff('requests', {
    ids: 'id',
    actor: 'requested_by',
    words: 'definition',
    plain: 'status problem done total cancel_requested report bytes sha256 created_at finished_at expires_at',
  }),
  research_aggregates: byStaff('requests', {
    ids: 'id',
    actor: 'requested_by',
    words: 'question',
    plain: 'status rows created_at',
  }),
  record_exports: theirs('requests', {
    subject: 'learner_id',
    ids: 'id',
    actor: 'requested_by',
    facts: 'status done total bytes created_at finished_at expires_at',
  }),
  correction_requests: theirs('requests', {
    subject: 'learner_id',
    ids: 'id course_id concept_id attempt_id overruled_id',
    actor: 'asked_by decided_by',
    words: 'wrong instead reason',
    facts: 'about state created_at decided_at overruled_at',
  }),
  deletion_requests: theirs(
    'requests',
    {
      subject: 'learner_id',
      ids: 'id scope',
      actor: 'asked_by decided_by cancelled_by',
      words: 'why reason',
      facts: 'asked_as state created_at decided_at due_at held_at erased_at done_at reworks certificate',
    },
    { how: 'blank', columns: 'why reason', because: 'proof-of-deletion' },
  ),
  deletion_settings: byStaff('settings', { actor: 'updated_by', plain: 'cooling_off_days backup_days updated_at' }),
  retention_settings: byStaff('settings', {
    actor: 'updated_by',
    plain: 'template nightly school_year_ends clock_seen_at updated_at',
  }),
  retention_rules: byStaff('settings', { actor: 'updated_by', plain: 'kind from period updated_at' }),
  retention_runs: byStaff('requests', {
    ids: 'id',
    actor: 'requested_by',
    plain: 'status plan progress cancel_requested created_at finished_at',
  }),
  retention_touched: theirs('requests', { subject: 'learner_id', ids: 'run_id', facts: 'kind records' }),
  destruction_certificates: nobodys('requests', { ids: 'id run_id', plain: 'number content hash issued_at' }),
  assessment_fields: byStaff('settings', { actor: 'updated_by', words: 'words', plain: 'field updated_at' }),
  assessment_versions: byStaff('settings', {
    actor: 'kept_by',
    words: 'document note',
    plain: 'number created_at',
  }),
  group_attributes: theirs('account', {
    subject: 'learner_id',
    actor: 'updated_by',
    identifiers: 'value',
    facts: 'attribute updated_at',
  }),
  backups: nobodys('operations', {
    ids: 'id',
    plain: 'file kind began_at ended_at encrypted bytes rows files checked_at result problem expires_at removed_at',
  }),
  model_cards: nobodys('learned', { plain: 'cards updated_at' }),
  fairness_settings: byStaff('settings', { actor: 'updated_by', plain: 'settings updated_at' }),
  fairness_runs: byStaff('requests', {
    ids: 'id',
    actor: 'requested_by',
    plain: 'kind attribute status outcome done total alerts cancel_requested report offer created_at finished_at',
  }),
  fairness_answers: byStaff('requests', {
    ids: 'id run_id',
    actor: 'decided_by',
    words: 'why',
    plain: 'alert difference word decided_at',
  }),
  fairness_decisions: byStaff('requests', {
    ids: 'id',
    actor: 'decided_by',
    words: 'why',
    plain: 'mitigation attribute decision version decided_at',
  }),
};
