import { createHash } from 'node:crypto';
import type { ModelNeed } from '../model/need';
import { lessonPlanPrompt } from '../prompts/lesson-plan';
import { lessonTextPrompt } from '../prompts/lesson-text';

/**
 * Of everything that a prepared lesson hangs on: the course's material, the mode, what the learner was shown and asked for, how many lessons they had, and the
 * prompts. Where it differs, the lesson is another one.
 */
export function fingerprintOfNeed({ input, number, reader, approach, revision, known, passages }: ModelNeed): string {
  const parts = [
    input.concept.id,
    input.mode,
    number,
    revision,
    approach,
    reader.words,
    reader.length,
    [...known].sort(),
    [...input.seen].map(([key, times]) => `${key}*${times}`).sort(),
    passages.map(({ chunkId }) => chunkId),
    [lessonPlanPrompt, lessonTextPrompt].map(({ name, version }) => `${name}-${version}`),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
