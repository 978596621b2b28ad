import { idleGaps } from './code-idle';
import { keywordGaps } from './code-keywords';
import type { CodeLanguage, CodeToken } from './code-lexer';
import { readNames } from './code-names';

/** A piece of a code block that the block itself, or the sentence before it, determines. */
export interface CodeGap {
  answer: string;
  start: number;
  end: number;
  /** `uses`: the only use of a variable; `keyword`; `named` by the sentence. */
  why: 'uses' | 'keyword' | 'named';
  /** Another place in the code that tells the answer. */
  clue: number | null;
  /** For `named`: the sentence, with the answer left out. */
  sentence: string | null;
  worth: number;
}

export interface CodeSetting {
  language: CodeLanguage;
  /** What the concept and its part are called, for judging what is worth asking. */
  topic: string;
  /** What the code prints or returns is shown. */
  hasResult: boolean;
}

/**
 * The gaps that a block's names and keywords offer. The place where a name is given is never asked for: the name stands a few lines below, and
 * filling it in is copying.
 */
export function gapsOf(tokens: readonly CodeToken[], setting: CodeSetting): CodeGap[] {
  return [...idleGaps(readNames(tokens, setting.language), tokens, setting), ...keywordGaps(tokens, setting)];
}
