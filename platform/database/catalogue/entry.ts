/** Kinds of data, as people are told of them and as retention counts them; each has words in the messages (`record.kinds`). */
export const dataKinds = [
  /** Who somebody is: account, groups of the school, who may look after whom. */
  'account',
  /** Passwords, sessions, tokens, tries to sign in. */
  'sign-in',
  /** Classes and who is in them. */
  'enrolment',
  /** What somebody agreed to, and the words of it. */
  'consent',
  /** Exercises: what was put to somebody, what they answered, what was said of it. */
  'answers',
  /** What follows from the answers: p(L), memory, ability, levels. */
  'progress',
  /** Lessons made for somebody, what they opened, how they found them. */
  'lessons',
  /** Talks with the tutor. */
  'conversations',
  /** Explanations in own words, and what was judged of them. */
  'explanations',
  /** What comes next and why: decisions, plans, placements, paths. */
  'decisions',
  /** What is proposed to somebody, and what they did with it. */
  'recommendations',
  /** Comparisons of ways of teaching. */
  'experiments',
  /** Choices of how the product looks and works for somebody. */
  'preferences',
  /** What a language model was asked for, in numbers. */
  'model-use',
  /** Who looked at or changed whose record. */
  'audit',
  /** Requests about one's data and what came of them; schedules, holds, certificates. */
  'requests',
  /** Counts and models learned from many learners; nobody's own. */
  'learned',
  /** Reports on classes. */
  'reports',
  /** Course material, its map, exercises, standards, and what staff decided of them. */
  'material',
  /** Settings of district and courses. */
  'settings',
  /** The product's own running: jobs, answers kept for repeated requests. */
  'operations',
] as const;
export type DataKind = (typeof dataKinds)[number];

/**
 * What a column holds. Every column but `district_id` stands in one of these.
 *
 * | class | holds |
 * | --- | --- |
 * | `subject` | the id of the person whose row it is (or several, in an array) |
 * | `named` | ids of further persons whom the row is about, beside those whose it is |
 * | `actor` | the id of somebody who did something to the row: staff, mostly; once their account is gone it refers to nobody |
 * | `identifiers` | what tells who somebody is: name, e-mail, date of birth, address on the network |
 * | `words` | what a person wrote, as text or inside a document |
 * | `written` | what the product or a language model wrote for or about a person |
 * | `facts` | what was recorded: numbers, choices, moments |
 * | `derived` | what was worked out from facts about the person |
 * | `withheld` | words of staff about a person that may be withheld from them, for legal claims; gone with them |
 * | `secrets` | hashes of passwords, tokens; never shown to anybody |
 * | `ids` | keys of the row and of rows that are nobody's own |
 * | `plain` | nothing of any person |
 */
export const columnClasses = [
  ...[
    'subject',
    'named',
    'actor',
    'identifiers',
    'words',
    'written',
    'facts',
    'derived',
    'withheld',
    'secrets',
    'ids',
    'plain',
  ],
] as const satisfies readonly (keyof Columns)[];
export type ColumnClass = keyof Columns;

/** Names of columns by what they hold, separated by spaces. */
export interface Columns {
  subject?: string;
  named?: string;
  actor?: string;
  identifiers?: string;
  words?: string;
  written?: string;
  facts?: string;
  derived?: string;
  withheld?: string;
  secrets?: string;
  ids?: string;
  plain?: string;
}

/** What is made anew after a deletion, since the answers of the person who is gone were counted in it. */
export const reworks = [
  ...['learner-model', 'difficulties', 'approach-effects', 'learned-order', 'helped-together', 'lesson-paces'],
  ...['course-paces', 'class-views', 'class-reports', 'experiments', 'risk-model', 'research-exports'],
] as const;
export type Rework = (typeof reworks)[number];

/** What the deletion of a person does with a table. */
export type Deletion =
  /** Their rows go. */
  | { how: 'delete' }
  /** Their rows go with those of another table, by its key: the application itself can't delete them. */
  | { how: 'with'; table: string }
  /** Their rows go by a function of the database, which looks first whether a deletion was confirmed. */
  | { how: 'by-function' }
  /** The row stays, since it is not theirs alone; their id is taken out of its `named` columns, and where nobody is left the row goes. */
  | { how: 'take-out' }
  /** The row stays, and the words in these columns are emptied; why it stays has words in the messages, as that of `keep`. */
  | { how: 'blank'; columns: string; because: KeepReason }
  /** Kept as a whole, by ids that refer to nobody any more; the reason has words in the messages (`record.keptBecause`). */
  | { how: 'keep'; because: KeepReason }
  /** Emptied for the courses of the person, whoever's it was: made anew when it is wanted. */
  | { how: 'empty'; of: 'course' }
  /** Worked out from many: made anew without them. */
  | { how: 'rework'; by: Rework }
  /** Gone by itself after so many days; it can't be told whose it is. */
  | { how: 'expire'; days: number }
  /** Nothing of learners in it. */
  | { how: 'none' };

/** Why something is kept of a person who was deleted. */
export const keepReasons = ['audit-chain', 'proof-of-deletion'] as const;
export type KeepReason = (typeof keepReasons)[number];

/** The ways of {@link Deletion}, for those who speak of them. */
export const deletionWays = [
  ...['delete', 'with', 'by-function', 'take-out', 'blank', 'keep', 'empty', 'rework', 'expire', 'none'],
] as const satisfies readonly Deletion['how'][];

/** Whose rows a table has: a person's own, those of staff on their work, of many together, nobody's. */
export type Whose = 'person' | 'staff' | 'many' | 'none';

/** One table, classified. */
export interface TableEntry {
  kind: DataKind;
  whose: Whose;
  columns: Columns;
  deletion: Deletion;
}

/** A person's own rows, which go with them. */
export function theirs(kind: DataKind, columns: Columns, deletion: Deletion = { how: 'delete' }): TableEntry {
  return { kind, whose: 'person', columns, deletion };
}

/** What staff did in their work: it names them by id. */
export function byStaff(kind: DataKind, columns: Columns, deletion: Deletion = { how: 'none' }): TableEntry {
  return { kind, whose: 'staff', columns, deletion };
}

/** Worked out from many learners. */
export function ofMany(kind: DataKind, columns: Columns, deletion: Deletion): TableEntry {
  return { kind, whose: 'many', columns, deletion };
}

/** Nobody's. */
export function nobodys(kind: DataKind, columns: Columns, deletion: Deletion = { how: 'none' }): TableEntry {
  return { kind, whose: 'none', columns, deletion };
}
