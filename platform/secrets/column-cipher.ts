import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Begins every encrypted value; `1` is the form that this file writes. */
const MARK = 'enc1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts what stands in single columns, so that a stolen database or disk image doesn't give it away. */
export interface ColumnCipher {
  /** @param of the column, as `table.column`: a value that is moved to another one can't be opened there. */
  seal(text: string, of: string): string;
  /**
   * What was sealed; a value that never was, from before its column was encrypted, as it is.
   * @throws Error when the key isn't there any more, or the value was changed.
   */
  open(stored: string, of: string): string;
  /** Whether a value was sealed at all, by whatever key. */
  isSealed(stored: string): boolean;
  /** Whether a value is encrypted with the newest key. */
  isCurrent(stored: string): boolean;
}

/**
 * AES-256-GCM with a random 96-bit nonce for each value (NIST SP 800-38D), kept as `enc1:<key>:<nonce, text and tag in base64url>`.
 * @param keys of 32 bytes each, the newest first: it seals, all of them open.
 */
export function createColumnCipher(keys: readonly Uint8Array[]): ColumnCipher {
  const byId = new Map(keys.map((key) => [idOf(key), key]));
  const [newest] = keys;
  if (!newest || keys.some((key) => key.length !== 32)) throw new Error('Columns are encrypted with keys of 32 bytes.');
  const newestId = idOf(newest);
  return {
    seal(text, of) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest, iv).setAAD(Buffer.from(of));
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${MARK}:${newestId}:${sealed.toString('base64url')}`;
    },
    open(stored, of) {
      const parts = partsOf(stored);
      if (!parts) return stored;
      const key = byId.get(parts.key);
      if (!key)
        throw new Error(
          `A value of ${of} is encrypted with the key ${parts.key}, which is not among Meno's keys any more.`,
        );
      const decipher = createDecipheriv('aes-256-gcm', key, parts.sealed.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(of)).setAuthTag(parts.sealed.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(parts.sealed.subarray(IV_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        throw new Error(`An encrypted value of ${of} was changed, or belongs elsewhere.`);
      }
    },
    isSealed: (stored) => partsOf(stored) !== null,
    isCurrent: (stored) => partsOf(stored)?.key === newestId,
  };
}

/** Tells keys apart without telling them. */
function idOf(key: Uint8Array): string {
  return createHash('sha256').update('meno column key ').update(key).digest('hex').slice(0, 8);
}

function partsOf(stored: string): { key: string; sealed: Buffer } | null {
  const [mark, key, sealed] = stored.split(':');
  if (mark !== MARK || key === undefined || sealed === undefined) return null;
  const bytes = Buffer.from(sealed, 'base64url');
  return bytes.length >= IV_BYTES + TAG_BYTES ? { key, sealed: bytes } : null;
}
