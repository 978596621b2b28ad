import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Whom rows are made for, and the text that stands in every column of theirs that holds text; none: documents in them are empty lists. */
export interface RowOwner {
  districtId: string;
  learnerId: string;
  teacherId: string;
  courseId: string;
  classId: string;
  marker: string;
}

/** A table as the catalogue has it. */
export interface CatalogTable {
  name: string;
  columns: CatalogColumn[];
  references: { columns: string[]; table: string; foreignColumns: string[] }[];
}

interface CatalogColumn {
  name: string;
  /** As `format_type` names it: `uuid`, `text[]`, `double precision`… */
  type: string;
  required: boolean;
  /** First value of an enumeration. */
  label: string | null;
}

export type Row = Record<string, unknown>;

/** Every table of the application, from the catalogue, each after those that it refers to. */
export async function catalogTables(owner: pg.Pool): Promise<CatalogTable[]> {
  const { rows } = await owner.query<CatalogTable>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
          'label', (select e.enumlabel from pg_enum e where e.enumtypid = a.atttypid order by e.enumsortorder limit 1)) order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '') as columns,
      coalesce((select json_agg(json_build_object('table', f.relname,
          'columns', (select json_agg(a.attname order by k.n) from unnest(x.conkey) with ordinality k(id, n) join pg_attribute a on a.attrelid = x.conrelid and a.attnum = k.id),
          'foreignColumns', (select json_agg(a.attname order by k.n) from unnest(x.confkey) with ordinality k(id, n) join pg_attribute a on a.attrelid = x.confrelid and a.attnum = k.id)))
       from pg_constraint x join pg_class f on f.oid = x.confrelid where x.conrelid = c.oid and x.contype = 'f'), '[]') as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  return inOrder(rows);
}

function inOrder(tables: CatalogTable[]): CatalogTable[] {
  const ordered: CatalogTable[] = [];
  const place = (table: CatalogTable, above: string[]) => {
    if (ordered.includes(table) || above.includes(table.name)) return;
    for (const { table: name } of table.references) {
      const needed = tables.find((each) => each.name === name);
      if (needed) place(needed, [...above, table.name]);
    }
    ordered.push(table);
  };
  for (const table of tables) place(table, []);
  return ordered;
}

/**
 * Puts one row into every table, as its owner, with every column filled as far as checks allow it.
 * @param markerOf another text for some of the tables.
 * @returns the rows by table. @throws Error naming the table that can't be filled.
 */
export async function fillTables(
  owner: pg.Pool,
  tables: CatalogTable[],
  of: RowOwner,
  markerOf: (table: CatalogTable) => string = () => of.marker,
): Promise<Map<string, Row>> {
  const made = new Map<string, Row>();
  await makePeople(owner, of);
  for (const table of tables) {
    const known = await existing(owner, table.name, of);
    made.set(
      table.name,
      known ?? (await insertRow(owner, table, rowFor(table, { ...of, marker: markerOf(table) }, made))),
    );
  }
  return made;
}

async function makePeople(owner: pg.Pool, of: RowOwner): Promise<void> {
  const { districtId, learnerId, teacherId, courseId, classId, marker } = of;
  await owner.query('insert into districts (district_id, name) values ($1, $2) on conflict do nothing', [
    districtId,
    marker,
  ]);
  for (const [id, role] of [
    [learnerId, 'learner'],
    [teacherId, 'teacher'],
  ])
    await owner.query(
      'insert into users (district_id, id, name, email, role) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [...[districtId, id, `${marker} ${role}`, `${id}@${marker.toLowerCase()}.example`, role]],
    );
  await owner.query(
    `insert into courses (district_id, id, title, owner_id, visibility) values ($1, $2, $3, $4, 'classes') on conflict do nothing`,
    [districtId, courseId, marker, teacherId],
  );
  await owner.query(
    'insert into classes (district_id, id, course_id, name, join_code, created_by) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [districtId, classId, courseId, marker, classId.slice(0, 8), teacherId],
  );
  await owner.query(
    `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner'), ($1, $2, $4, 'teacher') on conflict do nothing`,
    [districtId, classId, learnerId, teacherId],
  );
}

const idOf: Record<string, (of: RowOwner) => string> = {
  districts: (of) => of.districtId,
  users: (of) => of.learnerId,
  courses: (of) => of.courseId,
  classes: (of) => of.classId,
};

