import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter, type Identity, type Recipient, Stanza } from 'age-encryption';

/** Base-2 logarithm of scrypt's cost: 128 MiB of memory and about half a second. */
const WORK_FACTOR = 17;
/** Costs beyond this are refused: a file could else take all memory. */
const MOST_WORK = 20;
const LABEL = 'age-encryption.org/v1/scrypt';
/** How a file of age begins. */
export const AGE_MAGIC = 'age-encryption.org/v1';

/** What was read was not encrypted with this passphrase. */
export class WrongPassphraseError extends Error {
  override name = 'WrongPassphraseError';
}

/**
 * Encrypts a stream as `age --passphrase` does (ChaCha20-Poly1305 in pieces of 64 KiB under a key from scrypt, https://age-encryption.org/v1), so that `age` itself
 * opens it too. The key is made by Node's own scrypt, on a thread beside, since the library's would hold everybody else up.
 */
export async function encryptStream(plain: Readable, passphrase: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipientOf(passphrase));
  return toNode(await encrypter.encrypt(toWeb(plain)));
}

/**
 * Decrypts what {@link encryptStream} or `age --passphrase` made. Each piece is proved before it is given on; one that was changed, and an end that is missing, fail the stream.
 * @throws WrongPassphraseError, or Error when it is no such file.
 */
export async function decryptStream(encrypted: Readable, passphrase: string): Promise<Readable> {
  const decrypter = new Decrypter();
  const identity = identityOf(passphrase);
  decrypter.addIdentity(identity);
  try {
    return toNode(await decrypter.decrypt(toWeb(encrypted)));
  } catch (error) {
    encrypted.destroy();
    if (identity.refused()) throw new WrongPassphraseError('The passphrase is not the one it was encrypted with.');
    throw error;
  }
}

function recipientOf(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16);
      const key = await keyOf(passphrase, salt, WORK_FACTOR);
      const cipher = createCipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
      return [new Stanza(['scrypt', base64(salt), String(WORK_FACTOR)], body)];
    },
  };
}

function identityOf(passphrase: string): Identity & { refused(): boolean } {
  let refused = false;
  return {
    refused: () => refused,
    async unwrapFileKey(stanzas) {
      const [stanza] = stanzas;
      if (stanzas.length !== 1 || stanza?.args[0] !== 'scrypt') return null;
      const [, salt = '', work = ''] = stanza.args;
      if (!/^[1-9]\d?$/.test(work) || Number(work) > MOST_WORK || stanza.body.length !== 32)
        throw new Error('The head of the file is not one that a passphrase opens.');
      const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(work));
      const decipher = createDecipheriv('chacha20-poly1305', key, Buffer.alloc(12), { authTagLength: 16 });
      decipher.setAuthTag(stanza.body.subarray(16));
      try {
        return Buffer.concat([decipher.update(stanza.body.subarray(0, 16)), decipher.final()]);
      } catch {
        refused = true;
        return null;
      }
    },
  };
}

function keyOf(passphrase: string, salt: Buffer, work: number): Promise<Buffer> {
  const N = 2 ** work;
  return new Promise((resolve, reject) => {
    const cost = { N, r: 8, p: 1, maxmem: 256 * N * 8 };
    scrypt(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, cost, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  const reader = Readable.toWeb(stream).getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function toNode(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.from(piecesOf(stream), { objectMode: false });
}
