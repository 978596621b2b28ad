/** Tokens of a piece of code or TeX: names, numbers, strings (quotes made alike) and single marks; white space means nothing. */
export function codeTokens(code: string): string[] {
  const tokens =
    code.match(
      /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\\[A-Za-z]+|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|=>|[=!<>]==?|[^\s\p{L}\p{N}]/gu,
    ) ?? [];
  return tokens
    .filter((token) => token !== ';')
    .map((token) => (/^'.*'$/.test(token) ? `"${token.slice(1, -1)}"` : token));
}

/** Whether `part` stands in `whole` as a run of tokens; never for nothing. */
export function containsRun(whole: readonly string[], part: readonly string[]): boolean {
  const [first] = part;
  if (first === undefined) return false;
  for (let at = whole.indexOf(first); at >= 0; at = whole.indexOf(first, at + 1)) {
    if (part.every((token, i) => whole[at + i] === token)) return true;
  }
  return false;
}

/** Tokens of a formula under which TeX and plain writing meet: spacing, sizing and text commands dropped, signs made alike. */
export function formulaTokens(tex: string): string[] {
  const plain = tex
    .replace(/\\(?:text|mathrm|mathbf|mathbb|mathcal|textrm|operatorname)\s*\{([^{}]*)\}/g, ' $1 ')
    .replace(
      /\\(?:left|right|big|Big|bigl|bigr|displaystyle|limits|quad|qquad|label\{[^}]*\})|\\[,;:! ]|[{}$&~]|\\\\/g,
      ' ',
    )
    .replace(/\\(?:times|cdot|ast)(?![A-Za-z])|[×·∗]/g, '*')
    .replace(/\\(?:leq?|leqslant)(?![A-Za-z])|≤/g, '<=')
    .replace(/\\(?:geq?|geqslant)(?![A-Za-z])|≥/g, '>=')
    .replace(/\\approx(?![A-Za-z])|≈/g, '≈')
    .replace(/\\dfrac|\\tfrac/g, '\\frac')
    .replace(/−/g, '-')
    .replace(/(\d)[ \u202f,](?=\d{3}(?!\d))/g, '$1');
  return codeTokens(plain).filter((token) => !/^[.,]$/.test(token));
}
