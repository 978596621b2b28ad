import { latexOf } from './symbols';

/** Signs that stand between what they relate, set off by spaces. */
const RELATION =
  '(?:[=<>+]|:=|\\\\(?:leq|geq|leqslant|geqslant|neq|equiv|approx|cong|simeq|sim|propto|in|notin|ni|subset|subseteq|supset|supseteq|rightarrow|leftarrow|leftrightarrow|Rightarrow|Leftarrow|Leftrightarrow|mapsto|times|cdot|pm|mp|div|cap|cup|wedge|vee|mid|ll|gg|to|triangleq|models|vdash|oplus|otimes|odot)(?![A-Za-z]))';
const STARTS = new RegExp(`^${RELATION}(?: |$)`);
const ENDS = new RegExp(`(?:^| )${RELATION}$`);

/** Joins pieces so that no command runs into a letter that follows it; relations get a space on each side. */
export function joined(pieces: readonly string[]): string {
  let out = '';
  for (const piece of pieces) {
    if (piece === '') continue;
    const relates = STARTS.test(piece) || ENDS.test(out.slice(-20));
    const runsInto = /\\[A-Za-z]+$/.test(out.slice(-40)) && /^[A-Za-z]/.test(piece);
    out += (out !== '' && !out.endsWith(' ') && (relates || runsInto) ? ' ' : '') + piece;
  }
  return out.replace(/ {2,}/g, ' ').trim();
}

/** LaTeX of characters in mathematics, one by one. */
export function characters(text: string): string {
  return joined([...text.replace(/\s+/g, '')].map(latexOf));
}

/** Words in the midst of a formula. */
export function words(text: string): string {
  if (text.trim() === '') return text === '' ? '' : '\\ ';
  const escaped = text
    .replace(/[\\{}]/g, (character) => (character === '\\' ? '\\textbackslash{}' : `\\${character}`))
    .replace(/[#$%&_]/g, '\\$&')
    .replace(/~/g, '\\textasciitilde{}')
    .replace(/\^/g, '\\textasciicircum{}')
    .replace(/\u00a0/g, ' ');
  return `\\text{${escaped}}`;
}

/** Whether an argument is one letter, digit or command, which needs no braces as a base. */
function isAtom(latex: string): boolean {
  return /^(?:[^\\{}\s]|\\[A-Za-z]+|\\(?:mathbb|mathbf|mathcal|mathrm|mathfrak|boldsymbol|text|hat|bar|vec|tilde|dot|operatorname\*?)\{[^{}]*\})$/u.test(
    latex,
  );
}

/** A base with what stands below and above it on its right; either may be ''. */
export function scripts(base: string, below: string, above: string): string {
  const ground =
    base === ''
      ? '{}'
      : isAtom(base) || /^\\(?:left|begin)\b[\s\S]*(?:\\right\S{1,2}|\\end\{\w+\})$/.test(base)
        ? base
        : `{${base}}`;
  const primes = /^'+$/.test(above);
  const top = above === '' ? '' : primes ? above : `^{${above}}`;
  return primes
    ? `${ground}${top}${below === '' ? '' : `_{${below}}`}`
    : `${ground}${below === '' ? '' : `_{${below}}`}${top}`;
}

const DELIMITERS: Record<string, string> = {
  '': '.',
  '{': '\\{',
  '}': '\\}',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '〈': '\\langle',
  '〉': '\\rangle',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '⌈': '\\lceil',
  '⌉': '\\rceil',
  '‖': '\\Vert',
  '∥': '\\Vert',
  '|': '|',
  '∣': '|',
  '⟦': '[\\![',
  '⟧': ']\\!]',
};
const MATRICES: Record<string, string> = {
  '()': 'pmatrix',
  '[]': 'bmatrix',
  '{}': 'Bmatrix',
  '||': 'vmatrix',
  '∣∣': 'vmatrix',
  '‖‖': 'Vmatrix',
  '∥∥': 'Vmatrix',
};
const TALL = /\\(?:d?frac|begin|sum|prod|int|binom|over|under|bigcup|bigcap|substack|genfrac|sqrt|left)\b/;

/** What stands between two delimiters ('' for none); a matrix takes them as its own, tall content makes them grow. */
export function fenced(open: string, inner: string, close: string): string {
  const matrix = /^\\begin\{matrix\}([\s\S]*)\\end\{matrix\}$/.exec(inner);
  const rows = matrix?.[1];
  if (rows !== undefined && !rows.includes('\\begin{matrix}')) {
    const kind = MATRICES[open + close] ?? (open === '{' && close === '' ? 'cases' : undefined);
    if (kind !== undefined) return `\\begin{${kind}}${rows}\\end{${kind}}`;
  }
  const aligned = /^\\begin\{aligned\}([\s\S]*)\\end\{aligned\}$/.exec(inner)?.[1];
  if (aligned !== undefined && open === '{' && close === '') return `\\begin{cases}${aligned}\\end{cases}`;
  const binomial = /^\\genfrac\{\}\{\}\{0pt\}\{\}(\{[\s\S]*\})$/.exec(inner)?.[1];
  if (binomial !== undefined && open === '(' && close === ')') return `\\binom${binomial}`;
  const [left, right] = [delimiter(open), delimiter(close)];
  if (open !== '' && close !== '' && !TALL.test(inner)) return joined([left, inner, right]);
  return joined(['\\left', left, ' ', inner, ' ', '\\right', right]).replace(/(\\(?:left|right)) (?=[^A-Za-z])/g, '$1');
}

function delimiter(character: string): string {
  return Object.hasOwn(DELIMITERS, character) ? (DELIMITERS[character] ?? '.') : latexOf(character);
}

/** A matrix of cells, without delimiters. */
export function matrix(rows: readonly (readonly string[])[]): string {
  return `\\begin{matrix} ${rows.map((row) => row.join(' & ')).join(' \\\\ ')} \\end{matrix}`;
}
