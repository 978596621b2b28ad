import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { verifyPassword as verifyOlder } from 'better-auth/crypto';

/** Cost of one hash: scrypt with N = 2^15, r = 8, p = 3 takes 32 MiB and some 0.2 s (OWASP Password Storage Cheat Sheet, 2025). */
const COST = { log2n: 15, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 64;

interface Cost {
  log2n: number;
  r: number;
  p: number;
}

/** Hashes a password with a new salt, as `scrypt$15$8$3$salt$key` in base64url. Letters that look alike in Unicode count as one (NFKC). */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.log2n, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password is the hashed one, in the same time for every wrong one; hashes of earlier versions too. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const read = readHash(hash);
  if (!read) return verifyOlder({ hash, password }).catch(() => false);
  const key = await derive(password, read.salt, read.cost);
  return key.length === read.key.length && timingSafeEqual(key, read.key);
}

/** Whether a hash was made at a lower cost than today's, or by an earlier version: then it is made anew at the next sign-in. */
export function isOutdated(hash: string): boolean {
  const read = readHash(hash);
  return !read || read.cost.log2n < COST.log2n || read.cost.r < COST.r || read.cost.p < COST.p;
}

let nobodys: Promise<string> | undefined;

/** Takes as long as looking at a password, where there is none to look at. */
export async function lookAtNothing(password: string): Promise<false> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64url'));
  await isPassword(password, await nobodys);
  return false;
}

function readHash(hash: string): { cost: Cost; salt: Buffer; key: Buffer } | null {
  const parts = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(hash);
  if (!parts) return null;
  const [, log2n, r, p, salt = '', key = ''] = parts;
  const cost = { log2n: Number(log2n), r: Number(r), p: Number(p) };
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') };
}

function derive(password: string, salt: Buffer, { log2n, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** log2n;
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N, r, p, maxmem: 129 * N * r + 1024 * r * p },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
