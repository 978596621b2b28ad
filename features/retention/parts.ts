import type { ScheduledKind } from './contract';

/** One table whose records go by their own date. Expressions name its row `x`. */
export interface RetentionPart {
  kind: ScheduledKind;
  table: string;
  /** The column of whose they are; null: a class's, or nobody's one by one. */
  learner: 'learner_id' | 'user_id' | null;
  /** The date that its period is counted from. */
  date: string;
  /** Which of its records may go at all. */
  only?: string;
  /** The application can't delete in it: a function of the database does, once it has looked for itself (`meno_forget_words`). */
  byFunction?: true;
}

const part = (kind: ScheduledKind, table: string, date: string, only?: string): RetentionPart => ({
  ...{ kind, table, learner: 'learner_id' as const, date },
  ...(only === undefined ? {} : { only }),
});

const thread = (column: string) =>
  `(select t.${column} from chat_threads t where t.district_id = x.district_id and t.id = x.thread_id)`;
const experiment = (column: string) =>
  `(select e.${column} from experiments e where e.district_id = x.district_id and e.id = x.experiment_id)`;

const signIn = (table: string, date: string, only: string): RetentionPart => ({
  ...{ kind: 'sign-in', table, learner: 'user_id', date, only },
});

/** A later word (row `n`) that took the place of a word (row `x`): a learner's takes none from a guardian's, which holds again where it is taken back. */
const laterWord = `n.district_id = x.district_id and n.learner_id = x.learner_id and n.purpose = x.purpose and n.seq > x.seq
  and (x.decided_as <> 'guardian' or n.decided_as = 'guardian')`;
const later = `n.district_id = x.district_id and n.learner_id = x.learner_id and n.purpose = x.purpose and n.version > x.version`;

/**
 * Every table whose records go by a schedule, in the order in which they go; the log of answers, what follows from it and accounts have ways of
 * their own (`service/purge.ts`). Messages go by the date of their talk, so that no talk loses its beginning.
 */
export const retentionParts: readonly RetentionPart[] = [
  part('answers', 'attempts', 'x.created_at'),
  part(
    'answers',
    'presentations',
    'coalesce(x.finished_at, x.created_at)',
    'not exists (select 1 from attempts a where a.district_id = x.district_id and a.presentation_id = x.id)',
  ),
  part('answers', 'item_reports', 'x.created_at'),
  part('progress', 'review_sessions', 'coalesce(x.finished_at, x.created_at)'),
  part('lessons', 'lesson_feedback', 'x.created_at'),
  part('lessons', 'lesson_visits', 'x.opened_at'),
  part('lessons', 'prepared_lessons', 'x.created_at'),
  part('lessons', 'shown_material', 'x.updated_at'),
  part('lessons', 'lessons', 'x.created_at'),
  part('conversations', 'chat_messages', thread('updated_at')),
  part('conversations', 'chat_threads', 'x.updated_at'),
  part('conversations', 'chat_reports', 'x.created_at'),
  part('explanations', 'explanations', 'coalesce(x.finished_at, x.updated_at)'),
  part('decisions', 'pathway_decisions', 'x.created_at'),
  part('decisions', 'learning_plans', 'x.closed_at', 'x.closed_at is not null'),
  part('decisions', 'risk_cases', 'x.at'),
  part('decisions', 'risk_answers', 'x.said_at'),
  part('decisions', 'placements', 'coalesce(x.finished_at, x.created_at)'),
  part('recommendations', 'recommendations', 'x.updated_at'),
  part('recommendations', 'recommendation_offers', 'coalesce(x.settled_at, x.offered_at)'),
  part('experiments', 'experiment_assignments', experiment('stopped_at'), `${experiment('state')} = 'stopped'`),
  part('model-use', 'model_outputs', 'x.created_at'),
  { kind: 'reports', table: 'class_reports', learner: null, date: 'x.computed_at' },
  { kind: 'reports', table: 'report_overviews', learner: null, date: 'x.created_at' },
  // Somebody's last session stays: it says when they were last there.
  signIn(
    'sessions',
    'x.last_used_at',
    `x.expires_at < meno_now() and exists (select 1 from sessions n where n.district_id = x.district_id and n.user_id = x.user_id
      and (n.created_at, n.id) > (x.created_at, x.id))`,
  ),
  signIn('recovery_links', 'x.created_at', '(x.used_at is not null or x.expires_at < meno_now())'),
  signIn('first_passwords', 'x.created_at', 'x.expires_at < meno_now()'),
  signIn('api_tokens', 'x.expires_at', 'x.expires_at < meno_now()'),
  { kind: 'sign-in', table: 'verifications', learner: null, date: 'x.created_at', only: 'x.expires_at < meno_now()' },
  { kind: 'sign-in', table: 'sign_in_tries', learner: null, date: 'x.tried_at', only: 'x.locked_until < meno_now()' },
  // Counted from when other words took their place: what holds now has no such day. Words that were read go after the decisions on them.
  {
    ...part('consent', 'consent_decisions', `(select min(n.decided_at) from consent_decisions n where ${laterWord})`),
    byFunction: true,
  },
  {
    ...part(
      'consent',
      'consent_seen',
      `(select min(n.seen_at) from consent_seen n where ${later})`,
      `not exists (select 1 from consent_decisions d where d.district_id = x.district_id and d.learner_id = x.learner_id
        and d.purpose = x.purpose and d.version = x.version)`,
    ),
    byFunction: true,
  },
];
