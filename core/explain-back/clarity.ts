import { type CopyIndex, copiedShare } from './copying';
import type { ReadSentence } from './reading';
import type { Clarity, ClaritySign, TextState } from './types';

/** Words that tie thoughts together, by language. */
const CONNECTIVES: Record<string, RegExp> = {
  en: /\b(?:because|so that|so|therefore|which means|that means|then|first|when|if|but|unlike|while|since|in order to|this way|as a result)\b/gi,
  de: /(?<!\p{L})(?:weil|damit|deshalb|daher|dann|zuerst|wenn|aber|während|denn|sodass|also)(?!\p{L})/giu,
  fr: /(?<!\p{L})(?:parce que|car|donc|pour que|ainsi|ensuite|d'abord|quand|si|mais|alors|lorsque)(?!\p{L})/giu,
  es: /(?<!\p{L})(?:porque|para que|por eso|entonces|primero|cuando|si|pero|así|luego|ya que)(?!\p{L})/giu,
};
const EXAMPLE =
  /\b(?:for example|for instance|such as|e\.g\.|imagine|suppose|say you|it(?:'s| is) like|par exemple|zum beispiel|z\. ?b\.|por ejemplo)\b/i;
/** Words from which an explanation is long. */
const LONG = 400;

/** Whether a sentence brings in an example. */
export function bringsExample(text: string): boolean {
  return EXAMPLE.test(text);
}

/** How an explanation is written: in own words or copied, tied together or not, with an example, too long. */
export function clarityOf(
  text: string,
  sentences: readonly ReadSentence[],
  index: CopyIndex,
  { state, locale }: { state: TextState; locale: string },
): Clarity {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const copied = sentences.reduce((sum, each) => sum + each.words.length * copiedShare(each, index), 0);
  const copiedOfAll = words === 0 ? 0 : copied / words;
  const connectives = text.match(CONNECTIVES[locale.split('-')[0] ?? 'en'] ?? /(?!)/g)?.length ?? 0;
  const signs: ClaritySign[] = [copiedOfAll >= 0.4 ? 'copied' : 'own_words'];
  if (state === 'keywords') signs.push('keywords');
  if (connectives > 0) signs.push('connected');
  else if (sentences.length > 2) signs.push('unconnected');
  if (words > LONG) signs.push('long');
  if (sentences.some((each) => bringsExample(each.text) && copiedShare(each, index) < 0.5)) signs.push('example');
  const bad = signs.filter((sign) => sign === 'copied' || sign === 'keywords').length;
  const level = bad > 0 ? 'unclear' : signs.includes('unconnected') || signs.includes('long') ? 'fair' : 'clear';
  return { level: words === 0 ? 'unclear' : level, signs: words === 0 ? [] : signs, words, copiedShare: copiedOfAll };
}
