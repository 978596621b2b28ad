import { leansOnContext } from '@/core/text/self-contained';
import type { CheckedSentence } from './sentence';

/** Connectives that may go when what they joined is gone. */
const CONNECTIVE =
  /^(?:however|therefore|moreover|furthermore|in addition|additionally|also|thus|hence|so|then|consequently|as a result|for this reason|similarly|likewise|by contrast|in contrast|on the other hand|instead|nevertheless|still|but|and|yet|finally|next|second|secondly|third|thirdly|in other words|that is|for example|for instance|in fact|in short|because of this|besides),?\s+/i;
/** Stands for something said before; with a noun of its own ("this valve") only half so. */
const POINTS_BACK =
  /^(?:this|that|these|those|it|they|such|both|he|she|its|their|here|there|otherwise|the (?:former|latter))\b/i;

/**
 * Takes out what was left without its footing: a sentence after a removed one loses its "However," and goes too where it still points back
 * ("This is why …").
 * @param afterRemoved the sentence before the first one was taken out.
 */
export function mendGaps(sentences: CheckedSentence[], language: string, afterRemoved: boolean): CheckedSentence[] {
  let gap = afterRemoved;
  return sentences.map((sentence) => {
    if (sentence.text === null) {
      gap = true;
      return sentence;
    }
    if (!gap) return sentence;
    const text = withoutConnective(sentence.text);
    if (POINTS_BACK.test(text.replace(/^[*_`"“]+/, '')) && leansOnContext(text, language)) {
      return { ...sentence, text: null, refs: [], own: false, rewritten: false, reasons: ['context'] };
    }
    gap = false;
    return text === sentence.text ? sentence : { ...sentence, text };
  });
}

function withoutConnective(text: string): string {
  const rest = text.replace(CONNECTIVE, '');
  return rest === text || rest === '' ? text : rest.charAt(0).toUpperCase() + rest.slice(1);
}
