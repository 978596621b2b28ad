import type { ConceptText } from '../lean';
import type { MaterialChunk } from '../material';
import type { TermIndex } from '../mentions';
import { wordsOf } from '../words';

/** Headings over what a learner should know first. */
const HEADING =
  /^(?:\d[\d.]*\s+)?(?:(?:episode |course |lesson )?prerequisites?|pre-?requisites?|before you (?:start|begin|read)|requirements?|what you (?:should|need to) (?:already )?know|assumed knowledge|required knowledge|background knowledge|voraussetzungen|prérequis|requisitos previos|المتطلبات(?: السابقة)?)\b/iu;
/** Sentences that say so. */
const CUE =
  /\b(?:requires?|required (?:for|to)|prerequisites?|assum(?:es?|ing) (?:that )?(?:you|familiarity|knowledge|some)|familiar(?:ity)? with|builds? (?:up)?on|is (?:built|based) on|depends? on|relies on|generali[sz](?:es|ation of)|special case of|extends?|extension of|you (?:should|need to) (?:already )?know|before (?:reading|we (?:can|start)|you (?:start|begin))|as (?:we|you)(?: have|['’]ve)? (?:seen|saw|learned|learnt|discussed)|recall(?: that| from)?|previously|earlier (?:chapter|section|lesson)|already (?:know|seen|learned))\b/iu;

/** Concepts that the text of a concept names as needed first: form -> how often, headings counted thrice. */
export function statedIn(text: ConceptText, index: TermIndex): Map<string, number> {
  const stated = new Map<string, number>();
  for (const read of text.own) {
    const headed = isStated(read);
    if (headed) note(stated, index, read.chunk.text, 3);
    else for (const { text: sentence } of read.sentences) if (CUE.test(sentence)) note(stated, index, sentence, 1);
  }
  stated.delete(text.form);
  return stated;
}

export function isStated({ chunk }: MaterialChunk): boolean {
  return chunk.headingPath.slice(1).some((heading) => HEADING.test(heading.trim()));
}

function note(stated: Map<string, number>, index: TermIndex, text: string, by: number): void {
  for (const form of index.count(wordsOf(text)).keys()) stated.set(form, (stated.get(form) ?? 0) + by);
}
