import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { InputError } from '../input/input-error';
import { openFile } from '../input/open-file';
import type { CourseFolder } from './course-passages';
import { KINDS, type LabelledSentence } from './labelled';

const sentence = {
  sentence: z.string().trim().min(1),
  kind: z.enum(KINDS),
  support: z.array(z.string().min(1)).default([]),
};
const inline = z.object({
  ...sentence,
  passages: z.array(z.object({ heading: z.string().default(''), text: z.string().min(1) })).min(1),
  terms: z.array(z.string()).default([]),
  course: z.string().default(''),
});
const placed = z.object({
  ...sentence,
  course: z.string().min(1),
  file: z.string().min(1),
  heading: z.string().min(1),
});

/**
 * Reads sentences from JSON lines, plain or gzip. Each has `sentence`, `kind` ({@link KINDS}) and what it cites: `passages` (each `text`, and
 * `heading` if there is one), or a place in a course (`course`, `file`, `heading`), whose passages are cut as ingestion cuts them. A supported one may
 * have `support`: how the sentences of the passages begin that say together what it says, by which a quotation in its place is judged.
 *
 * @param courseOf finds a course; null leaves its sentences out.
 * @returns the sentences, and the courses that were left out.
 * @throws InputError with file, row and reason.
 */
export async function readLabelled(
  file: string,
  courseOf: (name: string) => Promise<CourseFolder | null>,
): Promise<{ sentences: LabelledSentence[]; missing: string[] }> {
  const set = path.basename(file).replace(/\.jsonl(?:\.gz)?$/, '');
  const sentences: LabelledSentence[] = [];
  const missing = new Set<string>();
  let row = 0;
  for await (const line of createInterface({ input: await openFile(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    row += 1;
    if (line.trim() === '') continue;
    const value = parsed(file, row, line);
    const whole = inline.safeParse(value);
    if (whole.success) {
      const { passages, ...rest } = whole.data;
      sentences.push({ ...rest, set, passages: passages.map((passage, i) => ({ ref: `c${i + 1}`, ...passage })) });
      continue;
    }
    const place = placed.safeParse(value);
    if (!place.success) throw new InputError(file, row, reasonOf(value, whole.error, place.error));
    const course = await courseOf(place.data.course);
    if (!course) {
      missing.add(place.data.course);
      continue;
    }
    const passages = await course.passages(place.data.file, place.data.heading);
    if (passages.length === 0) {
      throw new InputError(file, row, `nothing stands under ${place.data.heading} in ${place.data.file}`);
    }
    sentences.push({ ...place.data, set, passages, terms: await course.terms() });
  }
  if (sentences.length === 0 && missing.size === 0) throw new InputError(file, null, 'the file is empty');
  return { sentences, missing: [...missing] };
}

function parsed(file: string, row: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new InputError(file, row, 'this is not JSON');
  }
}

/** The complaint about the form that the row comes nearer to. */
function reasonOf(value: unknown, whole: z.ZodError, place: z.ZodError): string {
  const hasPassages = typeof value === 'object' && value !== null && 'passages' in value;
  const [issue] = (hasPassages ? whole : place).issues;
  return issue ? `${issue.path.join('.') || 'the row'}: ${issue.message}` : 'the row has another form';
}
