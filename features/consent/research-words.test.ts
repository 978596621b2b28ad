import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';

const test = testDatabase();

it.each([
  ['0048_research-words', [2, 3], [3, 4], [1, 3, 4]],
  ['0054_research-words-on-groups', [3, 4], [4, 5], [1, 4, 5]],
] as const)(
  'a district’s own words on research come after those of this product, and so does what was said to them: %s',
  async (name, own, texts, said) => {
    const { owner, districtId } = test();
    const learner = await addPerson(test(), 'learner');
    for (const table of ['consent_texts', 'consent_seen', 'consent_decisions'])
      await owner.query(`delete from ${table}`);
    for (const version of own)
      await owner.query(
        `insert into consent_texts (district_id, purpose, version, words, needs_decision, created_by) values ($1, 'research', $2, '{}', true, $3)`,
        [districtId, version, learner],
      );
    for (const version of [1, ...own]) {
      await owner.query(
        `insert into consent_seen (district_id, learner_id, purpose, version, seen_at) values ($1, $2, 'research', $3, now())`,
        [districtId, learner, version],
      );
      await owner.query(
        `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
       values ($1, gen_random_uuid(), $2, 'research', true, $3, $2, 'learner', now())`,
        [districtId, learner, version],
      );
    }
    const file = new URL(`../../platform/database/migrations/${name}.sql`, import.meta.url);
    for (const statement of readFileSync(file, 'utf8').split('--> statement-breakpoint')) await owner.query(statement);
    const versions = async (table: string) =>
      (await owner.query<{ version: number }>(`select version from ${table} order by version`)).rows.map(
        ({ version }) => version,
      );
    expect(await versions('consent_texts')).toEqual([...texts]);
    expect(await versions('consent_seen')).toEqual([...said]);
    expect(await versions('consent_decisions')).toEqual([...said]);
  },
);
