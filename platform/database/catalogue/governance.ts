import { byStaff, type TableEntry, theirs } from './entry';

/** What the school does about its people's data: holds, schedules, requests and what came of them. */
export const governanceTables: Readonly<Record<string, TableEntry>> = {
  legal_holds: byStaff('requests', {
    ids: 'id target_id',
    actor: 'placed_by lifted_by',
    words: 'why lifted_why',
    plain: 'scope until created_at lifted_at',
  }),
  legal_hold_learners: theirs('requests', { subject: 'learner_id', ids: 'hold_id' }),
};
