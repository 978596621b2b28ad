import { createInterface } from 'node:readline';
import { InputError } from './input-error';
import { openFile } from './open-file';

/**
 * Reads a file of one JSON object a line (plain or gzip); empty lines are passed over.
 *
 * @param visit gets each object and its line; what it throws ends the reading
 * @throws InputError for a line that is no JSON object, and for a file without any
 */
export async function readJsonLines(
  file: string,
  visit: (value: Record<string, unknown>, line: number) => void,
): Promise<void> {
  let line = 0;
  let objects = 0;
  for await (const text of linesOf(file)) {
    line += 1;
    const trimmed = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim();
    if (trimmed === '') continue;
    visit(objectIn(file, trimmed, line), line);
    objects += 1;
  }
  if (objects === 0) throw new InputError(file, null, 'the file is empty');
}

/** Lines of a text file, plain or gzip. @throws InputError */
export async function* linesOf(file: string): AsyncGenerator<string> {
  const source = await openFile(file);
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
  const failed = new Promise<never>((_, reject) => source.on('error', reject));
  failed.catch(() => {});
  const next = lines[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { value, done } = await Promise.race([next.next(), failed]);
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_')
      ? new InputError(file, null, 'the gzip data are damaged or end too early')
      : code !== ''
        ? new InputError(file, null, `can't be read (${code})`)
        : error;
  } finally {
    lines.close();
    source.destroy();
  }
}

/** A text of an object. @throws InputError where it is missing or no text */
export function textOf(file: string, line: number, value: Record<string, unknown>, name: string): string {
  const text = value[name];
  if (typeof text === 'string') return text;
  throw new InputError(file, line, text === undefined ? `${name} is missing` : `${name} should be a text`);
}

function objectIn(file: string, text: string, line: number): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError(file, line, 'this is no JSON object');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError(file, line, 'this is no JSON object');
  return { ...value };
}
