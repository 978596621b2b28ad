import { FILLER } from '../placeholders';
import type { BlockRole } from '../types';
import { type Surface, spaces } from './surface';

const SOLUTION = /\b(?:solutions?|answers?|hints?|lösung|solución)\b/i;
/** Summaries that say nothing but that something is folded away. */
const EMPTY_SUMMARY = /^(?:(?:click|show|reveal|expand|open|toggle|view|details?|more|spoiler|here|me|to|for)\b\W*)*$/i;

/**
 * Unwraps `<details>`: its summary tells whether a solution or an aside is folded away and, where it says more than that, stays as a
 * paragraph before what it folds.
 */
export function takeDetails(surface: Surface): void {
  if (!/<details/i.test(surface.text)) return;
  const open: { start: number; role: BlockRole }[] = [];
  surface.edit(/<details\b[^<>]*>(?:(\s*)<summary\b[^<>]*>([\s\S]{0,500}?)<\/summary>)?|<\/details>/gi, (match) => {
    if (match[0].startsWith('</')) {
      const details = open.pop();
      if (details) surface.roles.push({ ...details, end: match.index });
      return blankTag(surface, match.index, match[0]);
    }
    const [tag, gap = '', summary = ''] = match;
    const solution = SOLUTION.test(summary);
    open.push({ start: match.index, role: solution ? 'solution' : 'callout' });
    const title = summary.replace(/<[^<>]*>/g, '').trim();
    if (solution || EMPTY_SUMMARY.test(title)) return blankTag(surface, match.index, tag);
    return titled(surface, match.index, tag, gap, summary);
  });
}

/** The opening tag as an edge (where nothing stands before it), the summary's text on a line of its own. */
function titled(surface: Surface, index: number, tag: string, gap: string, summary: string): string {
  const lead = textBefore(surface, index) === '' ? '***\n' : '';
  if (lead !== '') surface.edges.add(index);
  const at = tag.indexOf(summary, tag.toLowerCase().indexOf('<summary') + gap.length);
  const title = summary.replace(/\s*\n\s*/g, (space) => ' '.repeat(space.length));
  return `${lead}${FILLER.repeat(at - lead.length)}${title}\n${FILLER.repeat(tag.length - at - summary.length - 1)}`;
}

function textBefore(surface: Surface, index: number): string {
  return (/[^\n]*$/.exec(surface.text.slice(Math.max(0, index - 200), index))?.[0] ?? '').trim();
}

/** A tag alone on its lines becomes the edge of the container, one inside a line is just taken out. */
function blankTag(surface: Surface, index: number, tag: string): string {
  const firstLine = /^[^\n]*/.exec(tag)?.[0] ?? tag;
  const after = /^[^\n]*/.exec(surface.text.slice(index + tag.length, index + tag.length + 200))?.[0] ?? '';
  if (textBefore(surface, index) !== '' || (after.trim() !== '' && firstLine === tag)) return spaces(tag);
  return surface.edge({ start: index, end: index + firstLine.length }) + spaces(tag.slice(firstLine.length));
}
