import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { defaultHandlers, type Handle, type State, toMdast } from 'hast-util-to-mdast';
import type { BlockContent, Heading, PhrasingContent, Root, RootContent } from 'mdast';
import { CONTAINER } from './blocks';
import { FORMULA } from './formulas';
import { isBlock, isPhrasing } from './mdast-nodes';
import { attributeOf, childrenOf, element, findElement, isElement, lineOf, rawText } from './nodes';
import { NOTE, NOTE_REFERENCE } from './notes';

/** How addresses of a document become those of its Markdown; null: the link becomes its text, the picture its alternative text. */
export interface Addresses {
  link(href: string): string | null;
  image(src: string, alt: string): string | null;
}

/** The tree of a page, made ready by the other steps, as a tree of Markdown. */
export function markdownTree(root: HastRoot | Element, addresses: Addresses): Root {
  const tree = toMdast(root.type === 'root' ? root : { type: 'root', children: [root] }, {
    document: true,
    handlers: handlers(addresses),
  });
  return tree.type === 'root' ? tree : { type: 'root', children: [] };
}

function handlers({ link, image }: Addresses): Record<string, Handle> {
  return {
    [FORMULA]: (_, node) => {
      const value = attributeOf(node, 'dataLatex') ?? '';
      return attributeOf(node, 'dataDisplay') === null ? { type: 'inlineMath', value } : { type: 'math', value };
    },
    [CONTAINER]: (state, node) => [
      { type: 'html', value: `::: ${attributeOf(node, 'dataName') ?? 'callout'}` },
      ...state.toFlow(state.all(node)),
      { type: 'html', value: ':::' },
    ],
    [NOTE_REFERENCE]: (_, node) => {
      const name = attributeOf(node, 'dataNote') ?? '';
      return { type: 'footnoteReference', identifier: name.toLowerCase(), label: name };
    },
    [NOTE]: (state, node) => {
      const name = attributeOf(node, 'dataNote') ?? '';
      const children = state.toFlow(state.all(node)).filter(isBlock);
      return { type: 'footnoteDefinition', identifier: name.toLowerCase(), label: name, children };
    },
    a: (state, node) => {
      const href = attributeOf(node, 'href')?.trim();
      const target = href === undefined || /^(?:javascript|data|vbscript):/i.test(href) ? null : link(href);
      const children = state.all(node);
      if (target === null || (lineOf(node) === '' && children.length === 0)) return children;
      // A link around blocks leaves the blocks.
      return children.every(isPhrasing) ? { type: 'link', url: target, title: null, children } : children;
    },
    img: (_, node) => {
      const alt = (attributeOf(node, 'alt') ?? '').replace(/\s+/g, ' ').trim();
      const src = attributeOf(node, 'dataSrc') ?? attributeOf(node, 'src') ?? '';
      const tiny = /^[01]$/.test(attributeOf(node, 'width') ?? '') && /^[01]$/.test(attributeOf(node, 'height') ?? '');
      const url = src === '' || tiny ? null : image(src.trim(), alt);
      if (url === null) return tiny || alt === '' ? undefined : { type: 'text', value: alt };
      return { type: 'image', url, title: null, alt };
    },
    iframe: (_, node) => {
      const src = attributeOf(node, 'src') ?? '';
      const title = attributeOf(node, 'title') ?? '';
      return /^https?:\/\//.test(src) && title !== ''
        ? { type: 'link', url: src, title: null, children: [{ type: 'text', value: title }] }
        : undefined;
    },
    pre: (_, node) => ({
      type: 'code',
      lang: attributeOf(node, 'dataLang'),
      meta: null,
      value: rawText(node)
        .replace(/\r\n?/g, '\n')
        .replace(/^\n|\s+$/g, ''),
    }),
    details: (state, node) => {
      const summary = childrenOf(node).find((child) => isElement(child, 'summary'));
      const rest = element(
        'div',
        {},
        node.children.filter((child) => child !== summary),
      );
      const title = summary ? lineOf(summary).replace(/[<>&]/g, ' ') : '';
      return [
        { type: 'html', value: `<details>\n<summary>${title}</summary>` },
        ...state.toFlow(state.all(rest)),
        { type: 'html', value: '</details>' },
      ];
    },
    dl: definitions,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`h${depth}`, heading])),
    sub: inlineElement('sub'),
    sup: inlineElement('sup'),
    ...{ em: mark('em'), i: mark('em'), var: mark('em'), mark: mark('em'), strong: mark('strong'), b: mark('strong') },
    u: (state, node) => state.all(node),
    table: plainTable,
    base: () => undefined,
    summary: defaultHandlers.p,
  };
}

