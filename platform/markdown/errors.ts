import messages from '@/platform/i18n/messages/en/markdown.json';

export type MarkdownErrorCode =
  | 'too_large'
  | 'not_utf8'
  | 'binary'
  | 'empty'
  | 'too_deep'
  | 'too_many_blocks'
  | 'timeout';

/** Why a file cannot be read as Markdown. The message names the reason in words for the person who uploaded it. */
export class MarkdownError extends Error {
  override readonly name = 'MarkdownError';
  readonly code: MarkdownErrorCode;
  /** What was measured, such as "a line of 52,428,800 characters"; '' where the code says all. */
  readonly detail: string;

  constructor(code: MarkdownErrorCode, detail = '') {
    super(messages.errors[code].replace('{detail}', detail));
    this.code = code;
    this.detail = detail;
  }
}

/** Whether a word from another thread is one of the codes. */
export function isMarkdownErrorCode(code: string): code is MarkdownErrorCode {
  return Object.hasOwn(messages.errors, code);
}
