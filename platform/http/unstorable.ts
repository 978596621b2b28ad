import { failCommon } from './problem';

/** How deep documents may be that a request sends; each of them is walked through by what reads them. */
const DEEPEST = 200;

/**
 * Refuses what no text column can hold, the character U+0000, wherever it stands in a parsed value, and documents so deep that whoever walks
 * through them runs out of room.
 * @throws AppError invalid_input.
 */
export function refuseUnstorable(value: unknown, depth = 0): void {
  if (typeof value === 'string') {
    if (value.includes('\u0000'))
      throw failCommon('invalid_input', 'The character U+0000 can’t be kept. Leave it out.');
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= DEEPEST) throw failCommon('invalid_input', `The body is nested more than ${DEEPEST} levels deep.`);
  for (const [name, inner] of Object.entries(value)) {
    refuseUnstorable(name);
    refuseUnstorable(inner, depth + 1);
  }
}
