import type { Node } from '@unified-latex/unified-latex-types';
import type { PhrasingContent } from 'mdast';
import { readableCitation } from '@/platform/markdown/dialects/d2l-words';
import { type Cursor, plainOf } from './cursor';
import type { LatexDocument } from './document';
import { labelWords } from './labels';
import { accented, isAccent, SYMBOLS } from './symbols';
import { wordsOf } from './words';

const EMPHASIS = /^(?:emph|textit|textsl|textem|alert|structure)$/;
const STRONG = /^(?:textbf|textmd|strong|term|defn|keyword|keyterm|dfn)$/;
const CODE = /^(?:texttt|code|lstinline|mintinline|file|path|command|cmd|pyth|py|inltt|menukeys|keys|url\*)$/;
/** Macros of which nothing is read: with the number of arguments that go with them. */
const DROPPED: Record<string, number> = {
  ...{
    index: 1,
    label: 1,
    vspace: 1,
    hspace: 1,
    pagestyle: 1,
    thispagestyle: 1,
    bibliographystyle: 1,
    bibliography: 1,
    printbibliography: 0,
    usetheme: 1,
    setlength: 2,
    addtolength: 2,
    setcounter: 2,
    addtocounter: 2,
  },
  ...{
    addcontentsline: 3,
    markboth: 2,
    markright: 1,
    hypersetup: 1,
    lstset: 1,
    pgfplotsset: 1,
    tikzset: 1,
    usetikzlibrary: 1,
    definecolor: 3,
    color: 1,
    fontsize: 2,
    selectfont: 0,
    rule: 2,
    phantom: 1,
    vphantom: 1,
    hphantom: 1,
    todo: 1,
  },
  ...{
    begin: 1,
    end: 1,
    nocite: 1,
    glsresetall: 0,
    makeglossaries: 0,
    newacronym: 3,
    newglossaryentry: 2,
    graphicspath: 1,
    pagenumbering: 1,
    enlargethispage: 1,
    hyphenation: 1,
    stepcounter: 1,
    refstepcounter: 1,
    cmidrule: 1,
    cline: 1,
    morecmidrules: 0,
    usepackage: 1,
    documentclass: 1,
    DeclareMathOperator: 2,
    newcommand: 2,
    renewcommand: 2,
    newenvironment: 3,
    renewenvironment: 3,
    newcounter: 1,
    newlength: 1,
    titleformat: 5,
    captionsetup: 1,
    frametitle: 1,
    framesubtitle: 1,
    vskip: 0,
    hskip: 0,
    write: 1,
    special: 1,
    includegraphics: 1,
    title: 1,
    author: 1,
    date: 1,
    thanks: 1,
    institute: 1,
  },
};
/** Macros whose last argument is shown, after as many that are not. */
const LAST: Record<string, number> = {
  textcolor: 1,
  colorbox: 1,
  fcolorbox: 2,
  parbox: 1,
  raisebox: 1,
  makebox: 0,
  framebox: 0,
  resizebox: 2,
  scalebox: 1,
  rotatebox: 1,
  multirow: 2,
  multicolumn: 2,
  foreignlanguage: 1,
  SI: 0,
  hyperref: 0,
  href: 0,
  tooltip: 0,
  hyperlink: 1,
  hypertarget: 1,
};
const REFERENCE = /^(?:[cC]?ref|autoref|eqref|nameref|vref|pageref|labelcref|subref|fref)$/;
const CITATION =
  /^(?:cite|citep|citet|citealp|citealt|citeauthor|citeyear|parencite|textcite|autocite|footcite|fullcite|Cite|Citet|Textcite|citeA|shortcite)$/;

