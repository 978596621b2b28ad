import { codeTokens, containsRun, formulaTokens } from './code-tokens';
import { citedPassages, type Evidence } from './evidence';

/** Whether the sentence stands in the text word for word, as a sentence of its own, or as the first of two that a comma or semicolon joins. */
export function standsIn(text: string, sentence: string): boolean {
  const plain = (whole: string) =>
    whole
      .replace(/[`*_$]/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim();
  const [all, part] = [plain(text), plain(sentence).replace(/\s+/g, ' ')];
  const at = part === '' ? -1 : all.indexOf(part);
  if (at < 0) return part !== '' && isFirstHalf(all, part.replace(/[.!]$/, ''));
  const [before, after] = [all.slice(Math.max(0, at - 3), at), all.slice(at + part.length, at + part.length + 1)];
  return (at === 0 || /[.!?…:\n|”"’)]\s*$/.test(before)) && (/[.!?…。]["'”’)]*$/.test(part) || /^(?:\n|$)/.test(after));
}

function isFirstHalf(all: string, half: string): boolean {
  const at = all.indexOf(half);
  if (at < 0 || half.split(' ').length < 4) return false;
  return (
    (at === 0 || /[.!?…\n]["'”’)]*\s*$/.test(all.slice(Math.max(0, at - 3), at))) &&
    /^(?:;|, (?:and|but|while|whereas) (?:the|a|an|it|they|you|we|this|these|its)\b)/.test(
      all.slice(at + half.length, at + half.length + 20),
    )
  );
}

/** Whether code (without its fence) stands in the passages, line by line. */
export function checkCode(code: string, evidence: Evidence, refs: readonly string[]): boolean {
  const cited = citedPassages(evidence, refs);
  return code.split('\n').every((line) => {
    const tokens = codeTokens(line);
    return (
      tokens.length === 0 ||
      cited.some(
        (passage) => passage.lines.has(tokens.join(' ')) || (tokens.length > 2 && containsRun(passage.code, tokens)),
      )
    );
  });
}

/** Whether a formula (TeX without its delimiters) stands in the passages. */
export function checkFormula(tex: string, evidence: Evidence, refs: readonly string[]): boolean {
  const tokens = formulaTokens(tex);
  return evidence.passages.some(({ ref, formula }) => refs.includes(ref) && containsRun(formula, tokens));
}
