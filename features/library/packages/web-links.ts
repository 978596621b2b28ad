import { parseXml, type XmlElement } from '@/platform/documents/xml/parse-xml';
import { childrenOf, textOf } from '@/platform/documents/xml/walk';

export interface WebLink {
  title: string;
  url: string;
}

/**
 * Reads a web link of a Common Cartridge (`imswl`, versions 1.0 to 1.3).
 * @param title of the table of contents, where it names one
 * @returns null where it leads to no web page. @throws DocumentError where it is no XML that can be read
 */
export function readWebLink(bytes: Uint8Array, title: string | null): WebLink | null {
  const root = parseXml(bytes, { part: 'web link', maxDepth: 20 });
  const url = named(root, 'url')?.attributes.href?.trim() ?? '';
  if (!/^https?:\/\/[^\s<>]+$/i.test(url)) return null;
  const own = textOf(named(root, 'title')).replace(/\s+/g, ' ').trim();
  return { title: title ?? (own === '' ? url : own), url };
}

/** A page that lists the links of a package. @param heading of the page */
export function linksPage(heading: string, links: readonly WebLink[]): string {
  const lines = links.map(({ title, url }) => `- [${title.replace(/[[\]\\*_`<]/g, '\\$&')}](<${url}>)`);
  return `# ${heading}\n\n${lines.join('\n')}\n`;
}

function named(element: XmlElement, local: string): XmlElement | undefined {
  return childrenOf(element).find(({ name }) => name === local || name.endsWith(`:${local}`));
}
