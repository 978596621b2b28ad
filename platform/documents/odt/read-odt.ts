import { DocumentError } from '../errors';
import { languageTag, treeToMarkdown } from '../html/html-to-markdown';
import { element } from '../html/nodes';
import { NOTE } from '../html/notes';
import { mathmlToLatex } from '../math/mathml';
import { Pictures } from '../pictures';
import { placesOf } from '../places';
import type { DocumentReader, DocumentWarning, ReadOptions } from '../types';
import { parseXml, type XmlElement } from '../xml/parse-xml';
import { attribute, childOf, findAll, textOf } from '../xml/walk';
import { openZip, type ZipArchive } from '../zip/open-zip';
import { readOdtBlocks } from './body';
import { type Framed, OdtContext } from './context';
import { OdtStyles } from './styles';

/**
 * Reads an OpenDocument text: headings by outline level, lists, tables, pictures with title and description, notes, formulas as LaTeX,
 * code by its typeface. Pages are told where the program noted where they began.
 */
export const readOdt: DocumentReader = async (bytes, { limits }) => {
  const archive = await openZip(bytes, limits);
  try {
    await checkKind(archive, limits);
    const content = await part(archive, 'content.xml', limits);
    const text = childOf(content, 'office:body', 'office:text');
    if (!text) throw new DocumentError('wrong_content', 'it is no text document');
    const [stylesXml, meta] = [
      await optional(archive, 'styles.xml', limits),
      await optional(archive, 'meta.xml', limits),
    ];
    const pictures = new Pictures(limits);
    const frames = new Frames(archive, limits, pictures);
    await frames.read(content);
    const context = new OdtContext(new OdtStyles([stylesXml, content]), frames.found);
    const blocks = readOdtBlocks(text, context);
    for (const { name, body } of context.notes)
      blocks.push(element(NOTE, { dataNote: name }, readOdtBlocks(body, context)));
    const { markdown, marks } = treeToMarkdown(
      { type: 'root', children: blocks },
      { limits, content: 'all', formulas: context.formulas },
    );
    if (markdown.trim() === '') throw new DocumentError('empty');
    if (context.page > limits.maxPages) throw new DocumentError('too_many_parts', `${context.page} pages`);
    const title = textOf(findAll(meta, 'dc:title')[0]).trim();
    return {
      markdown,
      title: title === '' ? null : title,
      language: languageTag(textOf(findAll(meta, 'dc:language')[0])) ?? defaultLanguage(stylesXml),
      places: placesOf(marks, markdown.length, 'page', { label: '1', number: 1 }, (n) => ({
        label: `${n}`,
        number: n,
      })),
      images: pictures.images,
      warnings: [...pictures.warnings, ...frames.warnings, ...macros(archive)],
    };
  } finally {
    archive.close();
  }
};

async function checkKind(archive: ZipArchive, limits: ReadOptions['limits']): Promise<void> {
  const kind =
    archive.find('mimetype') === null ? '' : new TextDecoder().decode(await archive.read('mimetype', 1_000)).trim();
  if (kind !== '' && !/^application\/vnd\.oasis\.opendocument\.text/.test(kind))
    throw new DocumentError('wrong_content', `it says it is ${kind.slice(0, 80)}`);
  if (kind === '' && archive.find('content.xml') === null)
    throw new DocumentError('wrong_content', 'it is no OpenDocument text');
  const manifest = await optional(archive, 'META-INF/manifest.xml', limits);
  if (findAll(manifest, 'manifest:encryption-data').length > 0) throw new DocumentError('encrypted');
}

async function part(archive: ZipArchive, path: string, { maxDepth }: ReadOptions['limits']): Promise<XmlElement> {
  return parseXml(await archive.read(path), { maxDepth, part: path });
}

async function optional(archive: ZipArchive, path: string, limits: ReadOptions['limits']): Promise<XmlElement | null> {
  const found = archive.find(path);
  if (found === null) return null;
  try {
    return await part(archive, found, limits);
  } catch (error) {
    if (error instanceof DocumentError && error.code === 'corrupt') return null;
    throw error;
  }
}

/** What the frames of a document hold: pictures, formulas, charts. */
class Frames {
  readonly found = new Map<XmlElement, Framed>();
  private formulasLeftOut = 0;

  constructor(
    private readonly archive: ZipArchive,
    private readonly limits: ReadOptions['limits'],
    private readonly pictures: Pictures,
  ) {}

  async read(root: XmlElement): Promise<void> {
    for (const frame of findAll(root, 'draw:frame')) {
      this.found.set(frame, await this.framed(frame));
      await this.read(frame);
    }
  }

  get warnings(): DocumentWarning[] {
    return this.formulasLeftOut === 0 ? [] : [{ code: 'formula_left_out', count: this.formulasLeftOut }];
  }

  private async framed(frame: XmlElement): Promise<Framed> {
    const object = await this.object(childOf(frame, 'draw:object'));
    if (object) return object;
    const words = ['svg:desc', 'svg:title'].map((name) => textOf(childOf(frame, name)).replace(/\s+/g, ' ').trim());
    const alt = words.find((text) => text !== '') ?? '';
    const image = childOf(frame, 'draw:image');
    if (!image) return null;
    const href = (attribute(image, 'xlink:href') ?? '').replace(/^\.\//, '');
    const path = this.archive.find(href);
    const shown =
      path === null
        ? this.pictures.leaveOut(href)
        : this.pictures.has(path)
          ? this.pictures.pathOf(path)
          : this.pictures.add(path, await this.archive.read(path));
    return { kind: 'image', node: element('img', { src: shown ?? '', alt }) };
  }

  private async object(object: XmlElement | null): Promise<Framed> {
    if (!object) return null;
    const inside = childOf(object, 'math:math');
    const folder = (attribute(object, 'xlink:href') ?? '').replace(/^\.\//, '').replace(/\/$/, '');
    const root = inside ?? (folder === '' ? null : await optional(this.archive, `${folder}/content.xml`, this.limits));
    if (!root) return null;
    const chart = findAll(root, 'office:chart')[0];
    if (chart)
      return {
        kind: 'blocks',
        root: {
          name: '',
          attributes: {},
          children: [...findAll(chart, 'chart:title'), ...findAll(chart, 'table:table')],
        },
      };
    if (!/(?:^|:)math$/.test(root.name)) return null;
    const latex = mathmlToLatex(root);
    if (latex === '') this.formulasLeftOut++;
    return latex === '' ? null : { kind: 'formula', latex };
  }
}

/** Programs in it are never run, and are left out. */
function macros(archive: ZipArchive): DocumentWarning[] {
  const count = [...archive.entries.keys()].filter(
    (path) => /^(?:Basic|Scripts)\/.*\.(?:xba|xml|py|js|bsh)$/i.test(path) && !/script-l[bc]\.xml$/i.test(path),
  ).length;
  return count === 0 ? [] : [{ code: 'macros_left_out', count }];
}

function defaultLanguage(styles: XmlElement | null): string | null {
  const text = findAll(styles, 'style:default-style')
    .filter((style) => attribute(style, 'style:family') === 'paragraph')
    .map((style) => childOf(style, 'style:text-properties'))[0];
  const [language, country] = [attribute(text, 'fo:language'), attribute(text, 'fo:country')];
  return language === null || language === 'none'
    ? null
    : languageTag(country === null || country === 'none' ? language : `${language}-${country}`);
}
