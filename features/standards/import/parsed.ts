import type { RowProblem } from '../contract';

/** A framework as its file says it, before anything of the database is known. */
export interface ParsedFramework {
  /** Null where the file doesn't name itself. */
  identifier: string | null;
  title: string | null;
  creator: string;
  subject: string;
  version: string;
  language: string;
  uri: string | null;
  /** In reading order: each after what it is part of. */
  standards: ParsedStandard[];
  links: ParsedLink[];
  problems: RowProblem[];
}

export interface ParsedStandard {
  identifier: string;
  code: string;
  statement: string;
  parent: string | null;
  itemType: string;
  levels: string[];
  /** The framework itself has ended it. */
  ended: boolean;
}

export interface ParsedLink {
  from: string;
  to: string;
  kind: string;
}

/** What a file may hold: more is refused as a whole. */
export const MOST_STANDARDS = 50_000;
export const MOST_LINKS = 200_000;
/** Longest texts, in UTF-16 units; what is longer is cut, and said so. */
export const LONGEST_STATEMENT = 5000;
export const LONGEST_CODE = 200;

/** The whole file is of no use. */
export class FrameworkFault extends Error {
  constructor(
    readonly code: 'not_a_framework' | 'too_many_standards',
    message: string,
  ) {
    super(message);
  }
}
