import type { Element, ElementContent, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import messages from '@/platform/i18n/messages/en/markdown.json';
import { formulaHtml } from './formula';
import { highlight } from './render-code';

/**
 * Draws formulas and colours code, marks diagrams for the browser to draw and makes wide tables scroll. Runs on sanitised HTML only: what it
 * adds as raw HTML comes from KaTeX and Shiki, never from the document.
 */
export async function finish(root: Root): Promise<void> {
  const jobs: Promise<void>[] = [];
  const tables = new Map<string, number>();
  visit(root, 'element', (node, index, parent) => {
    const classes = classesOf(node);
    if (node.tagName === 'code' && classes.some((name) => name.startsWith('math-'))) {
      if (parent && index !== undefined)
        parent.children[index] = formula(textOf(node), classes.includes('math-display'));
      return SKIP;
    }
    if (node.tagName === 'pre') {
      const code = node.children.find((child) => child.type === 'element' && child.tagName === 'code');
      if (code?.type === 'element') jobs.push(finishCode(node, code));
      return SKIP;
    }
    if (node.tagName === 'table' && parent && index !== undefined && !classesOf(parent).includes('table-scroll')) {
      parent.children[index] = scrollable(node, tables);
      return index;
    }
    if (node.tagName === 'p') return asFigure(node);
    if (node.tagName === 'input' && classesOf(parent).includes('task-list-item'))
      node.properties.ariaLabel ??= textOf(parent).trim();
    return undefined;
  });
  await Promise.all(jobs);
}

function classesOf(node: Nodes | undefined): string[] {
  const names = node?.type === 'element' ? node.properties.className : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}

function textOf(node: Nodes | undefined): string {
  if (!node) return '';
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

/** HTML and MathML of a formula; LaTeX that KaTeX cannot read is shown as it was written. */
function formula(latex: string, display: boolean): ElementContent {
  const value = formulaHtml(latex, display);
  if (value !== null) return { type: 'raw', value };
  return {
    type: 'element',
    tagName: 'code',
    properties: { className: ['math-source'] },
    children: [{ type: 'text', value: latex }],
  };
}

async function finishCode(pre: Element, code: Element): Promise<void> {
  takeData(code, pre);
  const lang = classesOf(code)
    .find((name) => name.startsWith('language-'))
    ?.slice('language-'.length);
  const value = textOf(code).replace(/\n$/, '');
  if (lang === 'mermaid') {
    pre.properties = { ...pre.properties, className: ['mermaid'], dataDiagram: '' };
    pre.children = [{ type: 'text', value }];
    return;
  }
  const output = lang !== undefined && /^(?:output|error|stdout|stderr|traceback)$/.test(lang);
  pre.properties = {
    ...pre.properties,
    className: [output ? 'output' : 'code'],
    tabIndex: 0,
    ...(lang !== undefined && { dataLang: lang }),
  };
  const html = lang === undefined || output ? null : await highlight(value, lang);
  code.children = [html === null ? { type: 'text', value } : { type: 'raw', value: html }];
}

/** A region that scrolls sideways, reachable by keyboard and named by the table's columns; a second one of that name is numbered. */
function scrollable(table: Element, seen: Map<string, number>): Element {
  const heads: string[] = [];
  visit(table, 'element', (cell) => {
    if (cell.tagName === 'th') heads.push(textOf(cell).replace(/\s+/g, ' ').trim());
  });
  const columns = heads
    .filter((head) => head !== '')
    .slice(0, 6)
    .join(', ');
  const label = columns === '' ? messages.tablePlain : messages.table.replace('{columns}', columns);
  const count = (seen.get(label) ?? 0) + 1;
  seen.set(label, count);
  const properties = {
    className: ['table-scroll'],
    role: 'region',
    tabIndex: 0,
    ariaLabel: count > 1 ? `${label} (${count})` : label,
  };
  const region: Element = { type: 'element', tagName: 'div', properties, children: [table] };
  takeData(table, region);
  return region;
}

/** Moves a block's range and role to the element that now stands around it. */
function takeData(from: Element, to: Element): void {
  for (const name of ['dataStart', 'dataEnd', 'dataRole', 'dataPassage']) {
    const value = from.properties[name];
    if (value === undefined) continue;
    to.properties[name] = value;
    delete from.properties[name];
  }
}

/** A paragraph that is one image with a caption (a title, or a numbered alternative text) becomes a figure. */
function asFigure(node: Element): undefined {
  const children = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [image] = children;
  if (children.length !== 1 || image?.type !== 'element' || image.tagName !== 'img') return undefined;
  const { title, alt } = image.properties;
  const caption =
    typeof title === 'string' && title !== '' ? title : typeof alt === 'string' && /^Figure \d+: /.test(alt) ? alt : '';
  if (caption === '') return undefined;
  delete image.properties.title;
  node.tagName = 'figure';
  node.children = [
    image,
    { type: 'element', tagName: 'figcaption', properties: {}, children: [{ type: 'text', value: caption }] },
  ];
  return undefined;
}
