/** What was done to a sentence that its passages support, or that nothing was. */
export const KINDS = [
  'supported',
  'number',
  'negation',
  'term',
  'invented',
  'roles',
  'quantifier',
  'direction',
] as const;
export type Kind = (typeof KINDS)[number];

/** A sentence with what it cites and whether that supports it. */
export interface LabelledSentence {
  sentence: string;
  kind: Kind;
  passages: { ref: string; heading: string; text: string }[];
  /** How the sentences of the passages begin that say together what a supported one says; empty where that isn't known. */
  support: readonly string[];
  /** Names of the course's concepts. */
  terms: readonly string[];
  /** Where it comes from, for the figures by course. */
  course: string;
  /** Name of the file it stands in, for the figures by set. */
  set: string;
}
