import { lineEnd, verbatimEnd } from './scan';

/** Unclosed groups that the parser is left with; each makes it read the rest of the text once more. */
const MOST = 200;

/** LaTeX whose groups that are never closed are opened no more, where there are many: it is broken, and its words are what is left of it. */
export function withoutUnclosed(latex: string): string {
  const open: number[] = [];
  const marks = /[{}\\%]/g;
  for (let match = marks.exec(latex); match; match = marks.exec(latex)) {
    const [mark] = match;
    if (mark === '\\') marks.lastIndex = Math.max(match.index + 2, verbatimEnd(latex, match.index));
    else if (mark === '%') marks.lastIndex = lineEnd(latex, match.index);
    else if (mark === '{') open.push(match.index);
    else open.pop();
  }
  if (open.length <= MOST) return latex;
  let out = '';
  let done = 0;
  for (const at of open) {
    out += `${latex.slice(done, at)} `;
    done = at + 1;
  }
  return out + latex.slice(done);
}