/** What stands in a heading before the first block; blocks, which a line can't hold, follow it. */
const heading: Handle = (state, node) => {
  const all = state.all(node).flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));
  const block = all.findIndex((child) => !isPhrasing(child));
  const children = (block < 0 ? all : all.slice(0, block)).filter(isPhrasing);
  const rest = block < 0 ? [] : state.toFlow(all.slice(block));
  const blank = children.every(
    (child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''),
  );
  if (blank && rest.length > 0) return rest;
  const anchor = attributeOf(node, 'dataAnchor');
  const data = anchor === null ? {} : { data: { anchor } };
  return [{ type: 'heading', depth: depthOf(node), children: withoutBreaks(children), ...data }, ...rest];
};

function depthOf({ tagName }: Element): Heading['depth'] {
  return ([1, 2, 3, 4, 5, 6] as const).find((depth) => tagName === `h${depth}`) ?? 1;
}

/** Line breaks at either end of a heading say nothing. */
function withoutBreaks(children: readonly PhrasingContent[]): PhrasingContent[] {
  const isText = (child: PhrasingContent) => child.type !== 'break';
  return children.slice(children.findIndex(isText), children.findLastIndex(isText) + 1);
}

/** Emphasis around blocks leaves the blocks. */
function mark(type: 'em' | 'strong'): Handle {
  return (state, node) => {
    const children = state.all(node);
    return children.every(isPhrasing) ? defaultHandlers[type](state, node) : children;
  };
}

function inlineElement(name: 'sub' | 'sup'): Handle {
  return (state, node) => {
    const children = state.all(node).filter(isPhrasing);
    return children.length === 0 ? undefined : { type: 'textDirective', name, children };
  };
}

/** Head and body are in order already; cells hold text only. */
const plainTable: Handle = (state, node) => ({
  type: 'table',
  align: [],
  children: childrenOf(node).flatMap((part) =>
    childrenOf(part).flatMap((row) =>
      isElement(row, 'tr')
        ? [
            {
              type: 'tableRow' as const,
              children: row.children.flatMap((cell) =>
                isElement(cell) ? [{ type: 'tableCell' as const, children: state.all(cell).filter(isPhrasing) }] : [],
              ),
            },
          ]
        : [],
    ),
  ),
});

const LONG = /^(?:pre|table|dl|h[1-6]|figure|img|blockquote|meno-container|details)$/;

/** Terms with their definitions; what is no such list (a term as long as a paragraph, definitions of many blocks) becomes paragraphs. */
const definitions: Handle = (state, node) => {
  const parts = node.children.flatMap((child): ElementContent[] =>
    isElement(child, 'div') ? child.children : [child],
  );
  const out: RootContent[] = [];
  let terms: Element[] = [];
  let body: BlockContent[] = [];
  let long = false;
  const close = () => {
    if (terms.length > 0 || body.length > 0) out.push(...entry(state, terms, body, long));
    [terms, body, long] = [[], [], false];
  };
  for (const part of parts) {
    if (!isElement(part, 'dt', 'dd')) continue;
    if (part.tagName === 'dt') {
      if (body.length > 0) close();
      terms.push(part);
      continue;
    }
    long ||= findElement(part, ({ tagName }) => LONG.test(tagName)) !== null;
    body.push(...state.toFlow(state.all(part)).filter(isBlock));
  }
  close();
  return out;
};

function entry(state: State, terms: readonly Element[], body: BlockContent[], long: boolean): RootContent[] {
  const names = terms.flatMap((term, i) => [
    ...(i === 0 ? [] : [{ type: 'text' as const, value: ', ' }]),
    ...state.all(term).filter(isPhrasing),
  ]);
  const term: BlockContent = { type: 'paragraph', children: names };
  const line = terms.map(lineOf).join(', ');
  if (line === '') return body;
  if (body.length === 0) return [term];
  const fits =
    !long &&
    line.length <= 120 &&
    body[0]?.type === 'paragraph' &&
    !terms.some((each) => findElement(each, ({ tagName }) => LONG.test(tagName)));
  if (fits) return [{ type: 'definitionEntry', children: [term, ...body] }];
  return [{ type: 'paragraph', children: [{ type: 'strong', children: names }] }, ...body];
}
