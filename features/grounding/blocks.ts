import type { GroundedBlock } from './contract';

/** A block of Markdown as it was written, citation marks included. */
export interface RawBlock {
  kind: GroundedBlock['kind'];
  markdown: string;
  /** False where the text ended inside it: a fence or a formula that nothing closes. */
  whole: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const HEADING = /^ {0,3}#{1,6}(?:\s|$)/;
const ITEM = /^ {0,3}(?:[-*+•]|\d{1,3}[.)])\s+\S/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
const TABLE_ROW = /^\s*\|.*\|\s*$/;

interface Open {
  kind: RawBlock['kind'];
  lines: string[];
  /** What closes a fence or a formula; null for blocks that end by themselves. */
  close: ((line: string) => boolean) | null;
}

/**
 * Cuts Markdown into blocks while it comes. A block is given out once nothing that follows can change it: with the line that ends it, so that a
 * reader never sees half of a list, a table, a formula or a fence.
 */
export function createBlockSplitter(): { push(text: string): RawBlock[]; end(): RawBlock[] } {
  let line = '';
  let open: Open | null = null;
  let blank = false;

  function take(text: string): RawBlock[] {
    const out: RawBlock[] = [];
    if (open?.close) {
      open.lines.push(text);
      if (open.close(text)) out.push(...finish());
      return out;
    }
    if (text.trim() === '') {
      if (open && open.kind !== 'list') out.push(...finish());
      blank = true;
      return out;
    }
    const kind = kindOf(text, open, blank);
    if (open && (kind.kind !== open.kind || kind.fresh)) out.push(...finish());
    if (RULE.test(text)) {
      blank = false;
      return out;
    }
    if (open) open.lines.push(text);
    else open = { kind: kind.kind, lines: [text], close: kind.close };
    blank = false;
    if (kind.kind === 'heading' || kind.closed) out.push(...finish());
    return out;
  }

  function finish(): RawBlock[] {
    if (!open) return [];
    const { kind, lines, close } = open;
    open = null;
    return [{ kind, markdown: lines.join('\n').trimEnd(), whole: close === null || isClosed(lines, close) }];
  }

  return {
    push(text) {
      const lines = (line + text.replace(/\r\n?/g, '\n')).split('\n');
      line = lines.pop() ?? '';
      return lines.flatMap(take);
    },
    end() {
      const out = line === '' ? [] : take(line);
      line = '';
      return [...out, ...finish()];
    },
  };
}

function isClosed(lines: readonly string[], close: (line: string) => boolean): boolean {
  const last = lines.at(-1) ?? '';
  return lines.length > 1 ? close(last) : isOneLineMath(last);
}

/** What a line begins or goes on with. `fresh`: it begins a new block even of the same kind; `closed`: the line is the whole block. */
function kindOf(
  text: string,
  open: Open | null,
  blank: boolean,
): { kind: RawBlock['kind']; fresh: boolean; close: Open['close']; closed: boolean } {
  const plain = { fresh: false, close: null, closed: false };
  if (open?.kind === 'list' && /^(?: {2,}|\t)/.test(text)) return { ...plain, kind: 'list' };
  const fence = FENCE.exec(text);
  if (fence) {
    const mark = fence[1] ?? '```';
    const closing = new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}\\s*$`);
    return { kind: 'code', fresh: true, close: (line) => closing.test(line), closed: false };
  }
  if (isOneLineMath(text)) return { kind: 'math', fresh: true, close: null, closed: true };
  const dollars = /^\s*\$\$/.test(text);
  if (dollars || /^\s*\\\[/.test(text)) {
    const closing = dollars ? /\$\$\s*(?:\[[^\]]*\]\s*)*[.,;]?\s*$/ : /\\\]\s*(?:\[[^\]]*\]\s*)*[.,;]?\s*$/;
    return { kind: 'math', fresh: true, close: (line) => closing.test(line), closed: false };
  }
  if (HEADING.test(text)) return { ...plain, kind: 'heading', fresh: true };
  if (RULE.test(text)) return { ...plain, kind: 'heading', fresh: true };
  if (ITEM.test(text))
    return { ...plain, kind: 'list', fresh: open?.kind === 'list' && blank && changesMarker(open, text) };
  if (TABLE_ROW.test(text)) return { ...plain, kind: 'table' };
  if (open?.kind === 'list' && !blank) return { ...plain, kind: 'list' };
  return { ...plain, kind: 'paragraph', fresh: false };
}

function changesMarker(open: Open, text: string): boolean {
  const numbered = (line: string) => /^\s*\d/.test(line);
  return numbered(open.lines[0] ?? '') !== numbered(text);
}

function isOneLineMath(text: string): boolean {
  return /^\s*(?:\$\$[^$]+\$\$|\\\[.+\\\])\s*(?:\[[^\]]*\]\s*)*[.,;]?\s*(?:\[[^\]]*\]\s*)*$/.test(text);
}
