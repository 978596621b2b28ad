import type { Root, Text } from 'mdast';
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemToMarkdown } from 'mdast-util-gfm-task-list-item';
import { defaultHandlers, type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown';
import { MARK_CLOSE, splitMarks } from './marks';
import type { DefinitionEntry, InlineElement } from './mdast-nodes';

/** Writes a tree as Markdown of the dialect that `platform/markdown` reads. */
export function serialize(tree: Root): string {
  return toMarkdown(tree, OPTIONS);
}

const text: Handle = (node: Text, parent, state, info) => {
  const siblings: readonly unknown[] = parent && 'children' in parent ? parent.children : [];
  const first = info.before.endsWith(MARK_CLOSE) && siblings[0] === node;
  const parts = splitMarks(node.value);
  let before = first ? '\n' : info.before;
  return parts
    .map(({ mark, value }, i) => {
      if (mark) return value;
      const after =
        parts
          .slice(i + 1)
          .find((part) => !part.mark)
          ?.value.charAt(0) ?? info.after;
      const out = state.safe(value, { ...info, before, after, encode: ['<', '{'] });
      before = value.slice(-1) || before;
      return out;
    })
    .join('');
};

/** Letters and digits beside a dollar sign make it money, so that a formula keeps its distance. */
const inlineMath: Handle = (node: { value: string }, _, state, info) => {
  const value = oneLine(node.value, state.stack.includes('tableCell'));
  if (value === '') return '';
  const before = /[\p{L}\p{N}$]$/u.test(info.before) ? ' ' : '';
  const after = /^[\d$]/.test(info.after) ? ' ' : '';
  const long = value.length > 1_000 || /\\tag\b/.test(value);
  // Words after a number read as two prices; an empty group before it doesn't.
  const shown = /^\d[\d.,]*\S{0,3}\s/.test(value) && /[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(value) ? `{}${value}` : value;
  return `${before}${long ? `$$${shown}$$` : `$${shown}$`}${after}`;
};
const peekMath = () => '$';

const math: Handle = (node: { value: string }) => {
  const value = node.value
    .replace(/\$/g, '\\text{\\textdollar}')
    .replace(/\n[ \t]*(?=\n)/g, '')
    .trim();
  return value === '' ? '' : `$$\n${value}\n$$`;
};

/** LaTeX on one line: without comments, backticks and dollar signs, whose other meaning comes first. */
function oneLine(latex: string, inCell: boolean): string {
  const value = latex
    .replace(/(?<!\\)%[^\n]*/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/`/g, '\\lq ')
    .replace(/(?<!\\)\$/g, '')
    .trim();
  return inCell ? value.replace(/\\\|/g, '\\Vert ').replace(/\|/g, '\\vert ').trim() : value;
}

const definitionEntry: Handle = (node: DefinitionEntry, _, state, info) => {
  const [term, ...body] = node.children;
  const exit = state.enter('paragraph');
  const first = term?.type === 'paragraph' ? state.containerPhrasing(term, { ...info, before: '\n', after: '\n' }) : '';
  exit();
  const blocks = state.containerFlow({ type: 'root', children: body }, state.createTracker(info).current());
  return `${first.replace(/\\?\n/g, ' ')}\n: ${blocks.replace(/\n(?=[^\n])/g, '\n    ')}`;
};

const textDirective: Handle = (node: InlineElement, _, state, info) => {
  const inner = state.containerPhrasing(
    { type: 'paragraph', children: node.children },
    { ...info, before: '>', after: '<' },
  );
  return `<${node.name}>${inner}</${node.name}>`;
};

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  incrementListMarker: true,
  listItemIndent: 'one',
  resourceLink: true,
  rule: '*',
  setext: false,
  handlers: {
    text,
    inlineMath: Object.assign(inlineMath, { peek: peekMath }),
    math,
    definitionEntry,
    textDirective: Object.assign(textDirective, { peek: () => '<' }),
    break: (node, parent, state, info) =>
      state.stack.includes('tableCell') ? '<br>' : defaultHandlers.break(node, parent, state, info),
    heading: (node, parent, state, info) => {
      const line = defaultHandlers.heading(node, parent, state, info).replace(/\n/g, ' ');
      return node.data?.anchor === undefined ? line : `${line} {#${node.data.anchor}}`;
    },
  },
  unsafe: [
    { character: '$', inConstruct: 'phrasing' },
    // `: definition`, `::: container` and `:label:` at the start of a line.
    { atBreak: true, character: ':' },
    // Attributes behind a bracket or a heading.
    { character: '{', before: '[\\])]', inConstruct: 'phrasing' },
    { character: '{', after: '[:#.]', inConstruct: 'phrasing' },
  ],
  extensions: [
    gfmFootnoteToMarkdown(),
    gfmStrikethroughToMarkdown(),
    gfmTableToMarkdown({ tablePipeAlign: false }),
    gfmTaskListItemToMarkdown(),
  ],
};
