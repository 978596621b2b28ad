import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';

const test = testDatabase();

async function migrate(name: string): Promise<void> {
  const file = new URL(`../../platform/database/migrations/${name}.sql`, import.meta.url);
  for (const statement of readFileSync(file, 'utf8').split('--> statement-breakpoint'))
    await test().owner.query(statement);
}

const clear = async () => {
  for (const table of ['consent_texts', 'consent_seen', 'consent_decisions'])
    await test().owner.query(`delete from ${table}`);
};

it.each([
  ['0048_research-words', 'research', [2, 3], [3, 4], [1, 3, 4]],
  ['0054_research-words-on-groups', 'research', [3, 4], [4, 5], [1, 4, 5]],
  ['0061_risk-words', 'risk', [2, 3], [3, 4], [1, 3, 4]],
] as const)(
  'a district’s own words come after those of this product, and so does what was said to them: %s',
  async (name, purpose, own, texts, said) => {
    const { owner, districtId } = test();
    const learner = await addPerson(test(), 'learner');
    await clear();
    for (const version of own)
      await owner.query(
        `insert into consent_texts (district_id, purpose, version, words, needs_decision, created_by) values ($1, $2, $3, '{}', true, $4)`,
        [districtId, purpose, version, learner],
      );
    for (const version of [1, ...own]) {
      await owner.query(
        `insert into consent_seen (district_id, learner_id, purpose, version, seen_at) values ($1, $2, $3, $4, now())`,
        [districtId, learner, purpose, version],
      );
      await owner.query(
        `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, gen_random_uuid(), $2, $3, true, $4, $2, 'learner', now())`,
        [districtId, learner, purpose, version],
      );
    }
    await migrate(name);
    const versions = async (table: string) =>
      (await owner.query<{ version: number }>(`select version from ${table} order by version`)).rows.map(
        ({ version }) => version,
      );
    expect(await versions('consent_texts')).toEqual([...texts]);
    expect(await versions('consent_seen')).toEqual([...said]);
    expect(await versions('consent_decisions')).toEqual([...said]);
  },
);

it('a district that had gone back to this product’s words on risk goes on to the new ones, which ask', async () => {
  const { owner, districtId } = test();
  const admin = await addPerson(test(), 'admin');
  await clear();
  for (const [version, words, product] of [
    [2, '{}', null],
    [3, null, 1],
  ] as const)
    await owner.query(
      `insert into consent_texts (district_id, purpose, version, words, product, needs_decision, created_by) values ($1, 'risk', $2, $3, $4, false, $5)`,
      [districtId, version, words, product, admin],
    );
  await migrate('0061_risk-words');
  const { rows } = await owner.query('select version, product, needs_decision from consent_texts order by version');
  expect(rows).toEqual([
    { version: 3, product: null, needs_decision: false },
    { version: 4, product: 1, needs_decision: false },
    { version: 5, product: 2, needs_decision: true },
  ]);
});
