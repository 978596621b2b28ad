/** Characters that stand for others for a while, so that braces can go. */
const KEPT: readonly (readonly [string, string, string])[] = [
  [String.raw`\textbackslash{}`, '\u0001', '\\'],
  [String.raw`\{`, '\u0002', '{'],
  [String.raw`\}`, '\u0003', '}'],
];
const SIGNS: readonly (readonly [string, string])[] = [
  [String.raw`\textasciigrave{}`, '`'],
  [String.raw`\textasciitilde{}`, '~'],
  [String.raw`\textquotesingle{}`, "'"],
  [String.raw`\textquotedbl{}`, '"'],
  [String.raw`\textless{}`, '<'],
  [String.raw`\textgreater{}`, '>'],
  [String.raw`\VerbBar{}`, '|'],
  [String.raw`\^{}`, '^'],
];
const BEGIN = '\\begin{Highlighting}';
const END = '\\end{Highlighting}';

/**
 * A program whose words pandoc has coloured, each with a macro (`\KeywordTok{def}`), as a plain listing.
 *
 * @returns null where none begins at `at`
 */
export function highlighted(text: string, at: number): { code: string; end: number } | null {
  if (!text.startsWith(BEGIN, at)) return null;
  const close = text.indexOf(END, at);
  if (close < 0) return null;
  const body = text.slice(at + BEGIN.length, close).replace(/^\[[^\]\n]{0,300}\]/, '');
  return { code: `\\begin{lstlisting}${plain(body)}\\end{lstlisting}`, end: close + END.length };
}

function plain(body: string): string {
  let code = body;
  for (const [written, mark] of KEPT) code = code.replaceAll(written, mark);
  for (const [written, sign] of SIGNS) code = code.replaceAll(written, sign);
  code = code
    .replace(/\\[A-Za-z]+Tok\b/g, '')
    .replace(/[{}]/g, '')
    .replace(/\\([_&%#$])/g, '$1');
  for (const [, mark, sign] of KEPT) code = code.replaceAll(mark, sign);
  return code;
}
