/** Stands for inline code where it was: a noun to the reader, never a pronoun ("`this`"). */
export const CODE_MARK = '\uE000';
/** Stands for inline maths. */
export const MATH_MARK = '\uE001';

/**
 * A sentence of inline Markdown as a reader hears it: emphasis, link targets, footnote marks and tags dropped, inline code and maths each
 * replaced by one mark, apostrophes straightened, white space collapsed.
 */
export function plainSentence(sentence: string): string {
  return sentence
    .replace(/(`+)(?:(?!`)[\s\S])+?\1(?!`)/g, CODE_MARK)
    .replace(/\$\$[^$]+\$\$|(?<![\\$])\$(?![\s$])[^$]+?(?<!\\)\$(?!\d)/g, MATH_MARK)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]*?\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_]*?\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!$])/g, '$1')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
