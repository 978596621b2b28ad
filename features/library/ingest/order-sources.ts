import { posix } from 'node:path';
import { orderByReferences } from './reference-order';

/** Links that a document needs before it counts as a table of contents. */
const FEWEST_LINKS = 2;

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const FIRST =
  /^(?:(?:chapter|part|module|week|unit|lesson)[-_ ])?(?:intro|introduction|preface|overview|welcome|getting-started|setup)(?:[-_. ]|$)/i;
const LAST =
  /(?:^|[-_ ])(?:appendix|appendices|glossary|references?|bibliography|licen[cs]e|conclusions?)(?:[-_. ]|$)/i;

/**
 * Teaching order of a course's sources: in each folder its index or README first, then what that lists, in its order; then
 * introductions, the rest and appendices. The rest stands by name ("2" before "10") where names are numbered or documents
 * don't refer to each other, else so that documents refer back.
 *
 * @param paths every source of the course
 * @param texts Markdown, by path, of sources that are an index (`isIndex`) or refer to labels (`REFERENCE_PATTERN`)
 */
export function orderSources(paths: readonly string[], texts: ReadonlyMap<string, string>): string[] {
  const known = new Set(paths);
  const listed = new Map<string, number>();
  for (const index of [...texts.keys()].filter((path) => known.has(path) && isIndex(path)).sort(byDepth)) {
    const targets = listedIn(texts.get(index) ?? '', index, known);
    if (targets.length < FEWEST_LINKS) continue;
    // A folder takes the place of its first listed file, so that its other files stay with it.
    const above = posix.dirname(index);
    for (const target of targets) {
      for (let path = target; path !== above && path !== '.'; path = posix.dirname(path)) {
        if (!listed.has(path)) listed.set(path, listed.size);
      }
    }
  }
  const referred = orderByReferences(texts);
  return [...paths].sort((a, b) => compare(a, b, listed, referred));
}

/** Whether a source may list the others of its folder. */
export function isIndex(path: string): boolean {
  return /(?:^|\/)(?:index|readme|_index|toc|contents|summary)\.(?:md|markdown|mdx|qmd|html?|xhtml)$/i.test(path);
}

function compare(
  a: string,
  b: string,
  listed: ReadonlyMap<string, number>,
  referred: ReadonlyMap<string, number>,
): number {
  const left = a.split('/');
  const right = b.split('/');
  for (let level = 0; ; level++) {
    const mine = left[level];
    const theirs = right[level];
    if (mine === undefined || theirs === undefined) return left.length - right.length;
    if (mine === theirs) continue;
    const entry = (parts: string[]) => parts.slice(0, level + 1).join('/');
    const place = (parts: string[]) => listed.get(entry(parts)) ?? Number.POSITIVE_INFINITY;
    const reference = (parts: string[]) => (/^\d/.test(parts[level] ?? '') ? -1 : (referred.get(entry(parts)) ?? -1));
    const rank = (parts: string[]) => rankOf(parts[level] ?? '', level === parts.length - 1, place(parts));
    return (
      rank(left) - rank(right) ||
      (place(left) === place(right) ? 0 : place(left) - place(right)) ||
      reference(left) - reference(right) ||
      collator.compare(mine, theirs) ||
      (mine < theirs ? -1 : 1)
    );
  }
}

/** Index, listed, introductions, the rest, appendices. */
function rankOf(name: string, isFile: boolean, place: number): number {
  if (isFile && isIndex(name)) return /^_?index\./i.test(name) ? 0 : 1;
  if (Number.isFinite(place)) return 2;
  if (FIRST.test(name)) return 3;
  return LAST.test(name) ? 5 : 4;
}

/** Paths of known sources that list items or `toc` blocks of an index name, in order. */
function listedIn(text: string, index: string, known: ReadonlySet<string>): string[] {
  const folder = posix.dirname(index);
  const targets: string[] = [];
  let inToc = false;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) inToc = !inToc && /\btoc/.test(line);
    const item = /^\s*(?:[-*+]|\d+[.)]|\|)\s/.test(line);
    const names = inToc ? tocNames(line) : item ? linkTargets(line) : [];
    for (const name of names) {
      const target = sourceAt(posix.normalize(posix.join(folder, name)), known);
      if (target !== null && target !== index && !targets.includes(target)) targets.push(target);
    }
  }
  return targets;
}

function tocNames(line: string): string[] {
  const name = line.trim();
  return name === '' || /^[:`~#]/.test(name) || /\s/.test(name) ? [] : [name];
}

function linkTargets(line: string): string[] {
  return [...line.matchAll(/\]\(\s*<?([^)\s>#?]+)/g)].map((match) => decode(match[1] ?? ''));
}

function sourceAt(path: string, known: ReadonlySet<string>): string | null {
  const base = path.replace(/\/$/, '').replace(/\.html?$/i, '');
  const candidates = [path, `${base}.md`, `${base}.qmd`, `${base}.markdown`, `${base}/index.md`, `${base}/README.md`];
  return candidates.find((candidate) => known.has(candidate)) ?? null;
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function byDepth(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}
