import { splitSentences } from '@/core/text/sentences';
import type { Section } from './sections';
import type { Block, BlockKind, Passage } from './types';

/** Blocks in the middle of a sentence, which a paragraph without a capital goes on with. */
const CONTINUED: ReadonlySet<BlockKind> = new Set(['math', 'code', 'output', 'list', 'table', 'image', 'quote']);

/** Characters of plain text that a passage should have; blocks that belong together may take it past the upper one. */
const SHORTEST = 300;
const LONGEST = 1_200;
/** A last passage shorter than {@link SHORTEST} joins the one before it up to this length. */
const WITH_REST = 1_500;
/** A paragraph longer than this is cut at sentences. */
const LONGEST_PARAGRAPH = 2_400;

/**
 * Cuts sections into passages: adjacent blocks under one heading and of one role, whole lists, tables, code blocks and formulas, an
 * announcement ("as follows:") with what it announces, code with its output. A definition is a passage of its own.
 */
export function passagesOf(sections: readonly Section[]): Passage[] {
  const passages: Passage[] = [];
  for (const { headingPath, anchor, blocks } of deferAsides(sections)) {
    for (const group of groupsOf(blocks.flatMap(splitParagraph))) {
      passages.push({
        ordinal: passages.length,
        headingPath,
        anchor,
        start: Math.min(...group.map((block) => block.start)),
        end: Math.max(...group.map((block) => block.end)),
        text: textOf(group),
        blocks: group,
      });
    }
  }
  return passages;
}

function groupsOf(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  let current: Block[] = [];
  const flush = () => {
    if (current.length === 0) return;
    const last = groups.at(-1);
    const rest = textOf(current).length;
    if (last && rest < SHORTEST && mayJoin(last, current) && textOf(last).length + rest <= WITH_REST)
      last.push(...current);
    else groups.push(current);
    current = [];
  };
  for (const unit of unitsOf(blocks)) {
    if (current.length > 0 && !mayJoin(current, unit)) flush();
    const length = textOf(current).length;
    if (length >= SHORTEST && length + textOf(unit).length > LONGEST) flush();
    current.push(...unit);
  }
  flush();
  return groups;
}

function mayJoin(before: readonly Block[], after: readonly Block[]): boolean {
  const last = before.at(-1);
  const next = after[0];
  return (
    last !== undefined &&
    next !== undefined &&
    last.role === next.role &&
    last.kind !== 'definition' &&
    next.kind !== 'definition'
  );
}

/**
 * Moves asides (a note to instructors, a box) out from between an announcement and what it announces: they follow it. An aside without
 * a heading stands in the same section, one with a heading in a section of its own.
 */
function deferAsides(sections: readonly Section[]): Section[] {
  const out = sections.map((section) => ({ ...section, blocks: deferInside(section.blocks) }));
  for (let i = 0; i + 2 < out.length; i++) {
    const [before, aside, after] = out.slice(i, i + 3);
    if (!before || !aside || !after || before.anchor !== after.anchor) continue;
    const [last, first] = [before.blocks.at(-1), after.blocks[0]];
    const interrupts = aside.blocks.every(({ role }) => role === 'callout' || role === 'reference');
    if (!last || !first || !interrupts || !announces(last) || first.role !== last.role || !belongs(last, first))
      continue;
    out.splice(i, 3, { ...before, blocks: [...before.blocks, ...after.blocks] }, aside);
  }
  return out;
}

function deferInside(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  let aside: Block[] = [];
  for (const [i, block] of blocks.entries()) {
    const before = out.at(-1);
    const waiting = before !== undefined && before.role !== block.role && block.role === 'reference';
    if (waiting && announces(before) && blocks.slice(i).some((next) => next.role === before.role)) {
      aside.push(block);
      continue;
    }
    const attached = before !== undefined && before.role === block.role && belongs(before, block);
    if (!attached && aside.length > 0) {
      out.push(...aside);
      aside = [];
    }
    out.push(block);
  }
  return [...out, ...aside];
}

function announces(block: Block): boolean {
  return block.kind === 'paragraph' && /[:：,]\s*$/.test(block.text);
}

/** Runs of blocks that must not be separated. */
function unitsOf(blocks: readonly Block[]): Block[][] {
  const units: Block[][] = [];
  for (const block of blocks) {
    const unit = units.at(-1);
    const before = unit?.at(-1);
    if (unit && before && before.role === block.role && belongs(before, block)) unit.push(block);
    else units.push([block]);
  }
  return units;
}

function belongs(before: Block, block: Block): boolean {
  if (block.kind === 'definition' || before.kind === 'definition') return false;
  if (block.kind === 'output') return before.kind === 'code' || before.kind === 'output';
  if (before.kind === 'paragraph') {
    if (announces(before)) return true;
    if (block.kind === 'table' && before.text.length < 160 && !/[.!?]\s*$/.test(before.text)) return true;
    return block.kind === 'math' && !/[.!?][)"”’]*\s*$/.test(before.text);
  }
  return block.kind === 'paragraph' && CONTINUED.has(before.kind) && /^\p{Ll}\p{Ll}/u.test(block.markdown);
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map((block) => block.text).join('\n\n');
}

/** A paragraph that is too long for a passage becomes several, cut between sentences; others come back as they are. */
function splitParagraph(block: Block): Block[] {
  if (block.kind !== 'paragraph' || block.text.length <= LONGEST_PARAGRAPH) return [block];
  const sentences = splitSentences(block.markdown);
  const parts: { from: number; to: number }[] = [];
  for (const { start, end } of sentences) {
    const last = parts.at(-1);
    if (last && end - last.from <= LONGEST) last.to = end;
    else parts.push({ from: start, to: end });
  }
  if (parts.length < 2) return [block];
  const scale = (block.end - block.start) / block.markdown.length;
  return parts.map(({ from, to }, i) => {
    const markdown = block.markdown.slice(from, to);
    return {
      ...block,
      start: block.start + Math.round(from * scale),
      end: i === parts.length - 1 ? block.end : block.start + Math.round((parts[i + 1]?.from ?? to) * scale),
      markdown,
      text: markdown,
    };
  });
}
