import { DocumentError } from '@/platform/documents/errors';
import { rowsOf } from '@/platform/documents/glossary/read-rows';
import { errorsOf } from '@/platform/http/problem';
import {
  fairnessErrors,
  type GroupAttribute,
  groupAttributeSchema,
  groupNameSchema,
  type ImportResult,
  MOST_GROUPS,
} from '../contract';
import type { GroupChange } from '../store-groups';

const fail = errorsOf(fairnessErrors);

/** Headings that name people, small. */
const PERSON = new Set(['id', 'learner', 'learner id', 'email', 'e-mail', 'username', 'user name']);
/** Headings that say an attribute otherwise than it is called. */
const ALIASES: Readonly<Record<string, GroupAttribute>> = {
  ...{
    gender: 'sex',
    age: 'age_band',
    'age band': 'age_band',
    'home language': 'language',
    'first language': 'language',
  },
  ...{ 'free meals': 'free_meals', 'free school meals': 'free_meals', fsm: 'free_meals', sen: 'disability' },
};

export interface ReadTable extends Omit<ImportResult, 'rows' | 'set' | 'cleared'> {
  rows: number;
  changes: GroupChange[];
}

/**
 * Reads a table of attributes: one line a learner, named by e-mail address, user name or id; columns by the names of attributes. An empty cell clears.
 * A row with a problem is passed over whole.
 *
 * @param on attributes that are switched on; other columns are passed over and named.
 * @throws table_unreadable
 */
export function readTable(
  text: string,
  people: ReadonlyMap<string, { id: string; learner: boolean }>,
  on: readonly GroupAttribute[],
): ReadTable {
  const [head, ...body] = tableOf(text);
  const headings = (head?.cells ?? []).map((cell) => cell.toLowerCase().replace(/^\uFEFF/, ''));
  const person = headings.findIndex((heading) => PERSON.has(heading));
  if (person < 0)
    throw fail(
      'table_unreadable',
      'The first line needs a column called email, username or id that names the learners.',
    );
  const columns = headings.map((heading) => attributeOf(heading, on));
  const ignored = (head?.cells ?? []).filter((_, column) => column !== person && !columns[column]);
  const problems: ImportResult['problems'] = [];
  const changes: GroupChange[] = [];
  const seen = new Set<string>();
  const groups = new Map<GroupAttribute, Set<string>>(on.map((attribute) => [attribute, new Set()]));
  for (const { number: line, cells } of body) {
    const found = people.get((cells[person] ?? '').toLowerCase());
    if (!found?.learner || seen.has(found.id)) {
      problems.push({ line, code: found ? (found.learner ? 'twice' : 'no_learner') : 'nobody', column: null });
      continue;
    }
    const read = readRow(cells, columns, groups);
    if ('code' in read) problems.push({ line, ...read });
    else {
      seen.add(found.id);
      changes.push(...read.values.map((value) => ({ ...value, learnerId: found.id })));
    }
  }
  return { rows: body.length, changes, ignored, problems };
}

type RowValues = { values: Omit<GroupChange, 'learnerId'>[] };
type RowProblem = Pick<ImportResult['problems'][number], 'code' | 'column'>;

function readRow(
  cells: readonly string[],
  columns: readonly (GroupAttribute | null)[],
  groups: ReadonlyMap<GroupAttribute, Set<string>>,
): RowValues | RowProblem {
  const values: Omit<GroupChange, 'learnerId'>[] = [];
  for (const [column, attribute] of columns.entries()) {
    if (!attribute) continue;
    const cell = (cells[column] ?? '').trim();
    if (cell === '') {
      values.push({ attribute, value: null });
      continue;
    }
    const { data } = groupNameSchema.safeParse(cell);
    if (data === undefined) return { code: 'bad_value', column: attribute };
    const known = groups.get(attribute) ?? new Set();
    if (!known.has(data) && known.size >= MOST_GROUPS) return { code: 'too_many_groups', column: attribute };
    known.add(data);
    values.push({ attribute, value: data });
  }
  return { values };
}

function attributeOf(heading: string, on: readonly GroupAttribute[]): GroupAttribute | null {
  const { data } = groupAttributeSchema.safeParse(heading.replaceAll(' ', '_'));
  const attribute = data ?? ALIASES[heading] ?? null;
  return attribute && on.includes(attribute) ? attribute : null;
}

function tableOf(text: string) {
  try {
    return rowsOf(text, 'attributes.csv').rows;
  } catch (error) {
    if (error instanceof DocumentError) throw fail('table_unreadable', 'This is no table that can be read.');
    throw error;
  }
}
