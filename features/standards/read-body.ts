import { errorsOf } from '@/platform/http/problem';
import { standardsErrors } from './contract';

const fail = errorsOf(standardsErrors);

/** Largest file of a framework, in bytes: ten times one of 10,000 standards. */
export const LARGEST_FILE = 64_000_000;

/** The first file of a form, held in memory. @throws AppError file_too_large, not_a_framework */
export async function readFile(request: Request): Promise<{ name: string; bytes: Uint8Array }> {
  const form = await formOf(request);
  const file = form?.get('file');
  if (!(file instanceof File)) throw fail('not_a_framework', 'Send the framework as a form with a file named “file”.');
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function formOf(request: Request): Promise<FormData | null> {
  const body = await bounded(request);
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  return new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
}

async function bounded(request: Request): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    size += next.value.length;
    if (size > LARGEST_FILE) {
      await reader?.cancel();
      throw fail('file_too_large', `The file is larger than ${LARGEST_FILE / 1e6} MB.`);
    }
    parts.push(next.value);
  }
  return new Blob(parts);
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
