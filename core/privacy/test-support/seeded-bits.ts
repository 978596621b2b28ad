import { createRandom } from '@/core/random/random';
import { createDraws, type Draws, type RandomBits } from '../noise/random-bits';

/** The same bytes for the same seed: for tests alone. */
export function seededBits(seed: number): RandomBits {
  const random = createRandom(seed);
  return (bytes) => Uint8Array.from({ length: bytes }, () => random.integer(256));
}

export function seededDraws(seed: number): Draws {
  return createDraws(seededBits(seed));
}
