import type { XmlElement } from '../xml/parse-xml';
import { attribute, childrenOf, findAll, textOf } from '../xml/walk';
import { characters, fenced, joined, matrix, scripts, words } from './build';
import { accentOf, functionName, isFunctionName, WITH_LIMITS } from './symbols';

const TEX = /^(?:application\/x-(?:la)?tex|latex|tex|text\/latex)$/i;

/**
 * LaTeX of a formula in MathML: the author's own where it is kept as an annotation, else made from the presentation (W3C MathML 3,
 * chapter 3); '' where there is nothing in it. Names may carry a prefix.
 */
export function mathmlToLatex(math: XmlElement): string {
  const annotation = everyNode(math).find(
    (node) => local(node) === 'annotation' && TEX.test(attribute(node, 'encoding') ?? ''),
  );
  const written = textOf(annotation).trim();
  return written === '' ? row(childrenOf(math)) : written.replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1').trim();
}

function everyNode(element: XmlElement): XmlElement[] {
  return [element, ...childrenOf(element).flatMap(everyNode)];
}

function local({ name }: XmlElement): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

function nth(element: XmlElement, n: number): string {
  const child = childrenOf(element)[n];
  return child ? one(child) : '';
}

const ELEMENTS: Record<string, (element: XmlElement) => string> = {
  mi: identifier,
  mn: (element) => characters(textOf(element)),
  // Some writers set the names of functions as operators.
  mo: (element) =>
    /^\p{L}{2,}$/u.test(textOf(element).trim()) ? functionName(textOf(element)) : characters(textOf(element)),
  mtext: (element) => words(textOf(element).replace(/\s+/g, ' ')),
  ms: (element) => words(textOf(element)),
  mspace: (element) => (/^(?:[1-9]|0?\.[5-9])[\d.]*em$/.test(attribute(element, 'width') ?? '') ? '\\quad ' : ''),
  mfrac: (element) => {
    const [above, below] = [nth(element, 0), nth(element, 1)];
    if (/^0/.test(attribute(element, 'linethickness') ?? '')) return `\\genfrac{}{}{0pt}{}{${above}}{${below}}`;
    return attribute(element, 'bevelled') === 'true' ? joined([above, '/', below]) : `\\frac{${above}}{${below}}`;
  },
  msqrt: (element) => `\\sqrt{${row(childrenOf(element))}}`,
  mroot: (element) => `\\sqrt[${nth(element, 1)}]{${nth(element, 0)}}`,
  msub: (element) => scripts(nth(element, 0), nth(element, 1), ''),
  msup: (element) => scripts(nth(element, 0), '', nth(element, 1)),
  msubsup: (element) => scripts(nth(element, 0), nth(element, 1), nth(element, 2)),
  munder: (element) => stacked(element, nth(element, 1), ''),
  mover: (element) => stacked(element, '', nth(element, 1)),
  munderover: (element) => stacked(element, nth(element, 1), nth(element, 2)),
  mmultiscripts: multiscripts,
  mtable: (element) =>
    matrix(
      childrenOf(element)
        .filter((each) => /^ml?a?b?e?l?e?d?tr$/.test(local(each)))
        .map((each) => childrenOf(each).map((cell) => row(childrenOf(cell)))),
    ),
  mfenced: (element) => {
    const separator = attribute(element, 'separators') ?? ',';
    const inner = childrenOf(element).flatMap((child, i) =>
      i === 0 ? [one(child)] : [separator.charAt(0), one(child)],
    );
    return fenced(attribute(element, 'open') ?? '(', joined(inner), attribute(element, 'close') ?? ')');
  },
  menclose: (element) => {
    const inner = row(childrenOf(element));
    const notation = attribute(element, 'notation') ?? '';
    if (/box/.test(notation)) return `\\boxed{${inner}}`;
    return /strike/.test(notation) ? `\\cancel{${inner}}` : inner;
  },
  mphantom: (element) => `\\phantom{${row(childrenOf(element))}}`,
  semantics: (element) => nth(element, 0),
  annotation: () => '',
  'annotation-xml': () => '',
  none: () => '',
  mprescripts: () => '',
};

function one(element: XmlElement): string {
  const build = Object.hasOwn(ELEMENTS, local(element)) ? ELEMENTS[local(element)] : undefined;
  return build ? build(element) : row(childrenOf(element));
}

const OPENING = /^[([{⟨⌊⌈〈⟦]$/;
const CLOSING = /^[)\]}⟩⌋⌉〉⟧]$/;
const BAR = /^[|‖∣∥]$/;

