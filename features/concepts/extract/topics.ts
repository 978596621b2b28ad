import { isStructural } from './heading';
import type { Material, MaterialChunk } from './material';
import { formOf } from './words';

/** A folder or file that the author made for one concept. */
export interface Topic {
  /** The folder's name as words: "null undefined". */
  label: string;
  /** As a reader would write it: "Null and undefined". */
  name: string;
  sourceIds: Set<string>;
}

export interface Topics {
  bySource: Map<string, Topic>;
  /** The author keeps a folder of concepts: nothing else is one. */
  closed: boolean;
}

const CONCEPT_FOLDER = /^(?:\d+[-_. ]*)?(?:concepts?|topics?|skills?|competenc(?:y|ies)|knowledge[-_ ]components?)$/i;
/** Files that carry no subject of their own in their name. */
const PLAIN_FILE =
  /^(?:about|introduction|index|readme|lesson|content|main|text|theory|notes|page|overview|explanation|example|examples|summary|_index)$/i;
/** So many sibling folders of the same make are a pattern, not an accident. */
const PATTERN = 3;

/**
 * Folders that the author made for one concept each: the children of a folder called "concepts", or at least three sibling folders
 * that hold nothing but files called "about", "introduction" or the like.
 */
export function readTopics(material: Material): Topics {
  const folders = new Map<string, { path: string; chunks: MaterialChunk[]; plain: boolean; files: Set<string> }>();
  for (const read of material.chunks) {
    if (read.source !== 'body' && !PLAIN_FILE.test(stemOf(read.chunk.sourcePath))) continue;
    const path = read.chunk.sourcePath.split(/[\\/]/).slice(0, -1).join('/');
    const folder = folders.get(path) ?? { path, chunks: [], plain: true, files: new Set() };
    folder.chunks.push(read);
    folder.files.add(read.chunk.sourceId);
    folder.plain &&= PLAIN_FILE.test(stemOf(read.chunk.sourcePath));
    folders.set(path, folder);
  }
  const bySource = new Map<string, Topic>();
  let closed = false;
  for (const [parent, children] of siblings([...folders.values()].filter(({ plain }) => plain))) {
    const named = CONCEPT_FOLDER.test(parent.split('/').at(-1) ?? '');
    if (children.length < PATTERN || /(?:^|\/)exercises?$/i.test(parent)) continue;
    closed ||= named;
    const labels = new Set(children.map(({ path }) => formOf(labelOf(path))));
    for (const { path, chunks, files } of children) {
      const label = labelOf(path);
      const topic = { label, name: topicName(label, labels, chunks), sourceIds: files };
      for (const source of files) bySource.set(source, topic);
    }
  }
  return { bySource, closed };
}

function siblings<F extends { path: string }>(folders: readonly F[]): Map<string, F[]> {
  const groups = new Map<string, F[]>();
  for (const folder of folders) {
    const at = folder.path.lastIndexOf('/');
    if (at < 0) continue;
    const parent = folder.path.slice(0, at);
    const group = groups.get(parent);
    if (group) group.push(folder);
    else groups.set(parent, [folder]);
  }
  return groups;
}

/** "03-null_undefined" -> "null undefined" */
function labelOf(path: string): string {
  return (path.split('/').at(-1) ?? '')
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_.\s]+/g, ' ')
    .trim();
}

function stemOf(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? '').replace(/\.\w{1,8}$/, '');
}

/**
 * A folder's words as the text itself writes them: the words in a row ("array destructuring"), joined ("null and undefined"), or, where
 * the first word is a folder of its own ("conditionals-switch"), the second with the noun that most often follows it ("switch statement").
 */
function topicName(label: string, labels: ReadonlySet<string>, chunks: readonly MaterialChunk[]): string {
  const parts = label.split(' ');
  if (parts.length < 2) return label;
  const text = chunks
    .map(({ chunk }) => [...chunk.headingPath.slice(1), chunk.text].join(' '))
    .join(' ')
    .toLowerCase();
  const row = parts.map(escaped).join('[\\s-]+');
  if (new RegExp(`\\b${row}`, 'u').test(text)) return label;
  const [first = '', ...rest] = parts;
  const second = rest.join(' ');
  if (labels.has(formOf(first)) || labels.has(formOf(`${first}s`))) {
    const noun = mostFrequentAfter(text, second);
    if (noun) return `${second} ${noun}`;
  }
  if (parts.length === 2 && !isStructural(label)) {
    const joined = new RegExp(
      `\\b${escaped(first)}\\W{1,3}(?:and|or|&)?\\W{0,3}(?:an?\\s+)?${escaped(second)}\\b`,
      'u',
    );
    if (joined.test(text)) return `${first} and ${second}`;
  }
  return label;
}

/** The noun that most often follows the word, if it does so at least twice. */
function mostFrequentAfter(text: string, word: string): string | null {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(
    new RegExp(
      `\\b${escaped(word)}\`?\\W?\\s+(operator|statement|expression|loop|method|function|type|clause|keyword|block)s?\\b`,
      'gu',
    ),
  )) {
    const noun = match[1] ?? '';
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best && best[1] >= 2 ? best[0] : null;
}

function escaped(text: string): string {
  return text.replace(/[$()*+.?^{}|[\]\\]/g, '\\$&');
}
