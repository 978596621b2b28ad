import type { FormFile } from '@/platform/http/form-file';
import { errorsOf } from '@/platform/http/problem';
import { standardsErrors } from './contract';

const fail = errorsOf(standardsErrors);

/** Largest file of a framework, in bytes: ten times one of 10,000 standards. */
export const LARGEST_FILE = 64_000_000;

/** The file of a form, or why there is none. @throws AppError file_too_large, not_a_framework */
export function frameworkFile(file: FormFile): { name: string; bytes: Uint8Array } {
  if (file === 'too_large') throw fail('file_too_large', `The file is larger than ${LARGEST_FILE / 1e6} MB.`);
  if (file === 'missing') throw fail('not_a_framework', 'Send the framework as a form with a file named “file”.');
  return file;
}

/** What to call a framework by its file: without folder and ending. */
export function titleOfFile(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return bare === '' ? 'Standards' : bare.slice(0, 200);
}
