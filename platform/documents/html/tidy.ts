import type { Delete, Emphasis, Link, Nodes, PhrasingContent, Root, Strong } from 'mdast';
import { isPhrasing } from './mdast-nodes';

type Mark = Strong | Emphasis | Delete | Link;

/**
 * Lists are set tight where their items are one paragraph each. Makes emphasis such that Markdown can write it: spaces at its ends go outside, empty marks go, neighbours of one kind are joined (word
 * processors cut them where they like), a mark inside of its like or in a heading goes, punctuation between a mark and the letter that
 * follows goes outside.
 */
export function tidy(tree: Root): void {
  visit(tree, false);
}

function visit(node: Nodes, bold: boolean): void {
  if (!('children' in node)) return;
  for (const child of node.children) visit(child, bold || node.type === 'heading' || node.type === 'strong');
  if (node.type === 'listItem') node.spread = node.children.filter(({ type }) => type !== 'list').length > 1;
  if (node.type === 'list') node.spread = node.children.some((item) => item.spread === true);
  if (!isPhrasingParent(node)) return;
  node.children = joined(
    node.children
      .flatMap(inline)
      .flatMap((child) =>
        child.type === 'strong' && (bold || node.type === 'heading' || node.type === 'strong')
          ? child.children
          : [child],
      ),
  );
}

/** What is in a block that stands where only a line can: the writer of Markdown takes twice as long for each such block inside of another. */
function inline(node: Nodes): PhrasingContent[] {
  if (isPhrasing(node)) return [node];
  if (node.type === 'code') return [{ type: 'inlineCode', value: node.value }];
  if (node.type === 'math') return [{ type: 'inlineMath', value: node.value }];
  if (!('children' in node)) return [];
  const space: PhrasingContent = { type: 'text', value: ' ' };
  return [space, ...node.children.flatMap(inline), space];
}

interface PhrasingParent {
  type: string;
  children: PhrasingContent[];
}

function isPhrasingParent(node: Nodes): node is Nodes & PhrasingParent {
  return /^(?:paragraph|heading|strong|emphasis|delete|link|tableCell|textDirective)$/.test(node.type);
}

function isMark(node: PhrasingContent | undefined): node is Mark {
  return node !== undefined && /^(?:strong|emphasis|delete|link)$/.test(node.type);
}

function joined(children: readonly PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  const add = (node: PhrasingContent) => {
    const last = out.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else if (isMark(node) && isMark(last) && alike(node, last))
      last.children = joined([...last.children, ...node.children]);
    else if (node.type !== 'text' || node.value !== '') out.push(node.type === 'text' ? { ...node } : node);
  };
  for (const child of children) {
    if (!isMark(child)) {
      add(child);
      continue;
    }
    const { before, inside, after } = parted(child.children);
    if (before !== '') add({ type: 'text', value: before });
    if (inside.length > 0) add({ ...child, children: inside });
    if (after !== '') add({ type: 'text', value: after });
  }
  return out.flatMap((node, i) => (isMark(node) && node.type !== 'link' ? apart(node, out[i + 1]) : [node]));
}

function alike(a: Mark, b: Mark): boolean {
  return a.type === b.type && (a.type !== 'link' || (b.type === 'link' && a.url === b.url && a.url !== ''));
}

/** Spaces and breaks at both ends taken off. */
function parted(children: readonly PhrasingContent[]): { before: string; inside: PhrasingContent[]; after: string } {
  const inside = children.map((child) => (child.type === 'text' ? { ...child } : child));
  let [before, after] = ['', ''];
  for (let first = inside[0]; first; first = inside[0]) {
    const space = first.type === 'break' ? ' ' : first.type === 'text' ? (/^\s*/.exec(first.value)?.[0] ?? '') : '';
    before += space;
    if (first.type === 'text' && space !== first.value) first.value = first.value.slice(space.length);
    if (first.type !== 'break' && !(first.type === 'text' && space === first.value && space !== '')) break;
    inside.shift();
  }
  for (let last = inside.at(-1); last; last = inside.at(-1)) {
    const space = last.type === 'break' ? ' ' : last.type === 'text' ? (/\s*$/.exec(last.value)?.[0] ?? '') : '';
    after = space + after;
    if (last.type === 'text' && space !== last.value)
      last.value = last.value.slice(0, last.value.length - space.length);
    if (last.type !== 'break' && !(last.type === 'text' && space === last.value && space !== '')) break;
    inside.pop();
  }
  const isEmpty = inside.length === 1 && inside[0]?.type === 'text' && inside[0].value === '';
  return { before, inside: isEmpty ? [] : inside, after };
}

/** `**Note:**text` is no emphasis for a reader of Markdown; `**Note**:text` is. */
function apart(mark: Mark, next: PhrasingContent | undefined): PhrasingContent[] {
  const last = mark.children.at(-1);
  if (last?.type !== 'text' || next?.type !== 'text' || !/^[\p{L}\p{N}]/u.test(next.value)) return [mark];
  const end = /[\p{P}\p{S}]+$/u.exec(last.value)?.[0] ?? '';
  if (end === '' || (end === last.value && mark.children.length === 1)) return [mark];
  last.value = last.value.slice(0, last.value.length - end.length);
  next.value = end + next.value;
  return [{ ...mark, children: mark.children.filter((child) => child.type !== 'text' || child.value !== '') }];
}
