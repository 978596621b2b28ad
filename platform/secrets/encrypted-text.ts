import { customType } from 'drizzle-orm/pg-core';
import { type ColumnCipher, createColumnCipher } from './column-cipher';

let cipher: ColumnCipher | null = null;

/** Gives this process the keys of encrypted columns, the newest first; before anything reads or writes one. */
export function giveColumnKeys(keys: readonly Uint8Array[]): void {
  cipher = createColumnCipher(keys);
}

/** @throws Error before {@link giveColumnKeys}. */
export function columnCipher(): ColumnCipher {
  if (!cipher) throw new Error('The keys of encrypted columns have not been given yet.');
  return cipher;
}

/**
 * A text column that is encrypted in the database: queries see the text, the database never does. It can't be searched or compared by the database,
 * since the same text is stored differently each time. Every such column stands in `server/secrets/encrypted-columns.ts` as well.
 * @param of `table.column`
 */
export const encryptedText = (of: `${string}.${string}`) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => 'text',
    toDriver: (text) => columnCipher().seal(text, of),
    fromDriver: (stored) => columnCipher().open(stored, of),
  })(of.slice(of.indexOf('.') + 1));
