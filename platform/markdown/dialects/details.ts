import type { BlockRole } from '../types';
import { type Surface, spaces } from './surface';

/** Unwraps `<details>`: its summary tells whether a solution or an aside is folded away; the tags themselves are blanked. */
export function takeDetails(surface: Surface): void {
  if (!/<details/i.test(surface.text)) return;
  const open: { start: number; role: BlockRole }[] = [];
  surface.edit(/<details\b[^>]*>(?:\s*<summary\b[^>]*>([\s\S]{0,500}?)<\/summary>)?|<\/details>/gi, (match) => {
    if (!match[0].startsWith('</')) {
      const folded = /\b(?:solution|answer|hint|show|reveal|lösung|solución)/i.test(match[1] ?? '');
      open.push({ start: match.index, role: folded ? 'solution' : 'callout' });
      return blankTag(surface, match);
    }
    const details = open.pop();
    if (details) surface.roles.push({ ...details, end: match.index });
    return blankTag(surface, match);
  });
}

/** A tag alone on its lines becomes the edge of the container, one inside a line is just taken out. */
function blankTag(surface: Surface, { index, 0: tag }: RegExpExecArray): string {
  const before = /[^\n]*$/.exec(surface.text.slice(Math.max(0, index - 200), index))?.[0] ?? '';
  const firstLine = /^[^\n]*/.exec(tag)?.[0] ?? tag;
  const after = /^[^\n]*/.exec(surface.text.slice(index + tag.length, index + tag.length + 200))?.[0] ?? '';
  if (before.trim() !== '' || (after.trim() !== '' && firstLine === tag)) return spaces(tag);
  return surface.edge({ start: index, end: index + firstLine.length }) + spaces(tag.slice(firstLine.length));
}
