import { splitSentences } from '@/core/text/sentences';
import type { RawBlock } from './blocks';
import { readItems } from './list-items';

const ENDED = /[.!?:…。！？]["'”’)\]*_】]*(?:\s*(?:\[[^\]]*\]|【[^】]*】|\([cC]\d+\)))*[.\s]*$/u;
const MARKED = /(?:\[\^?c\d[^\]]*\]|【c\d[^】]*】|\(c\d+\))\s*$/i;

/**
 * The last block of a text without what was cut off: an open fence or formula goes, and so does a last sentence or list item that nothing ends
 * while others before it do. Null where nothing is left.
 */
export function withoutUnfinished(block: RawBlock): RawBlock | null {
  if (!block.whole) return null;
  if (block.kind === 'paragraph') return paragraph(block);
  if (block.kind === 'list') return list(block);
  return block;
}

function paragraph(block: RawBlock): RawBlock | null {
  const text = block.markdown.trimEnd();
  if ((ENDED.test(text) || MARKED.test(text)) && isBalanced(text)) return block;
  const sentences = splitSentences(text);
  const last = sentences.at(-1);
  if (!last || (sentences.length === 1 && isBalanced(text))) return block;
  const kept = text.slice(0, last.start).trimEnd();
  return kept === '' ? null : { ...block, markdown: kept };
}

function list(block: RawBlock): RawBlock | null {
  const items = readItems(block.markdown);
  const last = items.at(-1);
  if (!last) return block;
  const ended = (text: string) => ENDED.test(text) || MARKED.test(text);
  const othersEnd = items.length > 1 && items.slice(0, -1).every(({ text }) => ended(text));
  if (isBalanced(last.text) && (ended(last.text) || !othersEnd)) return block;
  const lines = block.markdown.split('\n');
  const from = lines.findLastIndex((line) => /^\s*(?:[-*+•]|\d{1,3}[.)])\s/.test(line));
  return from <= 0 ? null : { ...block, markdown: lines.slice(0, from).join('\n') };
}

/** Inline code, inline maths and bold come in pairs. */
function isBalanced(text: string): boolean {
  const bare = text.replace(/(`+)(?:(?!`)[\s\S])+?\1(?!`)/g, '').replace(/\\[$`*]/g, '');
  const dollars = (bare.match(/\$/g) ?? []).length - (bare.match(/\$\d/g) ?? []).length;
  return !bare.includes('`') && dollars % 2 === 0 && (bare.match(/\*\*/g) ?? []).length % 2 === 0;
}
