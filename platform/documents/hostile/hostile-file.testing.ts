/** What may come of a file that is broken or means harm: text, or one of the reasons. */
export interface HostileFile {
  name: string;
  path: string;
  bytes(): Uint8Array | Promise<Uint8Array>;
  /** Codes of `DocumentError` that are right, `read` for a document. */
  ends: readonly string[];
  /** Code of a warning that must come with the document. */
  warns?: string;
}

/** A million characters that are packed into a thousandth of it, so many times. */
export const BOMB = 'a'.repeat(1_000_000);
