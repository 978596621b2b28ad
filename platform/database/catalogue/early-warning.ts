import { ofMany, type TableEntry, theirs } from './entry';

/** Guesses at who may need help, and what staff said to them. */
export const earlyWarningTables: Readonly<Record<string, TableEntry>> = {
  risk_cases: theirs('decisions', {
    subject: 'learner_id',
    ids: 'course_id model_version',
    derived: 'facts probability warned reasons happened',
    facts: 'week at settled_at',
  }),
  risk_answers: theirs('decisions', {
    subject: 'learner_id',
    ids: 'id course_id',
    actor: 'said_by',
    words: 'why',
    derived: 'reasons',
    facts: 'word said_at',
  }),
  risk_models: ofMany(
    'learned',
    { plain: 'version active origin weights bound learner_count case_count evaluation created_at' },
    { how: 'rework', by: 'risk-model' },
  ),
};
