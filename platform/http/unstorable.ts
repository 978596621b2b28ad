import { failCommon } from './problem';

/** How deep documents may be that a request sends; each of them is walked through by what reads them. */
const DEEPEST = 200;

/** U+0000 stands in no column of PostgreSQL, half of a surrogate pair in none that holds JSON. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Refuses characters that no column can hold, wherever they stand in a parsed value, and documents so deep that whoever walks through them runs
 * out of room.
 * @throws AppError invalid_input.
 */
export function refuseUnstorable(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (UNSTORABLE.test(value))
      throw failCommon('invalid_input', 'U+0000 and half of a surrogate pair are no text. Leave them out.');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) throw failCommon('invalid_input', `The body is nested more than ${DEEPEST} levels deep.`);
  for (const [name, inner] of Object.entries(value)) {
    refuseUnstorable(name);
    refuseUnstorable(inner, depth + 1);
  }
}
