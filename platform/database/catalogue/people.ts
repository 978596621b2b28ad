import { byStaff, nobodys, type TableEntry, theirs } from './entry';

/** Accounts, signing in, classes, what was agreed to. */
export const peopleTables: Readonly<Record<string, TableEntry>> = {
  users: theirs('account', {
    subject: 'id',
    identifiers: 'name email username image',
    facts: 'email_verified role created_at updated_at deactivated_at',
    plain: 'simulated',
  }),
  sessions: theirs('sign-in', {
    subject: 'user_id',
    ids: 'id',
    identifiers: 'ip_address user_agent',
    secrets: 'token',
    facts: 'way last_used_at expires_at created_at updated_at',
  }),
  second_factors: theirs('sign-in', {
    subject: 'user_id',
    secrets: 'sealed_secret',
    facts: 'confirmed_at last_step created_at',
  }),
  recovery_codes: theirs('sign-in', { subject: 'user_id', secrets: 'code_hash', facts: 'used_at' }),
  passkeys: theirs('sign-in', {
    subject: 'user_id',
    ids: 'id',
    words: 'name',
    secrets: 'credential_id public_key',
    facts: 'counter transports backed_up created_at last_used_at',
  }),
  recovery_links: theirs('sign-in', {
    subject: 'user_id',
    ids: 'id',
    actor: 'issued_by',
    secrets: 'token_hash',
    facts: 'created_at expires_at used_at',
  }),
  sign_in_rules: nobodys('settings', {
    actor: 'updated_by',
    plain: 'staff_second_factor staff_idle_minutes learner_idle_minutes newcomers updated_at',
  }),
  accounts: theirs('sign-in', {
    subject: 'user_id',
    ids: 'id',
    identifiers: 'account_id',
    secrets: 'access_token refresh_token id_token password',
    facts: 'provider_id access_token_expires_at refresh_token_expires_at scope created_at updated_at',
  }),
  api_tokens: theirs('sign-in', {
    subject: 'user_id',
    ids: 'id',
    words: 'name',
    secrets: 'token_hash',
    facts: 'created_at expires_at',
  }),
  verifications: nobodys(
    'sign-in',
    { ids: 'id', identifiers: 'identifier', secrets: 'value', plain: 'expires_at created_at updated_at' },
    { how: 'expire', days: 1 },
  ),
  sign_in_tries: nobodys(
    'sign-in',
    { secrets: 'hash', plain: 'of tries tried_at locked_until' },
    { how: 'expire', days: 1 },
  ),
  idempotency_keys: theirs('operations', {
    subject: 'user_id',
    ids: 'key',
    secrets: 'fingerprint',
    facts: 'status created_at',
    written: 'body',
  }),
  classes: byStaff('enrolment', {
    ids: 'id course_id school_id term_id',
    actor: 'created_by',
    words: 'name',
    plain: 'join_code join_code_ends_at join_code_off simulated created_at',
  }),
  class_members: theirs('enrolment', { subject: 'user_id', ids: 'class_id', facts: 'role created_at' }),
  schools: nobodys('settings', { ids: 'id', plain: 'name closed_at created_at' }),
  terms: nobodys('settings', { ids: 'id school_id', plain: 'name starts_on ends_on closed_at created_at' }),
  school_members: theirs('account', {
    subject: 'user_id',
    ids: 'school_id',
    actor: 'added_by',
    facts: 'created_at',
  }),
  guardian_links: theirs('account', {
    subject: 'learner_id guardian_id',
    actor: 'created_by confirmed_by',
    facts: 'created_at confirmed_at',
  }),
  districts: nobodys('settings', { plain: 'name created_at' }),
  district_settings: nobodys('settings', { plain: 'key value updated_at' }),
  consent_people: theirs('consent', {
    subject: 'learner_id',
    identifiers: 'birth_date',
    actor: 'updated_by',
    facts: 'updated_at',
  }),
  consent_decisions: theirs(
    'consent',
    {
      subject: 'learner_id',
      ids: 'id seq',
      actor: 'decided_by',
      words: 'note',
      facts: 'purpose allowed version decided_as decided_at',
    },
    { how: 'with', table: 'users' },
  ),
  consent_seen: theirs(
    'consent',
    { subject: 'learner_id', facts: 'purpose version seen_at' },
    { how: 'with', table: 'users' },
  ),
  consent_settings: byStaff('settings', {
    actor: 'updated_by',
    plain: 'age_from minors_may_refuse standards updated_at',
  }),
  consent_texts: byStaff('consent', {
    actor: 'created_by',
    words: 'words',
    plain: 'purpose version product needs_decision created_at',
  }),
  audit_records: theirs(
    'audit',
    {
      subject: 'subject_ids actor_id',
      ids: 'sequence record_id scope_id',
      words: 'why',
      identifiers: 'origin',
      facts: 'at actor_role via kind action record scope outcome',
      plain: 'previous hash',
    },
    { how: 'keep', because: 'audit-chain' },
  ),
};
