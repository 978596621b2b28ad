import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { type ImportRow, importRowSchema, peopleImportSchema } from './contract';
import { purgeImports } from './store';
import { type ImportWorld, importWorld } from './testing';

const database = testDatabase();
let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld(database());
});

const HEAD = 'role,name,email,username,school,class,course,guardian of,birth date';
const list = (...lines: string[]) => [HEAD, ...lines].join('\r\n');
const LIST = list(
  'teacher,Tina Berg,tina@b.example,,North School,7a,Biology,,',
  'learner,Anna Lang,,anna.lang,North School,7a,,,2014-03-09',
  'learner,Zoë Åström,,,North School,7a,,,',
  'guardian,Gia Lang,gia@b.example,,,,,anna.lang,',
  'learner,Nobody,nobody@b.example,,West School,,,,',
);

async function rowsOf(id: string, query = ''): Promise<ImportRow[]> {
  const { body } = await world.call(world.admin, 'GET', `/people/imports/${id}/rows?limit=200${query}`);
  return importRowSchema.array().parse(body.items);
}

describe('a list of people', () => {
  it('is told row by row and writes nothing until it is confirmed; then as a whole, and the second time nothing', async () => {
    const before = await world.counted();
    const brought = await world.bring(world.admin, LIST);
    expect(brought.status).toBe(200);
    const preview = peopleImportSchema.parse(brought.body);
    expect(preview).toMatchObject({
      ...{ state: 'preview', encoding: 'utf-8', separator: ',', rows: 5, byName: 'Ada' },
      counts: { new: 4, changed: 0, unchanged: 0, refused: 1 },
    });
    expect(await world.counted()).toEqual(before);
    const told = await rowsOf(preview.id);
    expect(told.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'new'],
      [5, 'new'],
      [6, 'refused'],
    ]);
    const done = await world.call(world.admin, 'POST', `/people/imports/${preview.id}/confirm`);
    expect(done.body).toMatchObject({ state: 'done', done: 5, counts: preview.counts });
    expect(world.reported).toEqual([]);
    const after = await world.counted();
    expect(after).toEqual({ ...{ users: 7, classes: 1, members: 3, inSchools: 4, links: 1, births: 1 } });
    expect((await world.call(world.admin, 'POST', `/people/imports/${preview.id}/confirm`)).status).toBe(409);
    const again = await world.bring(world.admin, LIST);
    expect(again.body.counts).toEqual({ new: 0, changed: 0, unchanged: 4, refused: 1 });
    await world.call(world.admin, 'POST', `/people/imports/${again.body.id}/confirm`);
    expect(await world.counted()).toEqual(after);
  });

  it('puts classes into the terms that rows name', async () => {
    const { owner, districtId } = database();
    const termId = database().newId();
    await owner.query(
      `insert into terms (district_id, id, school_id, name, starts_on, ends_on) values ($1, $2, $3, 'Autumn', '2026-09-01', '2026-12-18')`,
      [districtId, termId, world.north],
    );
    const text = [
      'role,name,email,school,class,course,term',
      ',,,North School,9t,Art,Autumn',
      ',,,North School,7a,,Autumn',
    ].join('\n');
    const { body } = await world.bring(world.admin, text);
    expect((await rowsOf(body.id)).map(({ outcome, does }) => [outcome, ...does.map(({ kind }) => kind)])).toEqual([
      ['new', 'newClass', 'classTerm'],
      ['changed', 'classTerm'],
    ]);
    expect((await world.call(world.admin, 'POST', `/people/imports/${body.id}/confirm`)).body.state).toBe('done');
    const { rows } = await owner.query('select name from classes where term_id = $1 order by name', [termId]);
    expect(rows).toEqual([{ name: '7a' }, { name: '9t' }]);
    expect((await world.bring(world.admin, text)).body.counts).toMatchObject({ unchanged: 2 });
  });

  it('gives who has no e-mail an address that leads nowhere, and confirms guardians', async () => {
    const { rows } = await database().owner.query(
      `select u.name, u.username, u.email = u.id || '@no-email.invalid' as nowhere from users u where username is not null order by 1`,
    );
    expect(rows).toEqual([
      { name: 'Anna Lang', username: 'anna.lang', nowhere: true },
      { name: 'Zoë Åström', username: 'zoe.astrom', nowhere: true },
    ]);
    const links = await database().owner.query(
      'select confirmed_by, confirmed_at is not null as confirmed from guardian_links',
    );
    expect(links.rows).toEqual([{ confirmed_by: world.admin.userId, confirmed: true }]);
  });

  it('is planned anew when it is confirmed: what changed meanwhile counts', async () => {
    const one = await world.bring(world.admin, list('learner,Mo,,mo.one,,,,,'));
    const two = await world.bring(world.admin, list('learner,Mo,,mo.one,,,,,'));
    await world.call(world.admin, 'POST', `/people/imports/${one.body.id}/confirm`);
    const second = await world.call(world.admin, 'POST', `/people/imports/${two.body.id}/confirm`);
    expect(second.body).toMatchObject({ state: 'done', counts: { new: 0, unchanged: 1 } });
  });

  it('comes as a report that no spreadsheet runs', async () => {
    const text = list(
      '"=cmd|"" /C calc""!A0",Eve,eve@b.example,,,,,,',
      'learner,"=HYPERLINK(""http://x"")",eve@b.example,,,,,,',
      'learner,@sum(A1),,+evil,,,,,',
    );
    const { body } = await world.bring(world.admin, text);
    const report = await world.request(world.admin, 'GET', `/people/imports/${body.id}/report`);
    expect(report.headers.get('content-type')).toContain('text/csv');
    const cells = report.text.replace('\uFEFF', '').split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
    expect(report.text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(report.text).toContain('4,Refused');
    // And what was kept from being a formula is read back as what it was.
    const back = await world.bring(world.admin, `name,username\n"'=Anna",anna.x\n`);
    expect(await rowsOf(back.body.id)).toMatchObject([{ name: '=Anna' }]);
  });

  it('is shown by outcome and in pages', async () => {
    const { body } = await world.bring(world.admin, LIST);
    expect((await rowsOf(body.id, '&outcome=refused')).map(({ row }) => row)).toEqual([6]);
    const first = await world.call(world.admin, 'GET', `/people/imports/${body.id}/rows?limit=2`);
    const cursor = first.body.nextCursor;
    const second = await world.call(world.admin, 'GET', `/people/imports/${body.id}/rows?limit=200&cursor=${cursor}`);
    expect(second.body.items.map(({ row }: ImportRow) => row)).toEqual([4, 5, 6]);
  });

  it('is refused when it is none, and to everybody else', async () => {
    expect((await world.bring(world.admin, 'no table')).body.code).toBe('columns_missing');
    expect((await world.bring(world.admin, `name,username\n${'A,anna\n'.repeat(50)}\u0000`)).body.code).toBe(
      'not_a_table',
    );
    expect((await world.request(world.admin, 'POST', '/people/imports', { body: '{}' })).status).toBe(422);
    expect((await world.bring(world.teacher, LIST)).status).toBe(403);
    expect((await world.bring(null, LIST)).status).toBe(401);
  });

  it('is let go, and forgotten after some days', async () => {
    const { body } = await world.bring(world.admin, LIST);
    expect((await world.call(world.admin, 'POST', `/people/imports/${body.id}/cancel`)).body.state).toBe('cancelled');
    expect(await rowsOf(body.id)).toEqual([]);
    expect((await world.call(world.admin, 'POST', `/people/imports/${body.id}/confirm`)).body.code).toBe('import_over');
    const kept = (await world.call(world.admin, 'GET', '/people/imports')).body.items.length;
    const later = (days: number) => new Date(world.clock.now.getTime() + days * 24 * 3600_000);
    const purge = (now: Date) =>
      database().database.transaction({ districtId: database().districtId, userId: null, role: 'system' }, (tx) =>
        purgeImports(tx, now),
      );
    await purge(later(8));
    const left = (await world.call(world.admin, 'GET', '/people/imports')).body.items;
    expect(left.length).toBeLessThan(kept);
    expect(new Set(left.map(({ state }: { state: string }) => state))).toEqual(new Set(['done']));
    await purge(later(31));
    expect((await world.call(world.admin, 'GET', '/people/imports')).body.items).toEqual([]);
  });
});

