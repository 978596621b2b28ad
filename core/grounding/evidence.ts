import { contentStems } from '../text/tokens';

/** A passage that a text may rest on. */
export interface EvidencePassage {
  ref: string;
  /** Path of headings over it: its words count as said in the passage. */
  heading: string;
  /** Plain text or Markdown. */
  text: string;
}

/** Passages read once, for checking many sentences against them. */
export interface Evidence {
  language: string;
  terms: readonly string[];
  passages: readonly { ref: string; text: string; stems: ReadonlySet<string> }[];
}

/** Reads passages for {@link import('./check').checkSentence}. @param terms names of the course's concepts. */
export function prepareEvidence(
  passages: readonly EvidencePassage[],
  language: string,
  terms: readonly string[],
): Evidence {
  return {
    language,
    terms,
    passages: passages.map(({ ref, heading, text }) => ({
      ref,
      text,
      stems: new Set(contentStems(`${heading}\n${text}`, language)),
    })),
  };
}
