import type { Evidence } from '@/core/grounding/evidence';
import { type Altered, alter } from './alter';
import type { LabelledSentence } from './labelled';
import { reword } from './reword';

type Made = Omit<Altered, 'kind'> & { kind: Altered['kind'] | 'supported' };

/** What the alterations of sentences on some passages are taken from. */
function materialOf({ passages, terms }: LabelledSentence, evidence: Evidence) {
  const content = evidence.passages
    .flatMap(({ units }) => units.flatMap(({ read }) => read.words))
    .filter(({ weight, name, number }) => weight >= 1 && !name && !number);
  const text = passages
    .map((passage) => `${passage.text} ${passage.heading}`)
    .join(' ')
    .toLowerCase();
  return {
    words: [...new Set(content.map(({ lower }) => lower))],
    terms: terms.map((term) => term.toLowerCase()).filter((term) => text.includes(term)),
  };
}

/** Alterations of a supported sentence written by hand. @param pick gives a whole number from 0 to below its argument. */
export function alteredFrom(labelled: LabelledSentence, evidence: Evidence, pick: (below: number) => number): Made[] {
  const { words, terms } = materialOf(labelled, evidence);
  return alter(labelled.sentence, words, terms, pick);
}

/** The passages' own sentences, lightly reworded, and alterations of them. @param pick gives a whole number from 0 to below its argument. */
export function madeFrom(labelled: LabelledSentence, evidence: Evidence, pick: (below: number) => number): Made[] {
  const { words, terms } = materialOf(labelled, evidence);
  return evidence.passages.flatMap(({ units }) =>
    units.flatMap(({ kind, read, text }): Made[] => {
      if (kind !== 'sentence' || read.words.length < 6 || /[?:]$/.test(text)) return [];
      const said = reword(text, pick);
      const supported: Made[] = said === text ? [] : [{ sentence: said, kind: 'supported' }];
      return [...supported, ...alter(reword(text, pick), words, terms, pick)];
    }),
  );
}
