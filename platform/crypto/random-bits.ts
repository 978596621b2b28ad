import { randomBytes } from 'node:crypto';
import { createDraws, type Draws, type RandomBits } from '@/core/privacy/noise/random-bits';

/** Random bytes of the operating system: the only source for noise that anybody sees. */
export const systemBits: RandomBits = (bytes) => Uint8Array.from(randomBytes(bytes));

/** Exact draws from them; made anew for each release, so that nothing of one is left for another. */
export function systemDraws(): Draws {
  return createDraws(systemBits);
}
