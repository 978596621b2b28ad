import { nobodys, type TableEntry, theirs } from './entry';

/** Talks, explanations, and what language models were asked for. */
export const talkTables: Readonly<Record<string, TableEntry>> = {
  chat_threads: theirs('conversations', {
    subject: 'learner_id',
    ids: 'id course_id concept_id lesson_id',
    words: 'title',
    facts: 'created_at updated_at deleted_at',
  }),
  chat_messages: theirs('conversations', {
    subject: 'learner_id',
    ids: 'id thread_id output_id',
    words: 'words',
    written: 'reply',
    facts: 'role created_at',
  }),
  chat_reports: theirs('conversations', {
    subject: 'learner_id',
    ids: 'id course_id message_id',
    words: 'question words',
    written: 'answer',
    facts: 'written_by reason created_at',
  }),
  explanations: theirs('explanations', {
    subject: 'learner_id',
    ids: 'id course_id concept_id lesson_id output_id',
    words: 'draft turns overrides',
    written: 'points follow_ups judgement',
    facts: 'status first_outcome evidence counted created_at updated_at finished_at',
    derived: 'mastery_before mastery_after',
  }),
  model_outputs: theirs('model-use', {
    subject: 'learner_id',
    ids: 'id course_id chunk_ids dropped_chunk_ids',
    facts:
      'task model prompt_name prompt_version prompt_tokens completion_tokens tokens_counted wait_ms milliseconds outcome problem_code sentences rewritten quoted removed created_at',
    written: 'problem_message',
  }),
  answer_cache: nobodys(
    'operations',
    { ids: 'course_id key', written: 'value', plain: 'revision created_at' },
    { how: 'empty', of: 'course' },
  ),
};
