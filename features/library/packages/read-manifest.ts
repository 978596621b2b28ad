import { posix } from 'node:path';
import { parseXml, type XmlElement } from '@/platform/documents/xml/parse-xml';
import { childrenOf, textOf } from '@/platform/documents/xml/walk';

/** What a manifest says of a file that is to be read. */
export interface ListedFile {
  path: string;
  /** As the table of contents calls it; null where nothing lists it. */
  title: string | null;
}

/** What is in the table of contents, and is no text to learn from. */
export interface LeftOutPart {
  /** Its file, or its title where it has none. */
  path: string;
  title: string;
  why: 'discussion' | 'quiz' | 'tool';
}

export interface Manifest {
  /** In the order of the table of contents, each file once. */
  listed: ListedFile[];
  /** Files that describe a link to the web. */
  links: ListedFile[];
  leftOut: LeftOutPart[];
}

interface Resource {
  type: string;
  /** Its files, the one to open first. */
  paths: string[];
}

/** Items in each other; real ones have five or so. */
const MOST_LEVELS = 100;

/**
 * Reads `imsmanifest.xml`, the table of contents of SCORM 1.2 and 2004 packages and of IMS Common Cartridges (IMS Content Packaging 1.1.4;
 * IMS Common Cartridge 1.0 to 1.3). Paths count from the manifest's folder.
 *
 * @throws DocumentError where it is no XML that can be read
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const root = parseXml(bytes, { part: 'imsmanifest.xml', maxDepth: MOST_LEVELS });
  const resources = resourcesOf(root);
  const manifest: Manifest = { listed: [], links: [], leftOut: [] };
  const seen = new Set<string>();
  const add = (resource: Resource | undefined, title: string | null) => {
    const path = resource?.paths[0];
    const key = path ?? title;
    if (!resource || key === null || key === undefined || seen.has(key)) return;
    seen.add(key);
    const why = leftOutWhy(resource.type);
    if (why) manifest.leftOut.push({ path: key, title: title ?? key, why });
    else if (path === undefined) return;
    else if (/^imswl_/i.test(resource.type)) manifest.links.push({ path, title });
    else manifest.listed.push({ path, title });
  };
  for (const { ref, title } of itemsOf(root)) add(resources.get(ref), title);
  // What no table of contents names comes after what it names.
  for (const resource of resources.values()) add(resource, null);
  return manifest;
}

function leftOutWhy(type: string): LeftOutPart['why'] | null {
  if (/^imsdt_/i.test(type)) return 'discussion';
  if (/^imsqti|assessment|question-?bank/i.test(type)) return 'quiz';
  if (/^imsbasiclti|^imslti/i.test(type)) return 'tool';
  return null;
}

/** Items of the organisation that is shown, outermost first, in order. */
function itemsOf(root: XmlElement): { ref: string; title: string | null }[] {
  const organizations = named(root, 'organizations')[0];
  const all = organizations ? named(organizations, 'organization') : [];
  const chosen = all.find((each) => each.attributes.identifier === organizations?.attributes.default) ?? all[0];
  const found: { ref: string; title: string | null }[] = [];
  const walk = (element: XmlElement) => {
    for (const item of named(element, 'item')) {
      const title = named(item, 'title').map(textOf).join(' ').replace(/\s+/g, ' ').trim();
      const ref = item.attributes.identifierref;
      if (ref !== undefined && item.attributes.isvisible !== 'false')
        found.push({ ref, title: title === '' ? null : title });
      walk(item);
    }
  };
  if (chosen) walk(chosen);
  return found;
}

function resourcesOf(root: XmlElement): Map<string, Resource> {
  const found = new Map<string, Resource>();
  for (const resources of named(root, 'resources')) {
    for (const resource of named(resources, 'resource')) {
      const base = [root, resources, resource].map((each) => each.attributes['xml:base'] ?? '');
      const files = named(resource, 'file').map((file) => file.attributes.href);
      const paths = [resource.attributes.href, ...files].flatMap((href) => pathOf(base, href) ?? []);
      const id = resource.attributes.identifier;
      if (id !== undefined) found.set(id, { type: resource.attributes.type ?? '', paths: [...new Set(paths)] });
    }
  }
  return found;
}

/** Path of an address in the package; null for one elsewhere. */
function pathOf(bases: readonly string[], href: string | undefined): string | null {
  if (href === undefined || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(href)) return null;
  const path = posix.normalize(posix.join(...bases, decode(href.replace(/[?#].*$/s, ''))));
  return path === '.' || path.startsWith('..') ? null : path.replace(/^\//, '').normalize('NFC');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Children by their name without its prefix: each version of the specification has a namespace of its own. */
function named(element: XmlElement, local: string): XmlElement[] {
  return childrenOf(element).filter(({ name }) => name === local || name.endsWith(`:${local}`));
}
