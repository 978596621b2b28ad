import type { ElementContent } from 'hast';
import { DocumentError } from '../errors';
import type { Formula } from '../html/formulas';
import { languageTag, treeToMarkdown } from '../html/html-to-markdown';
import { markOf } from '../html/marks';
import { element, textNode } from '../html/nodes';
import { Graphics } from '../ooxml/graphics';
import { OfficePackage } from '../ooxml/office-package';
import { Pictures } from '../pictures';
import { placesOf } from '../places';
import type { DocumentReader, DocumentWarning } from '../types';
import { attribute, childOf, childrenOf } from '../xml/walk';
import { type Slide, SlideReader } from './slide';
import type { SlideContext } from './text';

/**
 * Reads a presentation (.pptx, .pptm): its slides in order, hidden ones as well, each under its title, with lists, tables, charts,
 * pictures, formulas and the speaker's notes. Places are slides.
 */
export const readPptx: DocumentReader = async (bytes, { limits }) => {
  const { office, root } = await OfficePackage.open(bytes, limits, 'p:presentation');
  try {
    const relations = await office.relations(office.main);
    const parts = childrenOf(childOf(root, 'p:sldIdLst'), 'p:sldId').map(
      (each) => relations.get(attribute(each, 'r:id') ?? '')?.target ?? '',
    );
    if (parts.length > limits.maxPages) throw new DocumentError('too_many_parts', `${parts.length} slides`);
    const pictures = new Pictures(limits);
    const context: SlideContext = {
      relations: new Map(),
      formulas: [] satisfies Formula[],
      formulasLeftOut: 0,
      languages: new Map(),
    };
    const reader = new SlideReader(office, new Graphics(office, pictures), context);
    const slides: (Slide | null)[] = [];
    for (const part of parts) {
      const slide = await office.optional(part);
      slides.push(slide ? await reader.read(part, slide) : null);
    }
    const { markdown, marks } = treeToMarkdown(
      { type: 'root', children: blocksOf(slides) },
      { limits, content: 'all', formulas: context.formulas },
    );
    if (markdown.trim() === '') throw new DocumentError('empty');
    const { title, language } = await office.properties();
    return {
      markdown,
      title:
        title !== null && !/^powerpoint presentation$|^präsentation$|^présentation powerpoint$/i.test(title)
          ? title
          : null,
      language: language ?? spoken(context.languages),
      places: placesOf(marks, markdown.length, 'slide', null, (n) => ({ label: `${n}`, number: n })),
      images: pictures.images,
      warnings: warningsOf(slides, context, [...pictures.warnings, ...office.warnings]),
    };
  } finally {
    office.archive.close();
  }
};

/** The first title slide is the presentation's heading, headers of sections stand over the slides that follow. */
function blocksOf(slides: readonly (Slide | null)[]): ElementContent[] {
  const hasSections = slides.some((slide) => slide?.layout === 'secHead');
  return slides.flatMap((slide, i): ElementContent[] => {
    if (!slide || slide.title.length + slide.content.length + slide.notes.length === 0) return [];
    const depth = slide.layout === 'title' && i === 0 ? 1 : slide.layout === 'secHead' || !hasSections ? 2 : 3;
    const heading = slide.title.length > 0 ? element(`h${depth}`, {}, slide.title) : element('hr');
    return [
      element('p', {}, [textNode(markOf(i + 1))]),
      ...(slide.title.length > 0 || i > 0 ? [heading] : []),
      ...slide.content,
      ...slide.notes,
    ];
  });
}

/** The language of most of the text. */
function spoken(languages: ReadonlyMap<string, number>): string | null {
  return languageTag([...languages].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null);
}

function warningsOf(
  slides: readonly (Slide | null)[],
  { formulasLeftOut }: SlideContext,
  others: DocumentWarning[],
): DocumentWarning[] {
  const unread = slides.flatMap((slide, i) => (slide ? [] : [`${i + 1}`]));
  return [
    ...others,
    ...(unread.length > 0
      ? [{ code: 'part_unreadable' as const, count: unread.length, detail: unread.slice(0, 20).join(', ') }]
      : []),
    ...(formulasLeftOut > 0 ? [{ code: 'formula_left_out' as const, count: formulasLeftOut }] : []),
  ];
}
