import { type PathFault, pathFault } from '../failure';

/** Folders above a file. */
export const MOST_LEVELS = 20;
/** UTF-16 units. */
export const LONGEST_PATH = 400;

export type CleanPath = { path: string } | { fault: string; shown: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/**
 * A path of an upload as the course keeps it: relative, forward slashes, NFC, no `.` steps, so that the same file has the
 * same path on every system. What leads out of the upload, or can't be shown, is refused with the reason and a harmless
 * form of the path to show.
 */
export function cleanPath(given: string): CleanPath {
  const refuse = (fault: PathFault, most?: number): CleanPath => ({
    fault: pathFault(fault, most),
    shown: showable(given),
  });
  if (CONTROL.test(given) || !given.isWellFormed()) return refuse('control');
  const slashed = given.normalize('NFC').replaceAll('\\', '/');
  // Spaces around a step go first, so that they can't hide what it is.
  const steps = slashed.split('/').map((step) => step.trim());
  const parts = steps.filter((step) => step !== '' && step !== '.');
  const path = parts.join('/');
  if (slashed.trimStart().startsWith('/') || /^[A-Za-z]:/.test(path)) return refuse('absolute');
  if (parts.includes('..')) return refuse('parent');
  if (path === '') return refuse('empty');
  if (parts.length - 1 > MOST_LEVELS) return refuse('deep', MOST_LEVELS);
  if (path.length > LONGEST_PATH) return refuse('long', LONGEST_PATH);
  return { path };
}

/** A refused path, fit to be stored and shown. */
function showable(given: string): string {
  const visible = given.replace(new RegExp(CONTROL, 'g'), '�').toWellFormed();
  return visible.length > LONGEST_PATH ? `${visible.slice(0, LONGEST_PATH - 1).toWellFormed()}…` : visible || '?';
}
