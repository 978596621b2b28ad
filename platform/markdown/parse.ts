import { passagesOf } from './chunk';
import { cleanSource } from './dialects/clean';
import { preferredFramework } from './dialects/d2l';
import { listsOf } from './front-lists';
import { isGenericTitle, titleFromPath } from './headings';
import { Pieces } from './pieces';
import { sectionsOf, type TitleHeadings } from './sections';
import type { ParsedDocument } from './types';

/**
 * Reads one Markdown document: its title, headings, passages and local links. Understands GitHub-flavoured Markdown, YAML front matter,
 * maths, definition lists and the dialects of Carpentries, kramdown, Pandoc, "Dive into Deep Learning", Exercism and GitHub alerts.
 * Offsets are UTF-16 units of `text`. Malformed Markdown is never an error; what looks wrong goes to `warnings`.
 * Input from strangers belongs into `parseInWorker`, which bounds size, depth and time.
 *
 * @param path the document's path in the upload; gives the title where neither front matter nor a first heading names a subject
 */
export function parseDocument(text: string, path: string): ParsedDocument {
  return parseInPieces(text, path);
}

/** @param longest UTF-16 units of a piece that is parsed at once, see {@link Pieces} */
export function parseInPieces(text: string, path: string, longest?: number): ParsedDocument {
  const { surface, meta } = cleanSource(text, path);
  const pieces = new Pieces(surface, longest);
  const { definitions } = pieces;
  const context = { surface, text: surface.text, definitions, framework: preferredFramework(text) };
  const { title, headings, sections, links } = sectionsOf(pieces, context, (found) => titleFor(meta, found, path));
  const passages = passagesOf(sections);
  const lists = listsOf(meta);
  const first = passages.find(({ blocks }) => blocks.length > 0)?.blocks[0];
  if (first && lists) first.frontMatter = lists;
  return { title, meta, headings, passages, links, warnings: surface.warnings };
}

/** Front matter, else a first heading that names a subject, else the path, else whatever heading there is. */
function titleFor(meta: Record<string, unknown>, headings: TitleHeadings, path: string): string {
  if (typeof meta.title === 'string' && meta.title.trim() !== '') return meta.title.trim();
  const { first, top } = headings;
  if (top !== null && !isGenericTitle(top)) return top;
  const fromPath = titleFromPath(path);
  return fromPath === '' || isGenericTitle(fromPath) ? (first ?? fromPath) : fromPath;
}