describe('a school’s administrator', () => {
  it('brings people into their own school, with roles of a school', async () => {
    const { body } = await world.bring(
      world.schoolAdmin,
      list(
        'learner,Pia,,pia.own,,,,,',
        'learner,Pit,,pit.own,South School,,,,',
        'school_admin,Pam,pam@b.example,,,,,,',
      ),
    );
    expect(body.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 2 });
    const done = await world.call(world.schoolAdmin, 'POST', `/people/imports/${body.id}/confirm`);
    expect(done.body.state).toBe('done');
    const { rows } = await database().owner.query(
      `select s.name, m.added_by from school_members m join schools s on s.id = m.school_id join users u on u.id = m.user_id where u.username = 'pia.own'`,
    );
    expect(rows).toEqual([{ name: 'North School', added_by: world.schoolAdmin.userId }]);
    const others = await world.bring(world.admin, LIST);
    expect((await world.call(world.schoolAdmin, 'GET', `/people/imports/${others.body.id}`)).status).toBe(404);
  });
});

describe('a long list', () => {
  const long = (from: number, count: number) =>
    list(
      ...Array.from(
        { length: count },
        (_, i) => `learner,Learner ${from + i},,learner.${from + i},North School,9b,Art,,`,
      ),
    );

  it('is the work of a job, which can be stopped before and while it writes, and then nothing of it is there', async () => {
    const before = await world.counted();
    const { body } = await world.bring(world.admin, long(0, 600));
    const begun = await world.call(world.admin, 'POST', `/people/imports/${body.id}/confirm`);
    expect(begun.body).toMatchObject({ state: 'waiting', rows: 600 });
    expect((await world.call(world.admin, 'POST', `/people/imports/${body.id}/confirm`)).body.code).toBe(
      'import_running',
    );
    await world.call(world.admin, 'POST', `/people/imports/${body.id}/cancel`);
    await world.jobs.run();
    expect((await world.call(world.admin, 'GET', `/people/imports/${body.id}`)).body.state).toBe('cancelled');
    expect(await world.counted()).toEqual(before);
  });

  it('is taken up again after a stop in the middle', async () => {
    const before = await world.counted();
    const { body } = await world.bring(world.admin, long(0, 600));
    await world.call(world.admin, 'POST', `/people/imports/${body.id}/confirm`);
    await expect(world.jobs.run(AbortSignal.abort())).rejects.toThrow('taken up again');
    expect((await world.call(world.admin, 'GET', `/people/imports/${body.id}`)).body.state).toBe('running');
    expect(await world.counted()).toEqual(before);
    await world.service.resume(database().districtId);
    await world.jobs.run();
    expect((await world.call(world.admin, 'GET', `/people/imports/${body.id}`)).body).toMatchObject({
      ...{ state: 'done', done: 600, counts: { new: 600, changed: 0, unchanged: 0, refused: 0 } },
    });
    expect((await world.counted())?.users).toBe((before?.users ?? 0) + 600);
    expect(world.reported).toEqual([]);
  });

  it('begins once more when somebody took a name in the same moment', async () => {
    const { owner, districtId } = database();
    // A sequence counts on where a transaction is taken back.
    await owner.query(`create sequence tries;
      create function take_name() returns trigger language plpgsql security definer as $$ begin
        if new.username = 'racer' and nextval('tries') = 1 then raise unique_violation; end if; return new; end $$;
      create trigger take_name before insert on users for each row execute function take_name()`);
    const { body } = await world.bring(world.admin, list('learner,Racer,,racer,,,,,'));
    expect((await world.call(world.admin, 'POST', `/people/imports/${body.id}/confirm`)).body.state).toBe('done');
    expect((await owner.query('select last_value::int as tries from tries')).rows).toEqual([{ tries: 2 }]);
    await owner.query('drop trigger take_name on users; drop function take_name; drop sequence tries');
    const { rows } = await owner.query('select 1 from users where district_id = $1 and username = $2', [
      districtId,
      'racer',
    ]);
    expect(rows).toHaveLength(1);
  });
});
