import { takeAttributes } from './attributes';
import { dropComments } from './comments';
import { takeD2l } from './d2l';
import { takeDefinitionLists } from './definition-lists';
import { takeDetails } from './details';
import { takeFencedDivs } from './fenced-divs';
import { scanCodeSpans, scanFences } from './fences';
import { takeFrontMatter } from './front-matter';
import { takeMath } from './math';
import { takeDeadReferences } from './references';
import { Surface } from './surface';

/**
 * Reads every dialect in a source and gives a text of the same length that plain GitHub-flavoured Markdown understands. Order matters: code
 * is found first, so that nothing in it is touched; maths before braces and colons are given a meaning.
 */
export function cleanSource(text: string, path: string): { surface: Surface; meta: Record<string, unknown> } {
  const surface = new Surface(text);
  surface.text = text
    .replace(/[\uFDD0\uFDD1\0]/g, '\uFFFD')
    .replace(/^\uFEFF/, ' ')
    .replace(/\r(?!\n)/g, '\n');
  keepPrivateUse(surface);
  const meta = takeFrontMatter(surface);
  scanFences(surface);
  scanCodeSpans(surface);
  dropComments(surface, path);
  takeMath(surface);
  takeFencedDivs(surface);
  takeDetails(surface);
  takeD2l(surface);
  takeAttributes(surface);
  takeDeadReferences(surface);
  takeDefinitionLists(surface);
  return { surface, meta };
}

/** Characters of plane 16 that the author used stand for themselves. */
function keepPrivateUse(surface: Surface): void {
  if (!/[\u{100000}-\u{10ffff}]/u.test(surface.text)) return;
  surface.edit(/[\u{100000}-\u{10ffff}]/gu, ({ index }) => {
    const item = { kind: 'character' as const, start: index, end: index + 2, markdown: '', text: '' };
    return surface.place(item) ?? '\uFFFD';
  });
}
