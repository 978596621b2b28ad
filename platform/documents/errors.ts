/** Why a document can't be read. */
export const DOCUMENT_ERROR_CODES = [
  'corrupt',
  'encrypted',
  'empty',
  'scanned',
  'too_large',
  'too_many_parts',
  'too_deep',
  'too_slow',
  'out_of_memory',
  'not_utf8',
  'wrong_content',
  'unsafe',
] as const;
export type DocumentErrorCode = (typeof DOCUMENT_ERROR_CODES)[number];

/** A document that can't be read: the reason in a word, and what exactly for whoever has to mend it. */
export class DocumentError extends Error {
  constructor(
    readonly code: DocumentErrorCode,
    /** In plain words, without paths of this machine. */
    readonly detail?: string,
  ) {
    super(detail === undefined ? code : `${code}: ${detail}`);
    this.name = 'DocumentError';
  }
}
