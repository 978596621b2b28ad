import pg from 'pg';
import type { ColumnCipher } from '@/platform/secrets/column-cipher';

/** Every column whose values are encrypted, with the key of its table. A test holds it against the schemas. */
export const encryptedColumns: readonly { table: string; column: string; key: readonly string[] }[] = [
  { table: 'accounts', column: 'access_token', key: ['district_id', 'id'] },
  { table: 'accounts', column: 'refresh_token', key: ['district_id', 'id'] },
  { table: 'accounts', column: 'id_token', key: ['district_id', 'id'] },
  { table: 'audit_cuts', column: 'seal', key: ['district_id'] },
  { table: 'second_factors', column: 'sealed_secret', key: ['district_id', 'user_id'] },
];

/**
 * Encrypts every value of these columns with the newest key, those that were not encrypted yet too; all in one transaction of the owner.
 * @returns how many values were written anew, by column.
 * @throws Error when one can't be opened; nothing was changed then.
 */
export async function sealAnew(ownerUrl: string, cipher: ColumnCipher): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const written = new Map<string, number>();
  try {
    await client.query('begin');
    for (const { table, column, key } of encryptedColumns) {
      const of = `${table}.${column}`;
      const { rows } = await client.query<Record<string, string>>(
        `select ${[...key, column].join(', ')} from ${table} where ${column} is not null for update`,
      );
      const where = key.map((name, at) => `${name} = $${at + 2}`).join(' and ');
      for (const row of rows) {
        const stored = row[column] ?? '';
        if (cipher.isCurrent(stored)) continue;
        const sealed = cipher.seal(cipher.open(stored, of), of);
        await client.query(`update ${table} set ${column} = $1 where ${where}`, [
          sealed,
          ...key.map((name) => row[name]),
        ]);
        written.set(of, (written.get(of) ?? 0) + 1);
      }
    }
    await client.query('commit');
    return written;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    await client.end();
  }
}
