import type { XmlElement } from '../xml/parse-xml';
import { attribute, childOf, childrenOf, textOf } from '../xml/walk';
import { characters, fenced, joined, matrix, scripts, words } from './build';
import { accentOf, functionName, isFunctionName, latexOf, WITH_LIMITS } from './symbols';

/**
 * LaTeX of a formula in Office's markup (`m:oMath` or `m:oMathPara`; ECMA-376 part 1, section 22.1); '' where there is nothing in it.
 * What has no counterpart in LaTeX leaves its content.
 */
export function ommlToLatex(element: XmlElement): string {
  return tagged(content(element));
}

/** An equation's number stands behind `#` in Word's own notation. */
function tagged(latex: string): string {
  const match = /^([\s\S]+?)\\#\s*(?:\\left)?\(\s*([\w.]+)\s*(?:\\right)?\)$/.exec(latex);
  return match ? `${match[1]?.trim()} \\tag{${match[2]}}` : latex;
}

function content(element: XmlElement | null): string {
  // Word writes each upright letter of a name as a run of its own.
  return joined(childrenOf(element).map(one)).replace(
    /(?<=[A-Za-z])\}\\mathrm\{(?=[A-Za-z])/g,
    (found, at, whole: string) => (/\\mathrm\{[A-Za-z]+$/.test(whole.slice(Math.max(0, at - 60), at)) ? '' : found),
  );
}

/** The arguments of a structure are elements of their own. */
function part(element: XmlElement, name: string): string {
  return content(childOf(element, name));
}

/** A property's value, e.g. `chr` of `m:naryPr`; null where it is not given. */
function property(element: XmlElement, name: string): string | null {
  const found = childOf(element, `${element.name}Pr`, `m:${name}`);
  return found ? (attribute(found, 'm:val') ?? '1') : null;
}

function isOn(element: XmlElement, name: string): boolean {
  const value = property(element, name);
  return value !== null && !/^(?:0|off|false)$/.test(value);
}

function one(element: XmlElement): string {
  const build = Object.hasOwn(STRUCTURES, element.name) ? STRUCTURES[element.name] : undefined;
  if (build) return build(element);
  return /Pr$/.test(element.name) || element.name === 'w:rPr' ? '' : content(element);
}

const STRUCTURES: Record<string, (element: XmlElement) => string> = {
  'm:r': run,
  'w:r': (element) => words(childrenOf(element, 'w:t').map(textOf).join('')),
  'm:f': fraction,
  'm:rad': (element) => {
    const degree = isOn(element, 'degHide') ? '' : part(element, 'm:deg');
    return `\\sqrt${degree === '' ? '' : `[${degree}]`}{${part(element, 'm:e')}}`;
  },
  'm:sSup': (element) => scripts(part(element, 'm:e'), '', part(element, 'm:sup')),
  'm:sSub': (element) => scripts(part(element, 'm:e'), part(element, 'm:sub'), ''),
  'm:sSubSup': (element) => scripts(part(element, 'm:e'), part(element, 'm:sub'), part(element, 'm:sup')),
  'm:sPre': (element) => `${scripts('', part(element, 'm:sub'), part(element, 'm:sup'))}${part(element, 'm:e')}`,
  'm:nary': nary,
  'm:d': delimited,
  'm:m': (element) => matrix(childrenOf(element, 'm:mr').map((row) => childrenOf(row, 'm:e').map(content))),
  'm:eqArr': (element) => {
    const rows = childrenOf(element, 'm:e').map((row) => content(row).replaceAll('\\&', '&'));
    const only = rows.length === 1 ? rows[0] : undefined;
    return only === undefined ? `\\begin{aligned} ${rows.join(' \\\\ ')} \\end{aligned}` : only.replaceAll('&', '');
  },
  'm:func': (element) => joined([name(childOf(element, 'm:fName')), ' ', part(element, 'm:e')]),
  'm:limLow': (element) => limit(element, '_', '\\underset'),
  'm:limUpp': (element) => limit(element, '^', '\\overset'),
  'm:acc': (element) => accented(element, property(element, 'chr') ?? '\u0302'),
  'm:bar': (element) => `\\${property(element, 'pos') === 'top' ? 'overline' : 'underline'}{${part(element, 'm:e')}}`,
  'm:groupChr': (element) => {
    const above = property(element, 'pos') === 'top';
    return accented(element, property(element, 'chr') ?? '⏟', above ? '\\overset' : '\\underset');
  },
  'm:borderBox': (element) => `\\boxed{${part(element, 'm:e')}}`,
  'm:phant': (element) =>
    property(element, 'show') === '0' ? `\\phantom{${part(element, 'm:e')}}` : part(element, 'm:e'),
};

const SCRIPTS: Record<string, string> = {
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  'sans-serif': 'mathsf',
  monospace: 'mathtt',
};

/** Characters of one style. */
function run(element: XmlElement): string {
  const text = childrenOf(element)
    .filter(({ name }) => name === 'm:t' || name === 'w:t')
    .map(textOf)
    .join('');
  const properties = childOf(element, 'm:rPr');
  if (childOf(properties, 'm:nor')) return words(text);
  const script = SCRIPTS[attribute(childOf(properties, 'm:scr'), 'm:val') ?? ''];
  const style = attribute(childOf(properties, 'm:sty'), 'm:val');
  const plain = text.trim();
  if (isFunctionName(plain)) return `\\${plain}`;
  const latex = characters(text);
  if (latex === '') return /\u2003|\u2002|\u00a0/.test(text) ? latexOf(text.charAt(0)) : '';
  if (script !== undefined) return `\\${script}{${latex}}`;
  if (style === 'b') return `\\mathbf{${latex}}`;
  if (style === 'bi') return `\\boldsymbol{${latex}}`;
  return style === 'p' && /^(?:[A-Za-z]|\p{L}{2,})$/u.test(plain) ? `\\mathrm{${latex}}` : latex;
}

function fraction(element: XmlElement): string {
  const [above, below] = [part(element, 'm:num'), part(element, 'm:den')];
  const type = property(element, 'type');
  if (type === 'noBar') return `\\genfrac{}{}{0pt}{}{${above}}{${below}}`;
  return type === 'lin' || type === 'skw' ? joined([above, '/', below]) : `\\frac{${above}}{${below}}`;
}

function nary(element: XmlElement): string {
  const sign = latexOf(property(element, 'chr') ?? '∫');
  const below = isOn(element, 'subHide') ? '' : part(element, 'm:sub');
  const above = isOn(element, 'supHide') ? '' : part(element, 'm:sup');
  const limits = property(element, 'limLoc') === 'undOvr' && sign.endsWith('int') ? '\\limits' : '';
  return joined([
    scripts(`${sign}${limits}`, below, above).replace(/^\{(\\\w+\\limits)\}/, '$1'),
    ' ',
    part(element, 'm:e'),
  ]);
}

function delimited(element: XmlElement): string {
  const parts = childrenOf(element, 'm:e').map(content);
  const separator = latexOf(property(element, 'sepChr') ?? '|');
  const inner = joined(
    parts.flatMap((each, i) => (i === 0 ? [each] : [separator === '|' ? '\\mid' : separator, ' ', each])),
  );
  const [open, close] = [character(element, 'begChr', '('), character(element, 'endChr', ')')];
  return fenced(open, inner, close);
}

/** A delimiter that is given without a value is none. */
function character(element: XmlElement, name: string, missing: string): string {
  const found = childOf(element, `${element.name}Pr`, `m:${name}`);
  return found ? (attribute(found, 'm:val') ?? '') : missing;
}

/** The name of a function: a word set upright, or a limit with what stands below it. */
function name(element: XmlElement | null): string {
  const plain = textOf(element);
  const [only] = childrenOf(element).filter((child) => child.name !== 'm:ctrlPr');
  if (only?.name === 'm:r' && /^[\p{L}\s\u2061]+$/u.test(plain)) return functionName(plain);
  return content(element);
}

function limit(element: XmlElement, mark: '_' | '^', over: string): string {
  const base = name(childOf(element, 'm:e'));
  const bound = part(element, 'm:lim');
  if (WITH_LIMITS.test(base) || /^\\(?:under|over)brace\{/.test(base)) return `${base}${mark}{${bound}}`;
  return `${over}{${bound}}{${base}}`;
}

function accented(element: XmlElement, sign: string, otherwise = '\\overset'): string {
  const base = part(element, 'm:e');
  const command = accentOf(sign, base.replace(/\\[A-Za-z]+\{?|[{}]/g, 'x').length > 2);
  return command === null ? `${otherwise}{${latexOf(sign)}}{${base}}` : `${command}{${base}}`;
}
