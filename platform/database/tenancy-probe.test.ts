import { randomUUID } from 'node:crypto';
import { escapeLiteral } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { roles } from './roles';
import { type TestDatabase, testDatabase } from './testing';
import { type CatalogTable, catalogTables, fillTables, insertOf, type Row, type RowOwner } from './testing-rows';
import type { Actor, ActorRole } from './transaction';

const opened = testDatabase();
const ROLES: ActorRole[] = [...roles, 'system', 'auth'];
/** Roles of which somebody may be that has nothing to do with a learner. */
const STRANGERS = ['learner', 'teacher', 'counsellor', 'guardian', 'school_admin', 'dpo'] as const;
/** What is a data protection officer’s to see of everybody: what was agreed to and asked for, and who belongs to whom. */
const OFFICERS = [
  'consent_decisions: dpo reads',
  'consent_people: dpo reads',
  'consent_seen: dpo reads',
  'correction_requests: dpo reads',
  'correction_requests: dpo changes',
  'deletion_requests: dpo reads',
  'guardian_links: dpo reads',
  // Officers place and lift holds.
  ...['reads', 'changes', 'deletes', 'adds'].map((does) => `legal_hold_learners: dpo ${does}`),
  ...['reads', 'changes', 'deletes', 'adds'].map((does) => `retention_touched: dpo ${does}`),
  'school_members: dpo reads',
];

/** Reads of these tables are open to everybody, on purpose. */
const OPEN_TO_READ = new Set([
  // The name of the district stands on the sign-in page.
  'districts',
]);

let test: TestDatabase;
let tables: CatalogTable[] = [];
/** Two classes of two courses in one district, and one class of another district. */
let ours: RowOwner;
let otherClass: RowOwner;
let otherDistrict: RowOwner;
let rows = new Map<string, Row>();

const ownerOf = (districtId: string, marker: string): RowOwner => ({
  ...{
    districtId,
    marker,
    learnerId: randomUUID(),
    teacherId: randomUUID(),
    courseId: randomUUID(),
    classId: randomUUID(),
  },
});

beforeAll(async () => {
  test = opened();
  tables = await catalogTables(test.owner);
  [ours, otherClass, otherDistrict] = [
    ownerOf(test.districtId, 'OURS'),
    ownerOf(test.districtId, 'OTHERCLASS'),
    ownerOf(randomUUID(), 'OTHERDISTRICT'),
  ];
  rows = await fillTables(test.owner, tables, ours);
  await fillTables(test.owner, tables, otherClass);
  await fillTables(test.owner, tables, otherDistrict);
  // Teachers stand in for staff and guardians too: they are of the school of their learner, and its guardian.
  await test.owner.query(
    `insert into school_members (district_id, school_id, user_id) select m.district_id, m.school_id, g.guardian_id
     from school_members m join guardian_links g on g.district_id = m.district_id and g.learner_id = m.user_id`,
  );
}, 120_000);

type Outcome = { count: number } | { refused: string };

