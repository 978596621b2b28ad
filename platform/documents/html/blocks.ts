import type { Element, ElementContent, Root } from 'hast';
import { roleOfName } from '@/platform/markdown/dialects/fenced-divs';
import { codeLanguage } from './code';
import { FORMULA } from './formulas';
import {
  attributeOf,
  childrenOf,
  classesOf,
  element,
  findElement,
  findElements,
  isElement,
  lineOf,
  type Parent,
  rewrite,
} from './nodes';

/** Element that stands for a container which the Markdown marks as `::: name`. */
export const CONTAINER = 'meno-container';
/** Names that are too common as classes to say something by themselves. */
const COMMON =
  /^(?:note|tip|info|summary|important|question|questions|danger|answer|instructors?|discussion|quiz|activity|objectives|checklist)$/;

/**
 * Blocks as the Markdown wants them: containers that speak of teaching (exercises, solutions, boxes) under their name, languages on code,
 * formulas on lines of their own outside of paragraphs, captions as alternative texts where a picture has none.
 */
export function takeBlocks(root: Root | Element): void {
  languages(root, []);
  rewrite(root, (each, parent) => {
    if (each.tagName === 'figure') describe(each);
    if (each.tagName === 'p') return parted(each);
    if (/^h[1-6]$/.test(each.tagName))
      return lineOf(each) === '' && !findElement(each, isPicture) ? each.children : each;
    if (/^(?:div|section|aside|blockquote)$/.test(each.tagName)) return contained(each, parent);
    return each;
  });
  liftContainers(root);
}

function isPicture({ tagName }: Element): boolean {
  return tagName === 'img';
}

function languages(node: Parent, around: readonly Element[]): void {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.tagName === 'pre') child.properties.dataLang = codeLanguage(child, around.slice(0, 2));
    else languages(child, [child, ...around]);
  }
}

/** A picture without an alternative text gets its caption. */
function describe(figure: Element): void {
  const caption = findElement(figure, ({ tagName }) => tagName === 'figcaption');
  const pictures = findElements(figure, isPicture);
  const [only] = pictures;
  if (!caption || !only || pictures.length > 1) return;
  if ((attributeOf(only, 'alt') ?? '').trim() === '') only.properties.alt = lineOf(caption).slice(0, 500);
}

/** A paragraph with formulas on lines of their own falls into parts. */
function parted(paragraph: Element): ElementContent[] {
  const isDisplay = (node: ElementContent) => isElement(node, FORMULA) && attributeOf(node, 'dataDisplay') !== null;
  if (!paragraph.children.some(isDisplay)) return [paragraph];
  const out: ElementContent[] = [];
  let rest: ElementContent[] = [];
  const close = () => {
    if (rest.some((node) => !(node.type === 'text' && node.value.trim() === ''))) out.push(element('p', {}, rest));
    rest = [];
  };
  for (const child of paragraph.children) {
    if (isDisplay(child)) {
      close();
      out.push(child);
    } else rest.push(child);
  }
  close();
  return out;
}

function contained(each: Element, parent: Parent): ElementContent[] | Element {
  const classes = classesOf(each);
  const isBox =
    classes.some((name) => /^(?:admonition|callout|alert|remark-?box)$/i.test(name)) || each.tagName === 'aside';
  const epubType = attributeOf(each, 'epub:type');
  const names = [...classes, ...(epubType === null ? [] : epubType.split(/\s+/))];
  const name = names.find((given) => roleOfName(given) !== null && (isBox || !COMMON.test(given.toLowerCase())));
  if (name === undefined && !(isBox && classes.some((given) => /^(?:admonition|callout)$/i.test(given)))) return each;
  if (isElement(parent, 'li', 'blockquote', 'td', 'th', 'dd') || lineOf(each) === '') return each;
  return [element(CONTAINER, { dataName: (name ?? 'callout').toLowerCase() }, titled(each.children))];
}

/** A box's title as a paragraph of its own. */
function titled(children: readonly ElementContent[]): ElementContent[] {
  return children.map((child) =>
    isElement(child, 'p', 'div') && classesOf(child).some((name) => /(?:^|-)title$/.test(name))
      ? element('p', {}, [element('strong', {}, child.children)])
      : child,
  );
}

/** Containers inside of lists and quotations lose their mark, which only lines at the margin may carry. */
function liftContainers(root: Root | Element, nested = false): void {
  for (const child of childrenOf(root)) {
    if (!isElement(child)) continue;
    if (child.tagName === CONTAINER && nested) child.tagName = 'div';
    liftContainers(child, nested || /^(?:ul|ol|dl|blockquote|table|details)$/.test(child.tagName));
  }
}