async function existing(owner: pg.Pool, table: string, of: RowOwner): Promise<Row | null> {
  const id = idOf[table];
  const column = table === 'districts' ? 'district_id' : 'id';
  const found = id
    ? await owner.query<Row>(`select * from "${table}" where district_id = $1 and ${column} = $2`, [
        of.districtId,
        id(of),
      ])
    : table === 'class_members'
      ? await owner.query<Row>('select * from class_members where district_id = $1 and user_id = $2', [
          of.districtId,
          of.learnerId,
        ])
      : null;
  return found?.rows[0] ?? null;
}

const TEACHERS =
  /^(created_by|owner_id|requested_by|decided_by|teacher_id|set_by|made_by|added_by|edited_by|guardian_id)$/;
const LEARNERS = /^(learner_id|user_id|person_id|subject_id|reader_id|actor_id)$/;

/** A row that fills every column, with the keys of rows that it refers to. */
export function rowFor(table: CatalogTable, of: RowOwner, made: ReadonlyMap<string, Row>): Row {
  const row: Row = {};
  for (const { name, type, label } of table.columns) row[name] = label ?? valueFor(name, type, of);
  for (const { columns, table: foreign, foreignColumns } of table.references) {
    const there = made.get(foreign);
    for (const [index, column] of columns.entries()) {
      if (column === 'district_id' || LEARNERS.test(column) || TEACHERS.test(column)) continue;
      row[column] = there ? there[foreignColumns[index] ?? ''] : null;
    }
  }
  return row;
}

/** Whole numbers never come twice: some are keys. */
let numbers = 0;

function valueFor(name: string, type: string, of: RowOwner): unknown {
  if (type.endsWith('[]')) return type.startsWith('uuid') || type.startsWith('text') ? [] : [1];
  if (type === 'uuid') {
    if (name === 'district_id') return of.districtId;
    if (name === 'course_id') return of.courseId;
    if (name === 'class_id') return of.classId;
    if (LEARNERS.test(name)) return of.learnerId;
    return TEACHERS.test(name) ? of.teacherId : randomUUID();
  }
  if (/^(text|character varying|character)/.test(type)) return `${of.marker} ${randomUUID().slice(0, 8)}`;
  if (/^jsonb?$/.test(type)) return JSON.stringify(of.marker === '' ? [] : { said: of.marker });
  if (type === 'boolean') return false;
  if (type === 'bytea') return Buffer.from(of.marker);
  if (type.startsWith('timestamp')) return '2026-01-05T09:00:00Z';
  if (type === 'date') return '2026-01-05';
  if (type.startsWith('inet')) return '192.0.2.1';
  if (/^(integer|bigint)/.test(type)) return ++numbers;
  if (/^(smallint|real|double precision|numeric)/.test(type)) return 1;
  if (type.startsWith('interval')) return '1 day';
  throw new Error(`No value is known for a column of type ${type} (${name}).`);
}

const CHECK_VIOLATION = '23514';
const UNIQUE_VIOLATION = '23505';

/** Inserts a row as the owner of its table; where a check refuses it, without one of its columns that may be empty. */
export async function insertRow(owner: pg.Pool, table: CatalogTable, row: Row): Promise<Row> {
  const spare = table.columns.filter(({ required }) => !required).map(({ name }) => name);
  for (const without of [null, ...spare]) {
    const given = { ...row, ...(without === null ? {} : { [without]: null }) };
    try {
      const { rows } = await owner.query<Row>(insertOf(table.name, given), Object.values(given));
      if (rows[0]) return rows[0];
    } catch (error) {
      const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
      // One row for a whole district, and it has one.
      const [there] = code === UNIQUE_VIOLATION ? await rowsOf(owner, table.name, row.district_id) : [];
      if (there) return there;
      if (code !== CHECK_VIOLATION) throw new Error(`Table ${table.name} can't be filled: ${String(error)}`);
    }
  }
  throw new Error(`Table ${table.name} can't be filled: its checks refuse every row.`);
}

async function rowsOf(owner: pg.Pool, table: string, districtId: unknown): Promise<Row[]> {
  return (await owner.query<Row>(`select * from "${table}" where district_id = $1 limit 1`, [districtId])).rows;
}

/** An insert of a row, with a parameter for each of its columns. */
export function insertOf(table: string, row: Row): string {
  const names = Object.keys(row);
  return `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning *`;
}
