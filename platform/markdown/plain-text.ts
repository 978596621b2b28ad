import type { Nodes } from 'mdast';
import { FILLER, type Placeholders } from './placeholders';

/**
 * What a reader sees of a node, without markup: link texts, alternative texts, code and maths in source form. Blocks are separated by line
 * breaks, white space inside a paragraph is single spaces.
 */
export function plainText(node: Nodes, placeholders: Placeholders): string {
  return tidy(raw(node, placeholders));
}

function raw(node: Nodes, placeholders: Placeholders): string {
  switch (node.type) {
    case 'text':
      return placeholders.restore(node.value.replace(/\s*\n\s*/g, ' '), 'text');
    case 'inlineCode':
      return placeholders.restore(node.value.replace(/\n/g, ' '), 'source');
    case 'code':
      return placeholders.restore(node.value, 'source');
    case 'break':
      return ' ';
    case 'html':
      return htmlText(placeholders.restore(node.value, 'text'));
    case 'image':
    case 'imageReference':
      return placeholders.restore(node.alt ?? '', 'text');
    case 'footnoteReference':
    case 'definition':
    case 'thematicBreak':
    case 'yaml':
      return '';
    case 'table':
      return node.children.map((row) => raw(row, placeholders)).join('\n');
    case 'tableRow':
      return node.children.map((cell) => tidy(raw(cell, placeholders))).join(' | ');
    case 'root':
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'footnoteDefinition':
      return node.children.map((child) => raw(child, placeholders)).join('\n');
    default:
      return 'children' in node ? node.children.map((child) => raw(child, placeholders)).join('') : '';
  }
}

/** Text of raw HTML: tags go, line-breaking ones leave a space. */
export function htmlText(html: string): string {
  return html
    .replace(/<(?:script|style)\b[\s\S]*?(?:<\/(?:script|style)>|$)/gi, '')
    .replace(/<\/?(?:br|p|div|li|tr|td|th|h[1-6]|hr)\b[^<>]*>/gi, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

function tidy(text: string): string {
  return text
    .replaceAll(FILLER, '')
    .replace(/(?<![ \t])[ \t]+(?=\n|$)/g, '')
    .replace(/^\n+|\s+$/g, '');
}

/** One line of text: white space collapsed, fillers dropped. */
export function oneLine(text: string): string {
  return text.replaceAll(FILLER, '').replace(/\s+/g, ' ').trim();
}
