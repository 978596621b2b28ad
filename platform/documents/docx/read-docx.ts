import type { Element, ElementContent, Root } from 'hast';
import { DocumentError } from '../errors';
import { languageTag, treeToMarkdown } from '../html/html-to-markdown';
import { element } from '../html/nodes';
import { NOTE } from '../html/notes';
import { Graphics } from '../ooxml/graphics';
import { OfficePackage } from '../ooxml/office-package';
import { Pictures } from '../pictures';
import { placesOf } from '../places';
import type { DocumentReader, DocumentWarning } from '../types';
import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll } from '../xml/walk';
import { readBlocks } from './body';
import { DocxContext, type Drawn } from './context';
import { Numbering } from './numbering';
import { noteName } from './paragraph';
import { headingsByLook } from './plain-headings';
import { Styles } from './styles';

/**
 * Reads a Word document (.docx, .docm): headings by style or outline level, lists, tables, pictures, notes, code by its typeface, formulas
 * as LaTeX. Pages are told where Word has noted where they began. Programs in it are left out.
 */
export const readDocx: DocumentReader = async (bytes, { limits }) => {
  const { office, root } = await OfficePackage.open(bytes, limits, 'w:document');
  try {
    const pages = pagesIn(root);
    if (pages > limits.maxPages) throw new DocumentError('too_many_parts', `${pages} pages`);
    const related = async (type: string) => office.optional(await office.related(office.main, type));
    const stylesXml = await related('styles');
    const pictures = new Pictures(limits);
    const graphics = new Graphics(office, pictures);
    const drawings = new Map<XmlElement, Drawn>();
    await draw(root, office.main, graphics, drawings);
    const context = new DocxContext(
      new Styles(stylesXml),
      new Numbering(await related('numbering')),
      await office.relations(office.main),
      drawings,
    );
    const content = readBlocks(childrenOf(childOf(root, 'w:body')), context);
    content.push(...(await notes(office, context)));
    headingsByLook(content);
    const tree: Root = { type: 'root', children: content };
    const { markdown, marks } = treeToMarkdown(tree, { limits, content: 'all', formulas: context.formulas });
    if (markdown.trim() === '') throw new DocumentError('empty');
    const { title, language } = await office.properties();
    const warnings: DocumentWarning[] = [...pictures.warnings, ...office.warnings];
    if (context.formulasLeftOut > 0) warnings.push({ code: 'formula_left_out', count: context.formulasLeftOut });
    const places = placesOf(marks, markdown.length, 'page', { label: '1', number: 1 }, (n) => ({
      label: `${n}`,
      number: n,
    }));
    return {
      markdown,
      title,
      language: language ?? defaultLanguage(stylesXml),
      places,
      images: pictures.images,
      warnings,
    };
  } finally {
    office.archive.close();
  }
};

/** Reads what is drawn beforehand, as the parts that it lies in come from the package one by one. */
async function draw(root: XmlElement, part: string, graphics: Graphics, into: Map<XmlElement, Drawn>): Promise<void> {
  for (const drawing of findAll(root, 'w:drawing', 'w:pict', 'w:object')) {
    const boxes = findAll(drawing, 'w:txbxContent');
    for (const box of boxes) await draw(box, part, graphics, into);
    if (boxes.length > 0) continue;
    const description = findAll(drawing, 'wp:docPr', 'v:shape')[0];
    const alt =
      attribute(description, 'descr') ?? attribute(description, 'alt') ?? attribute(description, 'title') ?? '';
    into.set(drawing, {
      images: await graphics.images(part, drawing, alt.replace(/\s+/g, ' ').trim()),
      data: await graphics.data(part, drawing),
    });
  }
}

async function notes(office: OfficePackage, context: DocxContext): Promise<ElementContent[]> {
  const out: Element[] = [];
  const wanted = [...new Map(context.notes.map((note) => [noteName(note.kind, note.id), note])).entries()];
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = await office.related(office.main, `${kind}s`);
    const root = await office.optional(part);
    if (!root || part === null) continue;
    context.relations = await office.relations(part);
    const byId = new Map(childrenOf(root, `w:${kind}`).map((note) => [attribute(note, 'w:id') ?? '', note]));
    for (const [name, note] of wanted) {
      const found = note.kind === kind ? byId.get(note.id) : undefined;
      if (found) out.push(element(NOTE, { dataNote: name }, readBlocks(childrenOf(found), context)));
    }
  }
  return out;
}

function defaultLanguage(styles: XmlElement | null): string | null {
  return languageTag(attribute(findAll(childOf(styles, 'w:docDefaults'), 'w:lang')[0], 'w:val'));
}

/** Pages as Word last laid it out, or as its author broke them, whichever are more; counted before anything is made of them. */
function pagesIn(root: XmlElement): number {
  let [laidOut, broken] = [1, 1];
  for (const _ of findAll(root, 'w:lastRenderedPageBreak')) laidOut++;
  for (const { attributes } of findAll(root, 'w:br')) if (attributes['w:type'] === 'page') broken++;
  return Math.max(laidOut, broken);
}
