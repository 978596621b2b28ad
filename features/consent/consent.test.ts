import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { DEFAULT_SETTINGS, IN_USE, PRODUCT_BINDING, PRODUCT_VERSIONS, purposes, STANDARDS } from './contract';
import { allowedBy, type Decided, inForce } from './in-force';
import { type Caller, type ConsentWorld, consentWorld } from './testing';
import { productWords } from './words';

const database = testDatabase();
let world: ConsentWorld;
beforeEach(async () => {
  const { owner } = database();
  await owner.query('delete from consent_decisions; delete from consent_texts; delete from consent_settings');
  world = await consentWorld(database());
});
const settings = (rest: object) =>
  world.as(world.admin, (tx) => world.service.setSettings(tx, world.admin.userId, { ...DEFAULT_SETTINGS, ...rest }));

describe('what holds until somebody decides', () => {
  it('is what this product has, and then what the district says, in the database as in the contract', async () => {
    for (const purpose of purposes)
      expect(await world.allows(world.learner, purpose)).toBe(STANDARDS[purpose] === 'on');
    const turned = Object.fromEntries(purposes.map((purpose) => [purpose, STANDARDS[purpose] === 'on' ? 'off' : 'on']));
    await settings({ standards: turned });
    for (const purpose of purposes) expect(await world.allows(world.learner, purpose)).toBe(turned[purpose] === 'on');
    expect(world.changes).toEqual(purposes.map((purpose) => `${purpose} all`));
  });

  it('is the same whoever asks: a teacher does not see decisions, and yet is told right', async () => {
    await world.say(world.learner, 'tutoring', false);
    for (const by of [world.teacher, world.admin, { userId: null, role: 'system' as const }])
      expect(await world.allows(world.learner, 'tutoring', by)).toBe(false);
    const willing = await world.person('learner');
    const among = await world.as(world.teacher, (tx) =>
      world.service.port.allowedAmong(tx, [world.learner.userId, willing.userId], 'tutoring'),
    );
    expect([...among]).toEqual([willing.userId]);
  });

  it('has words for every purpose and version', () => {
    for (const purpose of purposes)
      for (let version = 1; version <= PRODUCT_VERSIONS[purpose]; version++)
        expect(Object.values(productWords(purpose, version)).every((words) => words.length > 20)).toBe(true);
    // Of what is done, what leaves the school and what guesses at somebody's future wait for a yes.
    expect([...IN_USE].filter((purpose) => STANDARDS[purpose] === 'off')).toEqual(['risk', 'research']);
  });
});

