import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { accounts } from '@/features/identity/schema';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { systemActor } from '@/platform/database/transaction';
import { createColumnCipher } from '@/platform/secrets/column-cipher';
import { giveColumnKeys } from '@/platform/secrets/encrypted-text';
import { encryptedColumns, sealAnew } from './encrypted-columns';

const test = testDatabase();

it('knows every encrypted column of the schemas, and its table’s key', async () => {
  const files = (await readdir('features', { recursive: true })).filter((file) => /(^|\/)schema[\w-]*\.ts$/.test(file));
  const sources = await Promise.all(files.map((file) => readFile(path.join('features', file), 'utf8')));
  const declared = sources.flatMap((source) =>
    [...source.matchAll(/encryptedText\('([^']+)'\)/g)].map((found) => found[1]),
  );
  expect(declared.sort()).toEqual(encryptedColumns.map(({ table, column }) => `${table}.${column}`).sort());
  for (const { table, key } of encryptedColumns) {
    const { rows } = await test().owner.query<{ name: string }>(
      `select a.attname::text as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       where i.indrelid = $1::regclass and i.indisprimary`,
      [table],
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...key].sort());
  }
});

it('lets queries see the text and the database only what is sealed, through a change of keys', async () => {
  const { database, owner, districtId, ownerUrl } = test();
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const userId = await addPerson(test(), 'teacher');
  const ids = [test().newId(), test().newId()];
  const read = () =>
    database.transaction(systemActor(districtId), (tx) =>
      tx.select({ token: accounts.accessToken }).from(accounts).where(eq(accounts.userId, userId)),
    );
  giveColumnKeys([first]);
  await database.transaction(systemActor(districtId), (tx) =>
    tx
      .insert(accounts)
      .values({ id: ids[0] ?? '', accountId: 'a', providerId: 'single', userId, accessToken: 'ya29.secret' }),
  );
  // From before the column was encrypted.
  await owner.query(
    `insert into accounts (district_id, id, account_id, provider_id, user_id, access_token) values ($1, $2, 'b', 'single', $3, 'plain-token')`,
    [districtId, ids[1], userId],
  );
  const stored = async () =>
    (
      await owner.query<{ token: string }>('select access_token as token from accounts where user_id = $1', [userId])
    ).rows.map(({ token }) => token);
  expect((await stored()).join()).not.toContain('ya29.secret');
  expect((await read()).map(({ token }) => token).sort()).toEqual(['plain-token', 'ya29.secret']);

  const cipher = createColumnCipher([second, first]);
  expect(await sealAnew(ownerUrl, cipher)).toEqual(new Map([['accounts.access_token', 2]]));
  expect((await stored()).every(cipher.isCurrent)).toBe(true);
  expect(await sealAnew(ownerUrl, cipher)).toEqual(new Map());
  giveColumnKeys([second]);
  expect((await read()).map(({ token }) => token).sort()).toEqual(['plain-token', 'ya29.secret']);

  // A key that is lost stops a rotation before it changes anything.
  await expect(sealAnew(ownerUrl, createColumnCipher([first]))).rejects.toThrow('not among Meno');
  expect((await stored()).every(cipher.isCurrent)).toBe(true);
});
