import type { Definition } from 'mdast';
import { visit } from 'unist-util-visit';
import { target } from './block-source';
import type { Range, Surface } from './dialects/surface';
import { describeImages, parseTree, startOf, type Tree } from './tree';

/** UTF-16 units from which on a text is parsed in pieces: a tree takes a hundred times the memory of its text. */
const LONGEST = 250_000;
/** Blocks of HTML that go on over empty lines. */
const RAW_OPENING = /<(?:script|pre|style|textarea)\b/gi;
const RAW_CLOSING = /<\/(?:script|pre|style|textarea)>/gi;
const DEFINITION = /^[ \t>]{0,20}\[((?:[^[\]\\\n]|\\.){1,900})\]:[^\n]*(?:\n[ \t>]*["'(<\w/.#][^\n]*)?/gm;
const LABEL = /\[((?:[^[\]\\]|\\.){1,900})\]/g;

/**
 * A cleaned text as trees of its stretches, one at a time, with offsets of the whole: what is in memory does not grow with the text. They
 * are cut where a block of the document itself begins, and know the definitions of links and notes that stand in other stretches.
 */
export class Pieces {
  /** Definitions of the whole text by identifier, once it has been cut; else those of its tree. */
  readonly definitions: ReadonlyMap<string, Definition>;
  private readonly ranges: readonly Range[];
  private readonly notes: ReadonlySet<string>;
  private last: { at: number; tree: Tree } | null = null;

  constructor(
    private readonly surface: Surface,
    longest = LONGEST,
  ) {
    this.ranges = cut(surface, longest);
    const { definitions, notes } = this.ranges.length > 1 ? definedIn(surface) : { ...this.tree(0), notes: [] };
    this.definitions = definitions;
    this.notes = new Set(notes);
  }

  get count(): number {
    return this.ranges.length;
  }

  /** The tree of one stretch; the last one that was asked for is kept. */
  tree(at: number): Tree {
    if (this.last?.at !== at) this.last = { at, tree: this.parse(at) };
    return this.last.tree;
  }

  /** Whether a stretch may hold what the pattern finds, without parsing it. */
  mayHold(at: number, pattern: RegExp): boolean {
    const { start, end } = this.ranges[at] ?? { start: 0, end: 0 };
    return pattern.test(this.surface.text.slice(start, end));
  }

  private parse(at: number): Tree {
    const { start, end } = this.ranges[at] ?? { start: 0, end: 0 };
    const text = this.surface.text.slice(start, end);
    const tree = this.ranges.length > 1 ? this.parseWith(text, start) : parseTree(text);
    describeImages(tree.root, this.surface);
    return tree;
  }

  /** With what the stretch refers to and others define written before it, so that it reads as links and notes. */
  private parseWith(text: string, start: number): Tree {
    const before = this.outsideOf(text);
    const tree = parseTree(before + text);
    tree.root.children = tree.root.children.filter((node) => startOf(node) >= before.length);
    visit(tree.root, ({ position }) => {
      if (position?.start.offset !== undefined) position.start.offset += start - before.length;
      if (position?.end.offset !== undefined) position.end.offset += start - before.length;
    });
    return tree;
  }

  private outsideOf(text: string): string {
    if (this.definitions.size === 0 && this.notes.size === 0) return '';
    const lines = new Set<string>();
    for (const [, label = ''] of text.matchAll(LABEL)) {
      const definition = this.definitions.get(keyOf(label));
      if (definition) lines.add(`[${definition.label ?? label}]: ${addressOf(definition)}`);
      if (this.notes.has(label)) lines.add(`[${label}]: x`);
    }
    return lines.size === 0 ? '' : `${[...lines].join('\n\n')}\n\n`;
  }
}

function addressOf({ url, title }: Definition): string {
  return url === '' ? '<>' : target(url, title);
}

/** Half-open ranges that make up the text, each about as long as the longest or a little longer. */
function cut(surface: Surface, longest: number): Range[] {
  const { text } = surface;
  const ranges: Range[] = [];
  let start = 0;
  // Letters and headings at the margin after an empty line end every list, quotation and note before them.
  const boundary = /\n[ \t]*\r?\n(?=#{1,6}[ \t]|\p{L})/gu;
  while (text.length - start > longest) {
    boundary.lastIndex = start + longest;
    let end = text.length;
    for (let match = boundary.exec(text); match; match = boundary.exec(text)) {
      const at = match.index + match[0].length;
      if (surface.isFenced(at)) continue;
      if (at - start < longest + LONGEST && isRaw(text.slice(start, at))) continue;
      end = at;
      break;
    }
    ranges.push({ start, end });
    start = end;
  }
  return start < text.length || ranges.length === 0 ? [...ranges, { start, end: text.length }] : ranges;
}

function isRaw(text: string): boolean {
  return (text.match(RAW_OPENING)?.length ?? 0) > (text.match(RAW_CLOSING)?.length ?? 0);
}

/** Definitions of links and labels of notes, wherever in the text they stand. */
function definedIn(surface: Surface): { definitions: ReadonlyMap<string, Definition>; notes: string[] } {
  const links: string[] = [];
  const notes: string[] = [];
  for (const { index, 0: lines, 1: label = '' } of surface.text.matchAll(DEFINITION)) {
    if (surface.isFenced(index)) continue;
    if (label.startsWith('^')) notes.push(label);
    else links.push(lines.replace(/^[ \t>]+/gm, ''));
  }
  return { definitions: links.length === 0 ? new Map() : parseTree(links.join('\n\n')).definitions, notes };
}

function keyOf(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase();
}
