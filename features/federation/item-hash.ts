import { createHash } from 'node:crypto';

/**
 * All that is told of an exercise: a hash of its fingerprint (what it asks and what is right; the same for the same material in every school), salted with the
 * federation's name, so that those of two federations can't be laid side by side. Nobody can read words off it. The wrong answers of a choice, which each course
 * draws from the nearest terms by a number of its own, are no part of a fingerprint.
 */
export function itemHash(federation: string, fingerprint: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['meno exercise', federation, fingerprint]))
    .digest('hex');
}
