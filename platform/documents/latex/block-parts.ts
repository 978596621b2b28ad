import type { BlockContent, RootContent } from 'mdast';
import { isBlock } from '../html/mdast-nodes';
import { formulaOf } from './formula';
import type { Target } from './labels';

/** A block of the Markdown: a node, or a line that is written as it is (edges of containers). */
export type LatexBlock = RootContent | { type: 'raw'; value: string };

/** A formula on lines of its own. */
export function mathBlock(latex: string, labels: ReadonlyMap<string, Target>): LatexBlock[] {
  const value = formulaOf(latex, labels);
  return value === '' ? [] : [{ type: 'math', value }];
}

export function codeBlock(code: string, lang: string): LatexBlock[] {
  const value = code.replace(/^[ \t]*\n|\s+$/g, '');
  return value.trim() === '' ? [] : [{ type: 'code', lang: lang === '' ? null : lang, value }];
}

export function depthOf(level: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const depths = [1, 2, 3, 4, 5, 6] as const;
  return depths[Math.min(6, Math.max(1, level)) - 1] ?? 6;
}

export function isBlockNode(block: LatexBlock): block is BlockContent {
  return block.type !== 'raw' && isBlock(block);
}
