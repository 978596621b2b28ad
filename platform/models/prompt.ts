import type { ChatMessage } from './types';

/**
 * A prompt as it is kept under a feature's `prompts/`: plain text in a TypeScript module, so that it is bundled. Change the words, raise the
 * version: every output records name and version, and cached answers hang on them.
 */
export interface PromptFile<Input> {
  /** Short and unique, such as `tutor-answer`. */
  readonly name: string;
  /** From 1 up. */
  readonly version: number;
  /** What it is for, in one sentence for maintainers. */
  readonly purpose: string;
  /** Instructions only from the file itself; what comes from a course or a person goes through `writePassages` and `writeData`. */
  build(input: Input): ChatMessage[];
}

/** What `ModelJob.prompt` and the records want to know of a prompt. */
export function promptVersion(prompt: { name: string; version: number }): { name: string; version: number } {
  return { name: prompt.name, version: prompt.version };
}
