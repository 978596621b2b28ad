import type { Block, BlockRole } from '@/platform/markdown/types';
import type { SentenceReading } from './reading';

const TEACHING_ROLES: ReadonlySet<BlockRole> = new Set(['body', 'callout', 'keypoints']);
/** Nobody reads a longer listing in a lesson. Lines. */
const MAX_CODE_LINES = 45;
const MAX_TABLE_ROWS = 30;

/** Whether a block may appear in a lesson at all: not an exercise, objective, question, solution or reference, and showable. */
export function isTeachableBlock(block: Block): boolean {
  if (block.markdown.trim() === '') return false;
  if (block.kind === 'definition') return block.role !== 'exercise' && block.role !== 'solution';
  if (!TEACHING_ROLES.has(block.role)) return false;
  if (block.kind === 'code') return isTeachingCode(block);
  if (block.kind === 'output') return lineCount(block) <= MAX_CODE_LINES;
  if (block.kind === 'image') return block.url !== undefined && !/^(?:https?:|data:|\/\/)/i.test(block.url);
  if (block.kind === 'table') return (block.rows?.length ?? 2) >= 2 && (block.rows?.length ?? 0) <= MAX_TABLE_ROWS;
  if (block.kind === 'list') return isTeachingList(block);
  return true;
}

/** Whether a sentence may appear in a lesson: it is whole (or left open for the block it brings in), says something, and says it here. */
export function isTeachableSentence(reading: SentenceReading): boolean {
  if (reading.elsewhere || reading.words < 2) return false;
  return !isMostlyLink(reading.markdown) && !/(?:^|\s)(?:TODO|FIXME)\b/.test(reading.plain);
}

/** A line that is a link and little else belongs to a list of further reading. */
function isMostlyLink(markdown: string): boolean {
  const outside = markdown
    .replace(/\[(?:[^[\]]|\[[^\]]*\])*\](?:\([^)]*\)|\[[^\]]*\])/g, ' ')
    .replace(/<?https?:\/\/\S+/g, ' ');
  return outside !== markdown && (outside.match(/[\p{L}\p{N}`$]+/gu) ?? []).length <= 2;
}

/** Imports, magics and installation lines teach nothing by themselves. */
function isTeachingCode(block: Block): boolean {
  const lines = block.text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || lines.length > MAX_CODE_LINES) return false;
  return lines.some(
    (line) =>
      !/^\s*(?:#|%|!|\/\/|import\b|from\s+\S+\s+import\b|pip\b|npm\b|\$\s*(?:pip|npm)\b|npx\.set_np|const\s+\S+\s*=\s*require\()/.test(
        line,
      ),
  );
}

/** Link collections and lists of questions are not for teaching. */
function isTeachingList(block: Block): boolean {
  const items = block.items ?? [];
  if (items.length === 0) return true;
  const links = items.filter((item) => isMostlyLink(item)).length;
  const questions = items.filter((item) => /\?\s*$/.test(item.trim())).length;
  const tasks = items.filter((item) => /^\s*\[[ xX]\]/.test(item)).length;
  return links * 2 < items.length && questions * 2 < items.length && tasks === 0;
}

/** Lines of a code block. */
export function lineCount(block: Block): number {
  return block.text.split('\n').length;
}
