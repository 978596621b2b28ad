import { posix } from 'node:path';

/** What a course holds, to resolve links against. */
export interface CourseFiles {
  courseId: string;
  /** Path of each source that can be opened, to its id. */
  sources: ReadonlyMap<string, string>;
  /** Paths of images. */
  assets: ReadonlySet<string>;
}

export type UrlResolver = (sourcePath: string, url: string, kind: 'image' | 'link') => string | null;

/** Documents that stand for their folder, best first. */
const FOLDER_DOCUMENTS = ['index.md', 'README.md', '_index.md', 'readme.md', 'about.md', 'introduction.md'];

/**
 * Makes the function that maps what an author wrote to where it is here: images of the upload to their address, other
 * sources to their page (also when written as `.html`, without an ending, as a folder, or from the root of the site it was
 * made for), web and mail addresses as they are. Null where it leads nowhere, or (images) to another host.
 */
export function createUrlResolver(files: CourseFiles): UrlResolver {
  const sources = withoutCase(files.sources.keys());
  const assets = withoutCase(files.assets);
  return (sourcePath, url, kind) => {
    const written = url.trim();
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)) return kind === 'link' ? external(written) : null;
    const { path, fragment } = split(written);
    if (path === '') return kind === 'link' && fragment !== '' ? `#${fragment}` : null;
    // Pictures that a document carried lie below it.
    const carried = kind === 'image' ? [posix.normalize(`${sourcePath}/${path}`)] : [];
    for (const candidate of [...carried, ...candidatesOf(path, sourcePath)]) {
      const asset = find(candidate, assets);
      if (asset !== null) return `/api/v1/courses/${files.courseId}/assets/${encodePath(asset)}`;
      const source = kind === 'link' ? sourceAt(candidate, sources) : null;
      const id = source === null ? undefined : files.sources.get(source);
      if (id !== undefined) return `/courses/${files.courseId}/sources/${id}${fragment === '' ? '' : `#${fragment}`}`;
    }
    return null;
  };
}

function external(url: string): string | null {
  if (url.startsWith('//')) return `https:${url}`;
  return /^(?:https?|mailto):/i.test(url) ? url : null;
}

function split(url: string): { path: string; fragment: string } {
  const hash = url.indexOf('#');
  const whole = hash < 0 ? url : url.slice(0, hash);
  const query = whole.indexOf('?');
  const path = decode(query < 0 ? whole : whole.slice(0, query))
    .normalize('NFC')
    .replaceAll('\\', '/');
  return { path, fragment: hash < 0 ? '' : encodeURIComponent(decode(url.slice(hash + 1))) };
}

/** Paths in the course that a written path may mean, best first. A path from the root may name a site's folders first. */
function candidatesOf(path: string, sourcePath: string): string[] {
  const tidy = (joined: string) => posix.normalize(joined).replace(/^(?:\.\.?\/)+|\/$/g, '');
  if (!path.startsWith('/')) {
    const relative = posix.normalize(posix.join(posix.dirname(sourcePath), path));
    // One step too many out of the course: files were moved up when the folder was uploaded.
    return relative.startsWith('..') ? [tidy(relative)] : [tidy(relative), tidy(path)];
  }
  const parts = path.split('/').filter((part) => part !== '');
  return parts
    .map((_, start) => tidy(parts.slice(start).join('/')))
    .filter((each, at) => at === 0 || each.includes('/'));
}

function sourceAt(path: string, sources: ReadonlyMap<string, string>): string | null {
  const base = path.replace(/\.(?:html?|md|markdown|mdx|qmd|txt|ipynb)$/i, '');
  const folder = base === '.' || base === '' ? '' : `${base}/`;
  const names = [path, ...['md', 'markdown', 'mdx', 'qmd', 'txt'].map((ending) => `${base}.${ending}`)];
  for (const name of [...names, ...FOLDER_DOCUMENTS.map((document) => `${folder}${document}`)]) {
    const found = find(name, sources);
    if (found !== null) return found;
  }
  return null;
}

/** Exactly, else without regard to capitals: authors on Windows and macOS don't notice the difference. */
function find(path: string, known: ReadonlyMap<string, string>): string | null {
  return known.get(path) ?? known.get(path.toLowerCase()) ?? null;
}

function withoutCase(paths: Iterable<string>): Map<string, string> {
  const all = [...paths];
  const known = new Map<string, string>();
  for (const path of all) if (!known.has(path.toLowerCase())) known.set(path.toLowerCase(), path);
  for (const path of all) known.set(path, path);
  return known;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
