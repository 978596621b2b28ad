import { FILLER } from '../placeholders';
import { type Surface, spaces } from './surface';

/**
 * Takes out HTML comments, and MDX comments, imports and exports where the file is MDX. A comment that fills its lines leaves empty
 * lines behind, one inside a line leaves nothing.
 */
export function dropComments(surface: Surface, path: string): void {
  drop(surface, '<!--', '-->');
  if (!/\.mdx$/i.test(path)) return;
  drop(surface, '{/*', '*/}');
  surface.edit(
    /^(?:import\s.+\sfrom\s+['"].+['"];?|import\s+['"].+['"];?|export\s+(?:const|let|default|function)\s.*)$/gm,
    (match) => spaces(match[0]),
  );
}

/** Found by searching, not by one pattern: comments that are never closed would take it quadratic time. */
function drop(surface: Surface, opening: string, closing: string): void {
  const { text } = surface;
  let out = '';
  let done = 0;
  for (let from = text.indexOf(opening); from >= 0; ) {
    const close = text.indexOf(closing, from + opening.length);
    if (close < 0) break;
    const end = close + closing.length;
    if (!surface.isCode(from)) {
      out += text.slice(done, from) + blankOrFill(text, from, text.slice(from, end));
      done = end;
      from = text.indexOf(opening, end);
    } else from = text.indexOf(opening, from + opening.length);
  }
  surface.text = out + text.slice(done);
}

function blankOrFill(text: string, start: number, noise: string): string {
  const before = /[^\n]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  const lineEnd = text.indexOf('\n', start + noise.length);
  const after = text.slice(start + noise.length, lineEnd < 0 ? text.length : lineEnd);
  return before.trim() === '' && after.trim() === '' ? spaces(noise) : noise.replace(/[^\r\n]/g, FILLER);
}
