import { DocumentError } from '../errors';
import { languageTag } from '../html/html-to-markdown';
import { resolved } from '../ooxml/office-package';
import type { DocumentLimits } from '../types';
import { parseXml, type XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, findAll, textOf } from '../xml/walk';
import { openZip, type ZipArchive } from '../zip/open-zip';

export interface Chapter {
  /** Path in the package. */
  path: string;
  /** From the table of contents; null where that doesn't name it. */
  title: string | null;
}

/** A book's package: what is in it, in reading order (EPUB 2.0.1 and 3.3). */
export interface Publication {
  archive: ZipArchive;
  title: string | null;
  language: string | null;
  chapters: Chapter[];
  /** Labels of printed pages by `path#id`. */
  pages: ReadonlyMap<string, string>;
}

/** Fonts may be obfuscated with these; that hides no text. */
const OBFUSCATION = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/;

/** @throws DocumentError `encrypted`, `wrong_content`, `corrupt`, and what `openZip` throws */
export async function openPublication(bytes: Uint8Array, limits: DocumentLimits): Promise<Publication> {
  const archive = await openZip(bytes, limits);
  const xml = async (path: string) => {
    const found = archive.find(path);
    return found === null ? null : parseXml(await archive.read(found), { maxDepth: limits.maxDepth, part: found });
  };
  const container = await xml('META-INF/container.xml');
  const rootfile = findAll(container, 'ocf:rootfile')[0] ?? findAll(container, 'rootfile')[0];
  const opfPath = decodedPath(attribute(rootfile, 'full-path') ?? '');
  if (!container) throw new DocumentError('wrong_content', 'it is no EPUB');
  const opf = await xml(opfPath);
  if (!opf) throw new DocumentError('corrupt', 'the list of its parts is missing');
  const folder = opfPath.slice(0, opfPath.lastIndexOf('/') + 1);
  const items = new Map(
    findAll(opf, 'opf:item', 'item').map((item) => [
      attribute(item, 'id') ?? '',
      {
        path: resolved(folder, decodedPath(attribute(item, 'href') ?? '')),
        type: attribute(item, 'media-type') ?? '',
        properties: (attribute(item, 'properties') ?? '').split(/\s+/),
      },
    ]),
  );
  const spine = findAll(opf, 'opf:spine', 'spine')[0] ?? null;
  const nav = [...items.values()].find(({ properties }) => properties.includes('nav'))?.path ?? null;
  const ncx =
    items.get(attribute(spine, 'toc') ?? '')?.path ??
    [...items.values()].find(({ type }) => type === 'application/x-dtbncx+xml')?.path ??
    null;
  const contents = await contentsOf(nav, ncx, async (path) => xml(path));
  const chapters = childrenOf(spine).flatMap((reference) => {
    const item = items.get(attribute(reference, 'idref') ?? '');
    if (!item || item.path === nav || !/xhtml|html|xml/.test(item.type)) return [];
    return [{ path: item.path, title: contents.titles.get(item.path) ?? null }];
  });
  await refuseEncrypted(await xml('META-INF/encryption.xml'), new Set(chapters.map(({ path }) => path)));
  if (chapters.length === 0) throw new DocumentError('empty', 'it names no chapter');
  if (chapters.length > limits.maxPages) throw new DocumentError('too_many_parts', `${chapters.length} chapters`);
  const metadata = findAll(opf, 'opf:metadata', 'metadata')[0] ?? null;
  const title = textOf(findAll(metadata, 'dc:title')[0]).replace(/\s+/g, ' ').trim();
  const language = languageTag(textOf(findAll(metadata, 'dc:language')[0]));
  return { archive, title: title === '' ? null : title, language, chapters, pages: contents.pages };
}

async function refuseEncrypted(encryption: XmlElement | null, chapters: ReadonlySet<string>): Promise<void> {
  for (const data of findAll(encryption, 'enc:EncryptedData')) {
    const method = attribute(childOf(data, 'enc:EncryptionMethod'), 'Algorithm') ?? '';
    const path = decodedPath(attribute(findAll(data, 'enc:CipherReference')[0], 'URI') ?? '');
    if (!OBFUSCATION.test(method) && chapters.has(resolved('', path)))
      throw new DocumentError('encrypted', 'the book is protected against copying');
  }
}

interface Contents {
  titles: Map<string, string>;
  pages: Map<string, string>;
}

async function contentsOf(
  nav: string | null,
  ncx: string | null,
  xml: (path: string) => Promise<XmlElement | null>,
): Promise<Contents> {
  const contents: Contents = { titles: new Map(), pages: new Map() };
  for (const [path, read] of [
    [nav, fromNav],
    [ncx, fromNcx],
  ] as const) {
    if (path === null) continue;
    try {
      const root = await xml(path);
      if (root) read(root, path.slice(0, path.lastIndexOf('/') + 1), contents);
    } catch (error) {
      // A book without a readable table of contents is still a book.
      if (!(error instanceof DocumentError)) throw error;
    }
  }
  return contents;
}

function fromNav(root: XmlElement, folder: string, { titles, pages }: Contents): void {
  for (const nav of findAll(root, 'html:nav')) {
    const kind = attribute(nav, 'epub:type') ?? '';
    for (const link of findAll(nav, 'html:a')) {
      const target = targetOf(folder, attribute(link, 'href') ?? '');
      const text = textOf(link).replace(/\s+/g, ' ').trim();
      if (kind === 'page-list') pages.set(target.full, text);
      else if (kind === 'toc' || kind === '') keep(titles, target.path, text);
    }
  }
}

function fromNcx(root: XmlElement, folder: string, { titles, pages }: Contents): void {
  const walk = (points: readonly XmlElement[]) => {
    for (const point of points) {
      const target = targetOf(folder, attribute(childOf(point, 'ncx:content'), 'src') ?? '');
      const text = textOf(childOf(point, 'ncx:navLabel')).replace(/\s+/g, ' ').trim();
      if (point.name === 'ncx:pageTarget') keep(pages, target.full, text);
      else keep(titles, target.path, text);
      walk(childrenOf(point, 'ncx:navPoint'));
    }
  };
  walk(childrenOf(childOf(root, 'ncx:navMap'), 'ncx:navPoint'));
  walk(childrenOf(childOf(root, 'ncx:pageList'), 'ncx:pageTarget'));
}

function keep(into: Map<string, string>, key: string, text: string): void {
  if (!into.has(key) && text !== '') into.set(key, text);
}

/** Where a link of a part leads: the part, and the place in it. */
export function targetOf(folder: string, href: string): { path: string; full: string; id: string | null } {
  const hash = href.indexOf('#');
  const path = resolved(folder, decodedPath(hash < 0 ? href : href.slice(0, hash)));
  const id = hash < 0 ? null : decodedPath(href.slice(hash + 1));
  return { path, id, full: id === null ? path : `${path}#${id}` };
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
