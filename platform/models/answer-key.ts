import { createHash } from 'node:crypto';

/** What an answer hangs on, except the material of its course, which the cache itself looks after. */
export interface AnswerKeyParts {
  prompt: { name: string; version: number };
  /** The models that could have answered, in order. */
  models: readonly string[];
  /** Mode in which it is written, or what else changes its words. */
  mode: string;
  /** Language of the answer. */
  language: string;
  /** What was asked, as it was asked: nothing that only this learner would ask may be in it. */
  question: string;
}

/** Key of an answer in the cache. The same question in other spacing, case or closing marks has the same key. */
export function answerKey({ prompt, models, mode, language, question }: AnswerKeyParts): string {
  const asked = question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.…¿¡؟]+$/u, '')
    .trim();
  const parts = [prompt.name, prompt.version, models, mode, language, asked];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
