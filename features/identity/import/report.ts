import { type Cell, toCsv } from '@/platform/files/to-csv';
import { translator } from '@/platform/i18n/messages';
import { roleSchema } from '../contract';
import type { ImportRow } from './contract';

/** What came of every row, or would, as a table for spreadsheets. */
export function reportOf(rows: readonly ImportRow[], done: boolean): string {
  const say = translator('en', 'peopleImport');
  const common = translator('en', 'common');
  const head = (['row', 'outcome', 'role', 'name', 'login', 'does'] as const).map((column) => say(`report.${column}`));
  const cells = rows.map((row): Cell[] => [
    ...[
      row.row,
      say(`${done ? 'became' : 'outcomes'}.${row.outcome}`),
      row.role === null ? '' : common(`roles.${row.role}`),
    ],
    ...[row.name, row.login, wordsOf(row, say, common)],
  ]);
  return toCsv([head, ...cells]);
}

type Say = ReturnType<typeof translator<'peopleImport'>>;
type SayCommon = ReturnType<typeof translator<'common'>>;

function wordsOf(row: ImportRow, say: Say, common: SayCommon): string {
  const refused = row.refusedFor.map(({ kind, what, row: other }) =>
    say(`refusals.${kind}`, { what: roleWord(what, common), row: other ?? 0 }),
  );
  const does = row.does.map(({ kind, what }) => say(`changes.${kind}`, { what }));
  return [...refused, ...does].join(' ');
}

/** Some words are about a role, by its key. */
function roleWord(what: string, common: SayCommon): string {
  const role = roleSchema.safeParse(what);
  return role.success ? common(`roles.${role.data}`) : what;
}
