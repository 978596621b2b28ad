/** Environments whose contents are no LaTeX to be read. */
const VERBATIM =
  /^(?:verbatim|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|alltt|comment|filecontents|tikzpicture|pgfpicture|pycode)\*?$/;

/** End of the group that opens at `at`, behind its closing brace; -1 where it is never closed. Comments and escapes count as in TeX. */
export function groupEnd(text: string, at: number, open = '{', close = '}'): number {
  let depth = 0;
  const marks = open === '{' ? /[{}\\%]/g : /[[\]{}\\%]/g;
  marks.lastIndex = at;
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    const [mark] = match;
    if (mark === '\\') marks.lastIndex = match.index + 2;
    else if (mark === '%') marks.lastIndex = lineEnd(text, match.index);
    else if (mark === open) depth++;
    else if (mark === close && --depth === 0) return match.index + 1;
    else if (open === '[' && mark === '{') {
      const end = groupEnd(text, match.index);
      if (end < 0) return -1;
      marks.lastIndex = end;
    }
    // An argument is not that long; a brace that is never closed must not cost the whole text each time.
    if (match.index - at > 50_000) return -1;
  }
  return -1;
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Position behind white space, at most one line break in it. */
export function skipSpace(text: string, at: number): number {
  const space = /[ \t]*(?:\n[ \t]*)?/y;
  space.lastIndex = at;
  return at + (space.exec(text)?.[0].length ?? 0);
}

/**
 * End of a stretch at a backslash that no macro may be looked for in: `\verb|…|` and environments of code; `at` where there is none.
 */
export function verbatimEnd(text: string, at: number): number {
  const inline = /\\(?:verb\*?|lstinline(?:\[[^\]\n]{0,200}\])?)(?=[^\sA-Za-z*{[])(.)/y;
  inline.lastIndex = at;
  const verb = inline.exec(text);
  if (verb) {
    const close = text.indexOf(verb[1] ?? '', inline.lastIndex);
    return close < 0 || close > lineEnd(text, at) ? at : close + 1;
  }
  const begins = /\\begin\{([A-Za-z]{1,20}\*?)\}/y;
  begins.lastIndex = at;
  const name = begins.exec(text)?.[1];
  if (name === undefined || !VERBATIM.test(name)) return at;
  const closing = `\\end{${name}}`;
  const close = text.indexOf(closing, at);
  return close < 0 ? at : close + closing.length;
}
