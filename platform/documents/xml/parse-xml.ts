import { SaxesParser, type SaxesTagNS } from 'saxes';
import { DocumentError } from '../errors';
import { knownPrefix } from './namespaces';

/** An element; names carry the prefixes of `namespaces.ts`, those of other namespaces the file's own. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

export interface XmlOptions {
  /** Elements in each other. */
  maxDepth: number;
  /** Name of the part, for messages. */
  part: string;
}

/** An element costs about 200 bytes of memory; more than this many are no document. */
const MAX_ELEMENTS = 5_000_000;

/**
 * Reads an XML document into a tree. Entities that a document declares itself are refused, nothing outside is ever fetched, comments and
 * instructions are dropped.
 *
 * @throws DocumentError `corrupt` (not well-formed), `too_deep`, `too_many_parts`, `unsafe` (declares entities)
 */
export function parseXml(source: Uint8Array | string, options: XmlOptions): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let count = 0;
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new DocumentError('unsafe', `${options.part} declares entities of its own`);
  });
  parser.on('opentag', (tag) => {
    if (open.length > options.maxDepth) throw new DocumentError('too_deep', options.part);
    if (++count > MAX_ELEMENTS) throw new DocumentError('too_many_parts', options.part);
    const element = elementOf(tag);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const text = (value: string) => {
    const into = open.at(-1)?.children;
    if (!into || into === root.children) return;
    const last = into.length - 1;
    const before = into[last];
    if (typeof before === 'string') into[last] = before + value;
    else into.push(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  try {
    parser.write(typeof source === 'string' ? source.replace(/^\uFEFF/, '') : decodeXml(source)).close();
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    throw new DocumentError('corrupt', options.part);
  }
  const document = root.children[0];
  if (document === undefined || typeof document === 'string') throw new DocumentError('corrupt', options.part);
  return document;
}

function elementOf(tag: SaxesTagNS): XmlElement {
  const attributes: Record<string, string> = {};
  for (const { name, uri, local, value } of Object.values(tag.attributes)) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    attributes[uri === '' ? local : named(uri, local, name)] = value;
  }
  return { name: named(tag.uri, tag.local, tag.name), attributes, children: [] };
}

function named(uri: string, local: string, written: string): string {
  const prefix = knownPrefix(uri);
  return prefix === null ? written : `${prefix}:${local}`;
}

/** Text of an XML file by its byte order mark or declaration, UTF-8 otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const mark =
    head.startsWith('\xff\xfe') || head.startsWith('<\0')
      ? 'utf-16le'
      : head.startsWith('\xfe\xff') || head.startsWith('\0<')
        ? 'utf-16be'
        : null;
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1];
  try {
    return new TextDecoder(mark ?? (head.startsWith('\xef\xbb\xbf') ? 'utf-8' : (declared ?? 'utf-8'))).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
