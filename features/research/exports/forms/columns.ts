import type { ToldAnswer } from '../told-answers';

export type ColumnType = 'text' | 'whole' | 'number' | 'yes-no' | 'time';
export interface TableColumn {
  name: string;
  type: ColumnType;
  value(answer: ToldAnswer): string | number | boolean | null;
}

/** Columns of an export as a table (CSV, Parquet); documented in docs/research.md. */
export function tableColumns(groupNames: readonly string[]): TableColumn[] {
  const text = (name: string, value: (answer: ToldAnswer) => string | null): TableColumn => ({
    name,
    type: 'text',
    value,
  });
  const of = (type: ColumnType, name: string, value: TableColumn['value']): TableColumn => ({ name, type, value });
  return [
    text('learner', (each) => each.learner),
    text('session', (each) => each.session),
    text('course', (each) => each.course),
    text('school', (each) => each.school),
    text('class', (each) => each.class),
    text('age', (each) => each.age),
    ...groupNames.map((name, i) => text(`group_${name}`, (each) => each.groups[i] ?? '')),
    text('concept', (each) => each.concept),
    text('item', (each) => each.item),
    text('item_kind', (each) => each.itemKind),
    of('time', 'answered_at', (each) => each.at),
    of('whole', 'presentation', (each) => each.presentation),
    of('whole', 'attempt', (each) => each.attempt),
    of('yes-no', 'correct', (each) => each.correct),
    of('number', 'score', (each) => each.score),
    of('whole', 'hints', (each) => each.hints),
    text('evidence', (each) => each.evidence),
    of('whole', 'seconds', (each) => each.seconds),
    of('number', 'mastery_before', (each) => each.masteryBefore),
    of('number', 'mastery_after', (each) => each.masteryAfter),
    text('response', (each) => each.response),
  ];
}

/** Columns of DataShop's tab-separated transactions, in the order of its format (PSLC DataShop, "Tab-delimited Transaction Data"). */
export function dataShopColumns(
  groupNames: readonly string[],
): { name: string; value(answer: ToldAnswer): string | number }[] {
  return [
    { name: 'Anon Student Id', value: (each) => each.learner },
    { name: 'Session Id', value: (each) => each.session },
    { name: 'Time', value: (each) => new Date(each.at).toISOString().slice(0, 19).replace('T', ' ') },
    { name: 'Time Zone', value: () => 'UTC' },
    { name: 'Duration (sec)', value: (each) => each.seconds },
    { name: 'Student Response Type', value: () => 'ATTEMPT' },
    { name: 'Tutor Response Type', value: () => 'RESULT' },
    { name: 'Level (Course)', value: (each) => each.course },
    { name: 'Problem Name', value: (each) => each.item },
    { name: 'Problem View', value: (each) => each.presentation },
    { name: 'Step Name', value: (each) => each.item },
    { name: 'Attempt At Step', value: (each) => each.attempt },
    { name: 'Outcome', value: (each) => (each.correct ? 'CORRECT' : 'INCORRECT') },
    { name: 'Selection', value: (each) => each.item },
    { name: 'Action', value: () => 'answer' },
    { name: 'Input', value: (each) => each.response ?? '' },
    { name: 'Help Level', value: (each) => each.hints },
    { name: 'Total Num Hints', value: (each) => each.hints },
    { name: 'KC (Concept)', value: (each) => each.concept },
    { name: 'KC Category (Concept)', value: () => '' },
    { name: 'School', value: (each) => each.school },
    { name: 'Class', value: (each) => each.class },
    { name: 'CF (Age)', value: (each) => each.age },
    ...groupNames.map((name, i) => ({ name: `CF (Group ${name})`, value: (each: ToldAnswer) => each.groups[i] ?? '' })),
    { name: 'CF (Item Kind)', value: (each) => each.itemKind },
    { name: 'CF (Evidence)', value: (each) => each.evidence },
    { name: 'CF (Score)', value: (each) => each.score },
    { name: 'CF (Mastery Before)', value: (each) => each.masteryBefore },
    { name: 'CF (Mastery After)', value: (each) => each.masteryAfter },
  ];
}
