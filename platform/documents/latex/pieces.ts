import { verbatimEnd } from './scan';

/** Characters from which on a piece ends at the next empty line outside of everything. */
const ENOUGH = 3_000;
/** Characters at which it ends at an empty line wherever that is, and at any line. */
const MUCH = 40_000;
const MOST = 100_000;

/** Cuts a text where no group and no environment is open, so that the parser, whose memory grows with its input, never sees much of it. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  const marks = /\\(?:begin|end)\{|\\[\s\S]|[{}]|\n[ \t]*\n\s*|\n/g;
  let start = 0;
  let braces = 0;
  let environments = 0;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const [mark] = match;
    const length = match.index - start;
    if (mark.startsWith('\\')) {
      const code = verbatimEnd(text, match.index);
      if (code > match.index) marks.lastIndex = code;
      else if (mark === '\\begin{') environments++;
      else if (mark === '\\end{') environments = Math.max(0, environments - 1);
      if (mark.endsWith('{')) braces += code > match.index ? 0 : 1;
    } else if (mark === '{') braces++;
    else if (mark === '}') braces = Math.max(0, braces - 1);
    else if (
      length >= MOST ||
      (mark.length > 1 && (length >= MUCH || (length >= ENOUGH && braces === 0 && environments === 0)))
    ) {
      pieces.push(text.slice(start, match.index));
      start = match.index;
      braces = environments = 0;
    }
  }
  return [...pieces, text.slice(start)].filter((piece) => piece.trim() !== '');
}