/** Inline nodes of a macro in a line, its arguments taken from the cursor. @param inner reads what an argument holds */
export function macroOf(
  name: string,
  cursor: Cursor,
  document: LatexDocument,
  inner: (content: readonly Node[] | null) => PhrasingContent[],
): PhrasingContent[] {
  const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
  if (isAccent(name)) return text(accented(name, wordsOf(inner(cursor.argument()))));
  if (name === '\\' || name === 'newline' || name === 'tabularnewline' || name === 'linebreak' || name === 'par') {
    cursor.star();
    cursor.optional();
    return text(' ');
  }
  if (Object.hasOwn(SYMBOLS, name)) {
    if (/^[A-Za-z]+$/.test(name)) cursor.group();
    return text(SYMBOLS[name] ?? '');
  }
  cursor.star();
  if (EMPHASIS.test(name)) return around('emphasis', inner(cursor.group()));
  if (STRONG.test(name)) return around('strong', inner(cursor.group()));
  if (CODE.test(name)) {
    cursor.optional();
    const first = cursor.group();
    const code = wordsOf(inner(name === 'mintinline' ? cursor.group() : first));
    return code.trim() === '' ? [] : [{ type: 'inlineCode', value: code.trim() }];
  }
  if (name === 'footnote' || name === 'footnotetext' || name === 'marginpar') {
    cursor.optional();
    return document.footnote(inner(cursor.group()));
  }
  if (name === 'url' || name === 'href' || name === 'nolinkurl') {
    const url = plainOf(cursor.group() ?? []).trim();
    const shown = name === 'href' ? inner(cursor.group()) : text(url);
    return /^(?:https?:|mailto:|\.?\/|#)/.test(url) && shown.length > 0
      ? [{ type: 'link', url, children: shown.filter((node) => node.type !== 'link') }]
      : shown;
  }
  if (REFERENCE.test(name)) return text(referenceOf(name, plainOf(cursor.group() ?? []), document));
  if (CITATION.test(name)) return text(citationOf(name, cursor, document));
  if (name === 'input' || name === 'include' || name === 'subfile') {
    document.missing(plainOf(cursor.group() ?? []));
    return [];
  }
  if (name === 'enquote' || name === 'textquote') return [...text('“'), ...inner(cursor.group()), ...text('”')];
  if (/^(?:gls|glspl|acr(?:short|long|full)|ac[slfp]?|Gls|Glspl)$/.test(name))
    return text(document.term(plainOf(cursor.group() ?? []).trim()));
  const skipped = Object.hasOwn(DROPPED, name) ? DROPPED[name] : undefined;
  if (skipped !== undefined) {
    if (name !== 'end') cursor.optional();
    for (let i = 0; i < skipped; i++) cursor.group();
    if (name === 'begin') cursor.optional();
    return [];
  }
  const before = Object.hasOwn(LAST, name) ? LAST[name] : undefined;
  if (before !== undefined) {
    cursor.optional();
    for (let i = 0; i < before; i++) cursor.argument();
    return inner(cursor.group());
  }
  return [];
}

/** Emphasis with the white space at its ends outside of it. */
function around(type: 'emphasis' | 'strong', children: PhrasingContent[]): PhrasingContent[] {
  const words = wordsOf(children);
  if (words.trim() === '') return children;
  return [{ type, children }];
}

function referenceOf(name: string, keys: string, { labels }: LatexDocument): string {
  return keys
    .split(',')
    .map((each) => {
      const key = each.trim();
      const target = labels.get(key);
      if (!target) return labelWords(key);
      if (name === 'eqref') return `(${target.number})`;
      return /^(?:ref|pageref|subref|labelcref)$/.test(name) ? target.number : target.name;
    })
    .join(', ');
}

function citationOf(name: string, cursor: Cursor, document: LatexDocument): string {
  const [first, second] = [cursor.optional(), cursor.optional()];
  const keys = plainOf(cursor.group() ?? []).trim();
  const note = plainOf(second ?? first ?? []).trim();
  const numbers = keys.split(/\s*,\s*/).map((key) => document.bibliography.get(key));
  const known = numbers.every((number) => number !== undefined);
  const inSentence = /citet|textcite|citeauthor|citealt|citeA/i.test(name);
  const words = known ? `[${numbers.join(', ')}]` : readableCitation(keys, inSentence, false);
  return note === '' || words === '' ? words : words.replace(/([)\]])$/, `, ${note}$1`);
}
