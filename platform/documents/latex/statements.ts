import type { Node } from '@unified-latex/unified-latex-types';
import type { PhrasingContent } from 'mdast';
import messages from '@/platform/i18n/messages/en/document-texts.json';
import { roleOfName } from '@/platform/markdown/dialects/fenced-divs';
import { depthOf, isBlockNode, type LatexBlock } from './block-parts';
import { Cursor, plainOf } from './cursor';
import type { LatexDocument } from './document';
import { inlineOf } from './inline';
import { finished } from './words';

const { latex } = messages;

/** A definition with a name is an entry of its own; exercises, solutions and remarks are containers with their role. */
export function theorem(
  name: string,
  shown: string,
  content: readonly Node[],
  document: LatexDocument,
  depth: number,
): LatexBlock[] {
  const cursor = new Cursor(content);
  const title = finished(inlineOf(cursor.optional() ?? [], document));
  const rest: Node[] = [];
  for (let node = cursor.next(); node; node = cursor.next()) rest.push(node);
  const blocks = document.blocks(rest, depth);
  const contents = blocks.filter(isBlockNode);
  if (shown === latex.definition && title.length > 0 && contents.length > 0 && contents.length === blocks.length) {
    return [{ type: 'definitionEntry', children: [{ type: 'paragraph', children: title }, ...contents] }];
  }
  // No bold name: what is emphasised before a colon reads as a term and its meaning.
  const lead: PhrasingContent[] =
    title.length > 0
      ? [{ type: 'text', value: `${shown} (` }, ...title, { type: 'text', value: '). ' }]
      : [{ type: 'text', value: `${shown}. ` }];
  const [first] = blocks;
  if (first?.type === 'paragraph') first.children.unshift(...lead);
  else blocks.unshift({ type: 'paragraph', children: finished(lead) });
  const role =
    [name, shown.toLowerCase()].find((each) => roleOfName(each) !== null) ??
    (shown === latex.remark ? 'callout' : null);
  return role === null ? blocks : [{ type: 'raw', value: `::: ${role}` }, ...blocks, { type: 'raw', value: ':::' }];
}

export function boxed(name: string, content: readonly Node[], document: LatexDocument, depth: number): LatexBlock[] {
  const cursor = new Cursor(content);
  const options = cursor.optional();
  const given = /block$/.test(name) ? cursor.group() : null;
  const title = given ? finished(inlineOf(given, document)) : titleOption(options);
  const rest: Node[] = [];
  for (let node = cursor.next(); node; node = cursor.next()) rest.push(node);
  const blocks: LatexBlock[] = [
    ...(title.length > 0 ? [{ type: 'paragraph' as const, children: title }] : []),
    ...document.blocks(rest, depth),
  ];
  return blocks.length === 0 ? [] : [{ type: 'raw', value: '::: callout' }, ...blocks, { type: 'raw', value: ':::' }];
}

function titleOption(options: readonly Node[] | null): PhrasingContent[] {
  const title = /title\s*=\s*\{?([^,={}]{1,160})/.exec(plainOf(options ?? []))?.[1]?.trim() ?? '';
  return title === '' ? [] : [{ type: 'text', value: title }];
}

/** A slide: its title is a heading. */
export function frame(content: readonly Node[], document: LatexDocument, depth: number): LatexBlock[] {
  const cursor = new Cursor(content);
  cursor.optional();
  cursor.optional();
  const title = finished(inlineOf(cursor.group() ?? [], document));
  const rest: Node[] = [];
  for (let node = cursor.next(); node; node = cursor.next()) rest.push(node);
  const level = depthOf(Math.max(1, ...document.levels.values()) + (document.levels.has(3) ? 0 : 1));
  return [
    ...(title.length > 0 ? [{ type: 'heading' as const, depth: level, children: title }] : []),
    ...document.blocks(rest, depth),
  ];
}
