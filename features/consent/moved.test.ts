import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { consentPort } from './port';

const test = testDatabase();

it('what people had said to comparisons moves into the one record: who said no still says no', async () => {
  const { owner, database, districtId } = test();
  const [no, back, silent] = [
    await addPerson(test(), 'learner'),
    await addPerson(test(), 'learner'),
    await addPerson(test(), 'learner'),
  ];
  // The table as it was, and the migration's own first statement.
  await owner.query(
    'create table comparison_choices (district_id uuid, person_id uuid, takes_part boolean, updated_at timestamptz)',
  );
  await owner.query(
    `insert into comparison_choices values ($1, $2, false, '2026-05-06T07:08:09Z'), ($1, $3, true, now())`,
    [...[districtId, no, back]],
  );
  const file = new URL('../../platform/database/migrations/0034_one_record_of_choices.sql', import.meta.url);
  const [move = ''] = readFileSync(file, 'utf8').split('--> statement-breakpoint');
  await owner.query(move);
  await owner.query('drop table comparison_choices');
  const { rows } = await owner.query(
    'select learner_id, purpose, allowed, decided_as, decided_at from consent_decisions',
  );
  expect(rows).toEqual([
    {
      ...{ learner_id: no, purpose: 'experiments', allowed: false, decided_as: 'learner' },
      decided_at: new Date('2026-05-06T07:08:09Z'),
    },
  ]);
  const willing = await database.transaction({ districtId, userId: null, role: 'system' }, (tx) =>
    consentPort.allowedAmong(tx, [no, back, silent], 'experiments'),
  );
  expect([...willing].sort()).toEqual([back, silent].sort());
});