/** Runs one statement as somebody with the application's own role, and takes it back. */
async function attempt(actor: Actor | null, statement: string, values: unknown[] = []): Promise<Outcome> {
  const client = await test.database.pool.connect();
  try {
    const { districtId, userId, role } = actor ?? { districtId: '', userId: '', role: '' };
    const settings = Object.entries({ district: districtId, user: userId ?? '', role }).map(
      ([name, value]) => `set_config('meno.${name}', ${escapeLiteral(value)}, true)`,
    );
    await client.query(actor ? `begin; select ${settings.join(', ')}` : 'begin');
    return { count: (await client.query(statement, values)).rowCount ?? 0 };
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    return { refused: String(code) };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Refused by a policy or for want of a right; anything else (a key that is taken, say) means that the policies let it through. */
const isRefused = (outcome: Outcome) => 'refused' in outcome && outcome.refused === '42501';
const isNothing = (outcome: Outcome) => isRefused(outcome) || ('count' in outcome && outcome.count === 0);

/** What somebody gets at of a table's rows that fulfil a condition: nothing, as a list of what went through. */
async function reached(
  actor: Actor | null,
  table: string,
  where: string,
  values: unknown[],
  row: Row,
): Promise<string[]> {
  const who = actor ? `${actor.role}` : 'nobody';
  const found: string[] = [];
  const note = (what: string, through: boolean) => {
    if (through) found.push(`${table}: ${who} ${what}`);
  };
  if (!OPEN_TO_READ.has(table))
    note('reads', !isNothing(await attempt(actor, `select 1 from "${table}" where ${where}`, values)));
  note(
    'changes',
    !isNothing(await attempt(actor, `update "${table}" set district_id = district_id where ${where}`, values)),
  );
  note('deletes', !isNothing(await attempt(actor, `delete from "${table}" where ${where}`, values)));
  note('adds', !isRefused(await attempt(actor, insertOf(table, row), Object.values(row))));
  return found;
}

/** The row of ours again, as a statement can take it: without the columns that the database counts up by itself. */
const rowOf = ({ name, columns }: CatalogTable): Row => {
  const row = rows.get(name);
  if (!row) throw new Error(`Table ${name} has no row.`);
  const given = columns.map((column): [string, unknown] => {
    const value = row[column.name];
    return [column.name, column.type.startsWith('json') ? JSON.stringify(value) : value];
  });
  return Object.fromEntries(given);
};

describe('every table, as the catalogue lists them', () => {
  it('has a row to hide, which somebody of its district can see', async () => {
    expect(tables.length).toBeGreaterThan(60);
    const unseen: string[] = [];
    for (const { name } of tables) {
      const { districtId } = ours;
      const actors: Actor[] = ROLES.flatMap((role) =>
        [ours.learnerId, ours.teacherId].map((userId) => ({ districtId, userId, role })),
      );
      const seen = await Promise.all(
        actors.map((actor) => attempt(actor, `select 1 from "${name}" where district_id = $1`, [districtId])),
      );
      if (seen.every(isNothing)) unseen.push(name);
    }
    expect(unseen).toEqual([]);
  }, 60_000);

  it('has row-level security, which nothing but policies of named kinds opens', async () => {
    const { rows: bare } = await test.owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p')
         and (not c.relrowsecurity or not exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
    );
    expect(bare).toEqual([]);
    const { rows: views } = await test.owner.query(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('v', 'm') and not coalesce(array_to_string(c.reloptions, ',') like '%security_invoker=true%', false)`,
    );
    expect(views).toEqual([]);
  });

  it('would be found here if it let anybody through', async () => {
    const role = (await test.database.pool.query('select current_user as name')).rows[0]?.name;
    await test.owner.query('create table leak (district_id uuid not null, said text)');
    await test.owner.query('alter table leak enable row level security');
    await test.owner.query('create policy anybody on leak using (true) with check (true)');
    await test.owner.query(`grant select, insert, update, delete on leak to "${role}"`);
    const row = { district_id: ours.districtId, said: 'ours' };
    await test.owner.query(insertOf('leak', row), Object.values(row));
    const found = await reached(null, 'leak', 'district_id = $1', [ours.districtId], row);
    await test.owner.query('drop table leak');
    expect(found).toEqual(['leak: nobody reads', 'leak: nobody changes', 'leak: nobody deletes', 'leak: nobody adds']);
  });

  it('shows nothing to another district, whatever its people are, and takes nothing from it', async () => {
    const through: string[] = [];
    for (const table of tables) {
      const { name } = table;
      const asked = ['district_id = $1', [ours.districtId]] as const;
      for (const role of ROLES)
        for (const userId of [otherDistrict.learnerId, ours.learnerId]) {
          const actor: Actor = { districtId: otherDistrict.districtId, userId, role };
          through.push(...(await reached(actor, name, asked[0], [...asked[1]], rowOf(table))));
        }
      through.push(...(await reached(null, name, asked[0], [...asked[1]], rowOf(table))));
    }
    expect([...new Set(through)]).toEqual([]);
  }, 180_000);

  it('lets no row be carried over into another district', async () => {
    const carried: string[] = [];
    for (const { name } of tables) {
      for (const role of ROLES) {
        const actor: Actor = { districtId: otherDistrict.districtId, userId: otherDistrict.learnerId, role };
        const outcome = await attempt(actor, `update "${name}" set district_id = $1`, [ours.districtId]);
        if (!isNothing(outcome)) carried.push(`${name}: ${role}`);
      }
    }
    expect(carried).toEqual([]);
  }, 60_000);
});

describe('what belongs to a learner', () => {
  it('is not there for another learner, nor for a teacher of another class, another’s guardian or staff of another school', async () => {
    const through: string[] = [];
    const personal = tables.filter(({ columns }) => columns.some(({ name }) => name === 'learner_id'));
    expect(personal.length).toBeGreaterThan(10);
    for (const table of personal) {
      const { name } = table;
      for (const role of STRANGERS) {
        const userId = role === 'learner' ? otherClass.learnerId : otherClass.teacherId;
        const actor: Actor = { districtId: ours.districtId, userId, role };
        through.push(...(await reached(actor, name, 'learner_id = $1', [ours.learnerId], rowOf(table))));
      }
    }
    expect(through.filter((each) => !OFFICERS.includes(each))).toEqual([]);
  });

  it('and what hangs on a user isn’t either', async () => {
    const through: string[] = [];
    for (const table of tables) {
      const { name, columns } = table;
      if (!columns.some((column) => column.name === 'user_id')) continue;
      for (const role of STRANGERS) {
        const actor: Actor = {
          districtId: ours.districtId,
          userId: role === 'learner' ? otherClass.learnerId : otherClass.teacherId,
          role,
        };
        through.push(...(await reached(actor, name, 'user_id = $1', [ours.learnerId], rowOf(table))));
      }
    }
    expect(through.filter((each) => !OFFICERS.includes(each))).toEqual([]);
  });
});

describe('the application’s role', () => {
  it('owns nothing, bypasses nothing, is a member of no role and can become none', async () => {
    const { rows: found } = await test.database.pool.query(
      `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as roles,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
         (select count(*)::int from pg_proc p where p.proowner = r.oid) as functions
       from pg_roles r where r.rolname = current_user`,
    );
    const none = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    };
    expect(found).toEqual([{ ...none, roles: 0, owned: 0, functions: 0 }]);
    const { rows: owners } = await test.owner.query('select current_user as name');
    expect(await attempt(null, `set role "${owners[0]?.name}"`)).toEqual({ refused: '42501' });
    expect(await attempt(null, `set session authorization "${owners[0]?.name}"`)).toEqual({ refused: '42501' });
  });

  it('gets no answer at all where it asks without row-level security', async () => {
    const client = await test.database.pool.connect();
    try {
      await client.query('set row_security = off');
      await expect(client.query('select * from users')).rejects.toMatchObject({ code: '42501' });
    } finally {
      client.release(true);
    }
  });

  it('can neither switch row-level security off nor change what it says', async () => {
    const district: Actor = { districtId: ours.districtId, userId: null, role: 'system' };
    expect(await attempt(district, 'alter table users disable row level security')).toEqual({ refused: '42501' });
    expect(await attempt(district, 'create policy mine on users using (true)')).toEqual({ refused: '42501' });
    expect(await attempt(district, 'drop policy user_read on users')).toEqual({ refused: '42501' });
    expect(await attempt(district, 'create table mine (a int)')).toEqual({ refused: '42501' });
    expect(await attempt(district, 'truncate users')).toEqual({ refused: '42501' });
    expect(await attempt(district, "copy users to program 'true'")).toEqual({ refused: '42501' });
  });
});
