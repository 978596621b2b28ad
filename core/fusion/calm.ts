import { isPraise } from '../readability/tone';
import { splitSentences } from '../text/sentences';

/** Takes praise for nothing out of prose, and turns marks of exclamation into full stops; code and formulas stay. */
export function calm(markdown: string, language = 'en'): { markdown: string; praise: number; exclamations: number } {
  let praise = 0;
  let kept = '';
  let from = 0;
  for (const sentence of splitSentences(markdown, language)) {
    const gone = isPraise(sentence.text, language);
    praise += gone ? 1 : 0;
    kept += gone ? '' : markdown.slice(from, sentence.end);
    from = sentence.end;
  }
  kept += markdown.slice(from);
  let exclamations = 0;
  const calmed = kept.replace(
    /(`+)[\s\S]*?\1|\$[^$]*\$|!\[|([\p{L}\p{N})”"'*_])!+(?=[\s”"'*_)]|$)/gu,
    (whole, _ticks, before) => {
      if (before === undefined) return whole;
      exclamations += 1;
      return `${before}.`;
    },
  );
  return { markdown: calmed.trim(), praise, exclamations };
}
