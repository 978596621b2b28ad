import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing';
import { classifiedColumns, columnsOf, dataCatalogue, personTables } from './catalogue';

const test = testDatabase();

/** Columns that must name somebody, whatever they are in. */
const NAMES_A_PERSON =
  /^(learner_id|user_id|person_id|subject_ids?|actor_id|guardian_id|.*_by|owner_id|reader_id|only_ids)$/;
/** They end like one and are none. */
const NO_PERSON = new Set(['chat_reports.written_by']);

async function realColumns(): Promise<{ table: string; column: string; type: string }[]> {
  const { rows } = await test().owner.query<{ table: string; column: string; type: string }>(
    `select table_name::text as "table", column_name::text as "column", data_type::text as type
     from information_schema.columns where table_schema = 'public' order by 1, ordinal_position`,
  );
  return rows;
}

describe('the data catalogue', () => {
  it('classifies every table and column of the database once, and nothing else', async () => {
    const real = (await realColumns())
      .filter(({ column }) => column !== 'district_id')
      .map(({ table, column }) => `${table}.${column}`);
    const classified = [...dataCatalogue].flatMap(([table, entry]) =>
      classifiedColumns(entry).map(({ name }) => `${table}.${name}`),
    );
    expect(real.length).toBeGreaterThan(600);
    expect(real.filter((each) => !classified.includes(each))).toEqual([]);
    expect(classified.filter((each) => !real.includes(each))).toEqual([]);
    expect(new Set(classified).size).toBe(classified.length);
  });

  it('takes every column that names somebody for what it is', async () => {
    const missed = (await realColumns()).flatMap(({ table, column }) => {
      const entry = dataCatalogue.get(table);
      const known = entry ? columnsOf(entry, 'subject', 'named', 'actor') : [];
      const name = `${table}.${column}`;
      return NAMES_A_PERSON.test(column) && !known.includes(column) && !NO_PERSON.has(name) ? [name] : [];
    });
    expect(missed).toEqual([]);
  });

  it('says whose a row is where it is somebody’s, and where only learners’ rows are', async () => {
    for (const { name, entry } of personTables()) expect(columnsOf(entry, 'subject'), name).not.toEqual([]);
    const others = [...dataCatalogue].filter(([, { whose }]) => whose !== 'person');
    for (const [name, entry] of others) expect(columnsOf(entry, 'subject', 'named', 'derived'), name).toEqual([]);
    const columns = await realColumns();
    const uncounted = others.filter(([table]) =>
      columns.some((each) => each.table === table && each.column === 'learner_id'),
    );
    expect(uncounted).toEqual([]);
  });

  it('names subjects by ids, and columns to be emptied that are there', async () => {
    const types = new Map((await realColumns()).map(({ table, column, type }) => [`${table}.${column}`, type]));
    for (const [table, entry] of dataCatalogue) {
      for (const column of columnsOf(entry, 'subject', 'named'))
        expect(types.get(`${table}.${column}`), `${table}.${column}`).toBe(column.endsWith('_ids') ? 'ARRAY' : 'uuid');
      if (entry.deletion.how === 'blank')
        for (const column of entry.deletion.columns.split(' ')) expect(types.has(`${table}.${column}`)).toBe(true);
      if (entry.deletion.how === 'empty') expect(types.has(`${table}.${entry.deletion.of}_id`), table).toBe(true);
      if (entry.deletion.how === 'with') expect(dataCatalogue.has(entry.deletion.table)).toBe(true);
    }
  });
});