/** Neighbours in a row: delimiters that stand in it are paired, so that they grow with what is between them. */
function row(elements: readonly XmlElement[]): string {
  const inner = elements.filter((each) => !/^annotation/.test(local(each)));
  const close = closingOf(inner);
  if (close) {
    const open = textOf(inner[close.from]).trim();
    const end = close.to < inner.length ? textOf(inner[close.to]).trim() : '';
    const middle = row(inner.slice(close.from + 1, close.to));
    return joined([row(inner.slice(0, close.from)), fenced(open, middle, end), row(inner.slice(close.to + 1))]);
  }
  return joined(inner.map((each, i) => applied(each, inner[i + 1])));
}

/** The first opening delimiter and its closing one; for a brace before a table alone, none. */
function closingOf(elements: readonly XmlElement[]): { from: number; to: number } | null {
  const signs = elements.map((each) => (local(each) === 'mo' ? textOf(each).trim() : ''));
  const from = signs.findIndex((sign) => OPENING.test(sign) || BAR.test(sign));
  if (from < 0) return null;
  const opening = signs[from] ?? '';
  let depth = 0;
  for (let i = from + 1; i < signs.length; i++) {
    const sign = signs[i] ?? '';
    if (BAR.test(opening) ? sign === opening && i > from + 1 : CLOSING.test(sign) && depth === 0)
      return { from, to: i };
    if (!BAR.test(opening)) depth += OPENING.test(sign) ? 1 : CLOSING.test(sign) ? -1 : 0;
  }
  const rest = elements.slice(from + 1);
  const only = rest.length === 1 ? rest[0] : undefined;
  const table =
    opening === '{' &&
    only !== undefined &&
    findAll({ name: '', attributes: {}, children: [only] }, 'mtable', 'math:mtable').length > 0;
  return table ? { from, to: elements.length } : null;
}

/** A name before the sign of function application is a function. */
function applied(element: XmlElement, next: XmlElement | undefined): string {
  const name = textOf(element).trim();
  const isApplied = next !== undefined && textOf(next) === '\u2061';
  return isApplied && local(element) === 'mi' && /^\p{L}{2,}$/u.test(name) ? functionName(name) : one(element);
}

const VARIANTS: Record<string, string> = {
  bold: 'mathbf',
  'bold-italic': 'boldsymbol',
  'double-struck': 'mathbb',
  script: 'mathcal',
  'bold-script': 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
};

function identifier(element: XmlElement): string {
  const text = textOf(element).trim();
  if (isFunctionName(text)) return `\\${text}`;
  const latex = characters(text);
  const variant = VARIANTS[attribute(element, 'mathvariant') ?? ''];
  if (variant !== undefined && latex !== '') return `\\${variant}{${latex}}`;
  return /^\p{L}{2,}$/u.test(text) ? `\\mathrm{${latex}}` : latex;
}

/** What stands under and over a base: limits, an accent, or just above it. */
function stacked(element: XmlElement, below: string, above: string): string {
  const [first, second, third] = childrenOf(element);
  const base = first ? one(first) : '';
  if (WITH_LIMITS.test(base) || /^\\(?:under|over)brace\{/.test(base) || /int$/.test(base)) {
    const limits = /int$/.test(base) ? '\\limits' : '';
    return `${base}${limits}${below === '' ? '' : `_{${below}}`}${above === '' ? '' : `^{${above}}`}`;
  }
  const wide = base.replace(/\\[A-Za-z]+\{?|[{}]/g, 'x').length > 2;
  const set = (sign: XmlElement | undefined, latex: string, inner: string, command: string) => {
    const accent = sign ? accentOf(textOf(sign).trim(), wide) : null;
    if (command === '\\underset' && accent !== null && /^\\(?:bar|overline)$/.test(accent))
      return `\\underline{${inner}}`;
    return accent === null ? `${command}{${latex}}{${inner}}` : `${accent}{${inner}}`;
  };
  const over = third ?? (local(element) === 'mover' ? second : undefined);
  const withAbove = above === '' ? base : set(over, above, base, '\\overset');
  return below === '' ? withAbove : set(second, below, withAbove, '\\underset');
}

function multiscripts(element: XmlElement): string {
  const [base, ...rest] = childrenOf(element);
  const at = rest.findIndex((each) => local(each) === 'mprescripts');
  const [after, before] = at < 0 ? [rest, []] : [rest.slice(0, at), rest.slice(at + 1)];
  const pair = (list: readonly XmlElement[]) => [0, 1].map((n) => joined(list.filter((_, i) => i % 2 === n).map(one)));
  const [preBelow = '', preAbove = ''] = pair(before);
  const [below = '', above = ''] = pair(after);
  const lead = preBelow + preAbove === '' ? '' : scripts('', preBelow, preAbove);
  return `${lead}${scripts(base ? one(base) : '', below, above)}`;
}

/** Whether a formula stands on lines of its own. */
export function isDisplay(math: XmlElement): boolean {
  return attribute(math, 'display') === 'block' || attribute(math, 'mode') === 'display';
}
