import type { ScheduledKind } from './contract';

/** One table whose records go by their own date. Expressions name its row `x`. */
export interface RetentionPart {
  kind: ScheduledKind;
  table: string;
  /** Whose they are; null: a class's, or nobody's one by one. */
  learner: 'learner_id' | null;
  /** The date that its period is counted from. */
  date: string;
  /** Which of its records may go at all. */
  only?: string;
}

const part = (kind: ScheduledKind, table: string, date: string, only?: string): RetentionPart => ({
  ...{ kind, table, learner: 'learner_id' as const, date },
  ...(only === undefined ? {} : { only }),
});

const thread = (column: string) =>
  `(select t.${column} from chat_threads t where t.district_id = x.district_id and t.id = x.thread_id)`;
const experiment = (column: string) =>
  `(select e.${column} from experiments e where e.district_id = x.district_id and e.id = x.experiment_id)`;

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
  part('decisions', 'placements', 'coalesce(x.finished_at, x.created_at)'),
  part('recommendations', 'recommendations', 'x.updated_at'),
  part('recommendations', 'recommendation_offers', 'coalesce(x.settled_at, x.offered_at)'),
  part('experiments', 'experiment_assignments', experiment('stopped_at'), `${experiment('state')} = 'stopped'`),
  part('model-use', 'model_outputs', 'x.created_at'),
  { kind: 'reports', table: 'class_reports', learner: null, date: 'x.computed_at' },
  { kind: 'reports', table: 'report_overviews', learner: null, date: 'x.created_at' },
];
