import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { isDisplay, mathmlToLatex } from '../math/mathml';
import type { XmlElement, XmlNode } from '../xml/parse-xml';
import {
  attributeOf,
  childrenOf,
  classesOf,
  element,
  findElement,
  isElement,
  lineOf,
  rawText,
  rewrite,
  textNode,
} from './nodes';

/** A formula that was found elsewhere and stands in the text as `FORMULA_OPEN`, its index, `FORMULA_CLOSE`. */
export interface Formula {
  latex: string;
  display: boolean;
}
export const FORMULA_OPEN = '\uFDD4';
export const FORMULA_CLOSE = '\uFDD5';
/** Element that holds a formula's LaTeX in the tree; its child keeps the spaces around it. */
export const FORMULA = 'meno-formula';

export function formulaElement({ latex, display }: Formula): Element {
  return element(FORMULA, { dataLatex: latex, dataDisplay: display ? 'true' : null }, [textNode('x')]);
}

/**
 * Finds the formulas of a page and puts `FORMULA` elements in their place: MathML, what KaTeX and MathJax drew or left for later, and TeX
 * between the delimiters that those look for.
 */
export function takeFormulas(root: Root, formulas: readonly Formula[] = []): void {
  const scripted =
    findElement(root, (each) =>
      /mathjax|katex|tex-mml|tex-chtml/i.test(
        attributeOf(each, 'src') ?? (isElement(each, 'script') ? rawText(each).slice(0, 5_000) : ''),
      ),
    ) !== null;
  const texKept =
    findElement(root, (each) => isElement(each, 'script') && /^math\/tex/i.test(attributeOf(each, 'type') ?? '')) !==
    null;
  rewrite(root, (each, parent) => (texKept && isDrawn(each) ? [] : replaced(each, parent)));
  splitTexts(root, (text) => splitText(text, formulas, scripted));
}

function replaced(each: Element, parent: Nodes): Element | ElementContent[] {
  const classes = classesOf(each);
  const type = attributeOf(each, 'type') ?? '';
  if (each.tagName === 'math')
    return formulaOrNothing(mathmlToLatex(asXml(each)), isDisplay(asXml(each)), lineOf(each));
  if (each.tagName === 'script' && /^math\/tex/i.test(type)) {
    return formulaOrNothing(rawText(each).trim(), /mode\s*=\s*display/i.test(type), '');
  }
  if (isDrawn(each)) {
    const kept = findElement(each, isFormula);
    return kept ? [kept] : [];
  }
  if (each.tagName === 'mjx-container' || classes.includes('mwe-math-element') || classes.includes('katex')) {
    const found = findElement(each, isFormula);
    if (found) return [displayed(found, attributeOf(each, 'display') === 'true')];
  }
  if (classes.includes('katex-display') || classes.some((name) => /^mwe-math-element-block$/.test(name))) {
    const found = findElement(each, isFormula);
    if (found) return [displayed(found, true)];
  }
  if (each.tagName === 'img' && classes.some((name) => /^(?:math|tex|latex|mwe-math-fallback-image-\w+)$/.test(name))) {
    const inWrapper = isElement(parent) && findElement(parent, isFormula) !== null;
    const alt = (attributeOf(each, 'alt') ?? '')
      .replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1')
      .replace(/^\$+|\$+$/g, '');
    if (inWrapper) return [];
    if (/[\\^_=]/.test(alt)) return formulaOrNothing(alt.trim(), classes.includes('display'), alt);
  }
  if (classes.includes('math') && /^(?:span|div)$/.test(each.tagName) && findElement(each, isFormula) === null) {
    const text = rawText(each).trim();
    const latex = text.replace(/^\\[([]|\\[)\]]$|^\$+|\$+$/g, '').trim();
    const bare = latex === text && !classes.some((name) => /^(?:inline|display)$/.test(name));
    if (!bare)
      return formulaOrNothing(
        latex,
        classes.includes('display') || each.tagName === 'div' || /^(?:\\\[|\$\$)/.test(text),
        text,
      );
  }
  return each;
}

/** What a program drew for the eye; the formula itself stands beside or inside of it. */
function isDrawn(each: Element): boolean {
  return classesOf(each).some((name) =>
    /^(?:MathJax(?:_Preview|_Display|_SVG|_CHTML)?|mjx-chtml|katex-html)$/.test(name),
  );
}

function isFormula(each: Element): boolean {
  return each.tagName === FORMULA;
}

function displayed(formula: Element, display: boolean): Element {
  if (display) formula.properties.dataDisplay = 'true';
  return formula;
}

/** A formula that comes to nothing leaves its words. */
function formulaOrNothing(latex: string, display: boolean, words: string): ElementContent[] {
  if (latex.trim() !== '') return [formulaElement({ latex, display })];
  return words === '' ? [] : [textNode(words)];
}

function asXml(each: Element): XmlElement {
  const attributes: Record<string, string> = {};
  for (const name of Object.keys(each.properties)) attributes[name.toLowerCase()] = attributeOf(each, name) ?? '';
  const children = each.children.flatMap((child): XmlNode[] =>
    isElement(child) ? [asXml(child)] : child.type === 'text' && child.value.trim() !== '' ? [child.value] : [],
  );
  return { name: each.tagName, attributes, children };
}

function splitTexts(parent: Nodes, split: (text: string) => ElementContent[] | null): void {
  if (parent.type !== 'root' && parent.type !== 'element') return;
  const next: ElementContent[] = [];
  for (const child of parent.children) {
    if (child.type !== 'text' && !isElement(child)) continue;
    if (isElement(child) && !isElement(child, 'pre', 'code', 'kbd', 'samp', 'script', 'style', 'textarea', FORMULA))
      splitTexts(child, split);
    const parts = child.type === 'text' ? split(child.value) : null;
    if (parts) next.push(...parts);
    else next.push(child);
  }
  parent.children = next;
}

const ALWAYS = /\uFDD4(\d+)\uFDD5|\\\(([\s\S]{1,2000}?)\\\)|\\\[([\s\S]{1,10000}?)\\\]/g;
const WITH_DOLLARS =
  /\uFDD4(\d+)\uFDD5|\\\(([\s\S]{1,2000}?)\\\)|\\\[([\s\S]{1,10000}?)\\\]|(?<!\\)\$\$([^$]{1,10000})\$\$|(?<![\\$\w])\$(?=\S)([^$\n]{1,500}?)(?<=\S)\$(?![\d$])/g;

/** Text and formulas by turns, null for a text without any. */
function splitText(text: string, formulas: readonly Formula[], scripted: boolean): ElementContent[] | null {
  if (!/[\uFDD4$]|\\[([]/.test(text)) return null;
  const parts: (Text | Element)[] = [];
  let done = 0;
  for (const match of text.matchAll(scripted ? WITH_DOLLARS : ALWAYS)) {
    const [all, index, inline, block, dollars, dollar] = match;
    const formula =
      index !== undefined
        ? formulas[Number(index)]
        : { latex: (inline ?? block ?? dollars ?? dollar ?? '').trim(), display: (block ?? dollars) !== undefined };
    if (match.index > done) parts.push(textNode(text.slice(done, match.index)));
    if (formula && formula.latex !== '') parts.push(formulaElement(formula));
    done = match.index + all.length;
  }
  if (done === 0) return null;
  if (done < text.length) parts.push(textNode(text.slice(done)));
  return parts;
}

/** Whether a node holds a formula; such nodes are content even where the page hides them. */
export function holdsFormula(node: Nodes): boolean {
  return childrenOf(node).some((child) => isElement(child) && (isFormula(child) || holdsFormula(child)));
}