describe('who decides', () => {
  const decided = async () =>
    (await world.as(world.learner, (tx) => world.service.own(tx, world.learner.userId))).ofAge;

  it('is the learner from the district’s age on, by the day; who has no date of birth is under it', async () => {
    expect(await decided()).toBe(false);
    const born = new Date();
    born.setUTCFullYear(born.getUTCFullYear() - 16);
    const day = (offset: number) => new Date(born.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
    await world.born(world.learner, day(2));
    expect(await decided()).toBe(false);
    await world.born(world.learner, day(0));
    expect(await decided()).toBe(true);
    await settings({ ageFrom: 18 });
    expect(await decided()).toBe(false);
    await settings({ ageFrom: 0 });
    expect(await decided()).toBe(true);
  });

  it('lets who is under it say no and take that back, and give no yes', async () => {
    await expect(world.say(world.learner, 'research', true)).rejects.toMatchObject({ code: 'guardian_decides' });
    await world.say(world.learner, 'tutoring', false);
    expect(await world.allows(world.learner, 'tutoring')).toBe(false);
    await world.say(world.learner, 'tutoring', true);
    expect(await world.allows(world.learner, 'tutoring')).toBe(true);
    // What was taken back was no yes: the district's own word holds.
    await settings({ standards: { ...STANDARDS, tutoring: 'off' } });
    expect(await world.allows(world.learner, 'tutoring')).toBe(false);
    await expect(world.say(world.learner, 'tutoring', true)).rejects.toMatchObject({ code: 'guardian_decides' });
  });

  it('leaves a guardian’s no as it is, and a guardian’s yes until the learner says no', async () => {
    await world.guardian(world.learner, 'tutoring', false);
    await expect(world.say(world.learner, 'tutoring', true)).rejects.toMatchObject({ code: 'guardian_decides' });
    await world.guardian(world.learner, 'research', true);
    await world.say(world.learner, 'research', false);
    expect(await world.allows(world.learner, 'research')).toBe(false);
    await world.say(world.learner, 'research', true);
    expect(await world.allows(world.learner, 'research')).toBe(true);
  });

  it('is the guardian alone where the district says so', async () => {
    await settings({ minorsMayRefuse: false });
    await expect(world.say(world.learner, 'tutoring', false)).rejects.toMatchObject({ code: 'guardian_decides' });
    expect(await world.allows(world.learner, 'tutoring')).toBe(true);
  });

  it('is nobody else once the learner is of age', async () => {
    await world.born(world.learner, '2000-01-01');
    await expect(world.guardian(world.learner, 'tutoring', false)).rejects.toMatchObject({ code: 'learner_decides' });
    await world.say(world.learner, 'research', true);
    expect(await world.allows(world.learner, 'research')).toBe(true);
  });
});

describe('the record of decisions', () => {
  const raw = (who: Caller, learnerId: string, rest: object = {}) => {
    const row = { allowed: false, decided_by: who.userId, decided_as: 'learner', ...rest };
    return world.as(who, (tx) =>
      tx.execute(
        `insert into consent_decisions (id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
         values (gen_random_uuid(), '${learnerId}', 'tutoring', ${row.allowed}, 1, '${row.decided_by}', '${row.decided_as}', now())`,
      ),
    );
  };
  const refused = { cause: { message: expect.stringContaining('row-level security') } };

  it('takes only a learner’s own word, a yes only of age, and a guardian’s only from an administrator', async () => {
    const { learner, teacher, admin } = world;
    const other = await world.person('learner');
    await raw(learner, learner.userId);
    await expect(raw(learner, learner.userId, { allowed: true })).rejects.toMatchObject(refused);
    await expect(raw(learner, learner.userId, { decided_as: 'guardian' })).rejects.toMatchObject(refused);
    await expect(raw(learner, other.userId)).rejects.toMatchObject(refused);
    await expect(raw(teacher, learner.userId)).rejects.toMatchObject(refused);
    await expect(raw(admin, learner.userId)).rejects.toMatchObject(refused);
    await raw(admin, learner.userId, { decided_as: 'guardian', allowed: true });
    await world.born(learner, '2000-01-01');
    await raw(learner, learner.userId, { allowed: true });
    await expect(raw(admin, learner.userId, { decided_as: 'guardian' })).rejects.toMatchObject(refused);
  });

  it('is read by the learner and administrators alone', async () => {
    await world.say(world.learner, 'tutoring', false);
    const other = await world.person('learner');
    const count = async (who: Caller) =>
      (await world.as(who, (tx) => tx.execute('select 1 from consent_decisions'))).rowCount;
    expect(await count(world.learner)).toBe(1);
    expect(await count(world.admin)).toBe(1);
    expect(await count(other)).toBe(0);
    expect(await count(world.teacher)).toBe(0);
  });

  it('can be neither changed nor deleted, by nobody', async () => {
    await world.say(world.learner, 'tutoring', false);
    for (const table of ['consent_decisions', 'consent_texts', 'consent_seen'])
      for (const statement of [`delete from ${table}`, `update ${table} set version = 9`])
        for (const who of [world.admin, { userId: null, role: 'system' as const }])
          await expect(world.as(who, (tx) => tx.execute(statement))).rejects.toMatchObject({
            cause: { message: expect.stringContaining('permission denied') },
          });
  });

  it('goes with its learner', async () => {
    await world.say(world.learner, 'tutoring', false);
    await database().owner.query('delete from users where id = $1', [world.learner.userId]);
    expect((await database().owner.query('select 1 from consent_decisions')).rowCount).toBe(0);
  });

  it('doesn’t take a yes to words that said nothing was worked out for a yes to what is; a no stays one', async () => {
    const { owner, districtId, newId } = database();
    const [yes, no, silent] = [world.learner, await world.person('learner'), await world.person('learner')];
    for (const [who, allowed] of [
      [yes, true],
      [no, false],
    ] as const)
      await owner.query(
        `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
         values ($1, $2, $3, 'risk', $4, 1, $5, 'guardian', now())`,
        [districtId, newId(), who.userId, allowed, world.admin.userId],
      );
    const risk = async (who: Caller) => {
      const { items } = await world.as(who, (tx) => world.service.own(tx, who.userId));
      const { allowed, needsDecision } = items.find(({ purpose }) => purpose === 'risk') ?? {};
      return { allowed, needsDecision, holds: await world.allows(who, 'risk') };
    };
    // Who had said yes is asked again; who had said no, or nothing, is not.
    expect(await risk(yes)).toEqual({ allowed: false, needsDecision: true, holds: false });
    expect(await risk(no)).toEqual({ allowed: false, needsDecision: false, holds: false });
    expect(await risk(silent)).toEqual({ allowed: false, needsDecision: false, holds: false });
    await world.guardian(yes, 'risk', true);
    expect(await risk(yes)).toEqual({ allowed: true, needsDecision: false, holds: true });
    // What the district has for everybody still holds where nothing else does.
    await settings({ standards: { ...STANDARDS, risk: 'on' } });
    expect([(await risk(no)).holds, (await risk(silent)).holds]).toEqual([false, true]);
  });

  it('adds nothing where the same is said again', async () => {
    for (const _ of [1, 2, 3]) await world.say(world.learner, 'tutoring', false);
    expect((await database().owner.query('select 1 from consent_decisions')).rowCount).toBe(1);
  });

  it.each(['tutoring', 'risk'] as const)(
    'only grows, and the latest decision that still holds is in force, whatever is done in whatever order: %s',
    async (purpose) => {
      const step = fc.oneof(
        fc.record({ do: fc.constant('own' as const), allowed: fc.boolean() }),
        fc.record({ do: fc.constant('guardian' as const), allowed: fc.boolean() }),
        fc.record({ do: fc.constant('publish' as const), needsDecision: fc.boolean() }),
        fc.record({ do: fc.constant('standard' as const), on: fc.boolean() }),
        fc.record({ do: fc.constant('age' as const), years: fc.constantFrom(0, 16) }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
          await database().owner.query('delete from consent_texts; delete from consent_settings');
          const learner = await world.person('learner');
          let current = { ...DEFAULT_SETTINGS };
          let [version, binding] = [PRODUCT_VERSIONS[purpose], PRODUCT_BINDING[purpose] ?? 1];
          let kept: string[] = [];
          for (const each of steps) {
            const attempt = async () => {
              if (each.do === 'own') await world.say(learner, purpose, each.allowed);
              if (each.do === 'guardian') await world.guardian(learner, purpose, each.allowed, version);
            };
            await attempt().catch((error: { code?: string }) => {
              if (!['guardian_decides', 'learner_decides'].includes(error.code ?? '')) throw error;
            });
            if (each.do === 'publish') {
              await world.publish(purpose, each.needsDecision);
              version++;
              if (each.needsDecision) binding = version;
            }
            if (each.do === 'standard')
              current = { ...current, standards: { ...STANDARDS, [purpose]: each.on ? 'on' : 'off' } };
            if (each.do === 'age') current = { ...current, ageFrom: each.years };
            if (each.do === 'standard' || each.do === 'age') await settings(current);
            const { rows } = await database().owner.query<Decided & { row: string }>(
              `select allowed, version, decided_as as as, c::text as row from consent_decisions c where learner_id = $1 order by seq`,
              [learner.userId],
            );
            // What was written stays as it was, in its place.
            expect(rows.slice(0, kept.length).map(({ row }) => row)).toEqual(kept);
            kept = rows.map(({ row }) => row);
            const holds = allowedBy(inForce(rows, binding), current.standards[purpose]);
            expect(await world.allows(learner, purpose)).toBe(holds);
            // By hand: the latest word, a no whatever came after it, a yes only to words that nothing has replaced.
            const spoken = rows.at(-1)?.allowed === null ? rows.filter(({ as }) => as === 'guardian') : rows;
            const last = spoken.at(-1);
            if (last?.allowed === false) expect(holds).toBe(false);
            else if (last && last.version >= binding) expect(holds).toBe(true);
            else expect(holds).toBe(current.standards[purpose] === 'on');
          }
        }),
        { numRuns: 15, seed: 20260302 },
      );
    },
    60_000,
  );
});
