/** Macros that stand for characters. */
export const SYMBOLS: Record<string, string> = {
  ...{
    '%': '%',
    '&': '&',
    _: '_',
    '#': '#',
    $: '$',
    '{': '{',
    '}': '}',
    ' ': ' ',
    '\n': ' ',
    ',': ' ',
    ';': ' ',
    ':': ' ',
    '!': '',
    '/': '',
    '-': '',
    '@': '',
  },
  ...{
    ldots: '…',
    dots: '…',
    textellipsis: '…',
    cdots: '⋯',
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textbar: '|',
    textless: '<',
    textgreater: '>',
  },
  ...{
    LaTeX: 'LaTeX',
    TeX: 'TeX',
    LaTeXe: 'LaTeX2e',
    BibTeX: 'BibTeX',
    XeLaTeX: 'XeLaTeX',
    today: '',
    ss: 'ß',
    ae: 'æ',
    AE: 'Æ',
    oe: 'œ',
    OE: 'Œ',
    o: 'ø',
    O: 'Ø',
    aa: 'å',
    AA: 'Å',
    l: 'ł',
    L: 'Ł',
    i: 'ı',
    j: 'ȷ',
    dh: 'ð',
    th: 'þ',
  },
  ...{
    euro: '€',
    EUR: '€',
    texteuro: '€',
    pounds: '£',
    textsterling: '£',
    copyright: '©',
    textcopyright: '©',
    textregistered: '®',
    texttrademark: '™',
    S: '§',
    P: '¶',
    dag: '†',
    ddag: '‡',
    textdegree: '°',
    degree: '°',
    textmu: 'µ',
    textbullet: '•',
    textendash: '–',
    textemdash: '—',
  },
  ...{
    textquotedblleft: '“',
    textquotedblright: '”',
    textquoteleft: '‘',
    textquoteright: '’',
    guillemotleft: '«',
    guillemotright: '»',
    og: '« ',
    fg: ' »',
    textquotesingle: "'",
    textdollar: '$',
    textunderscore: '_',
    textbraceleft: '{',
    textbraceright: '}',
    textnumero: '№',
    textperiodcentered: '·',
  },
  ...{
    quad: ' ',
    qquad: ' ',
    enspace: ' ',
    thinspace: ' ',
    space: ' ',
    xspace: ' ',
    hfill: ' ',
    hfil: ' ',
    slash: '/',
    textrightarrow: '→',
    textleftarrow: '←',
    checkmark: '✓',
    textonehalf: '½',
    textpm: '±',
    texttimes: '×',
  },
};

const COMBINING: Record<string, string> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  c: '\u0327',
  k: '\u0328',
  d: '\u0323',
  b: '\u0331',
};

/** Whether a macro puts an accent on its argument. */
export function isAccent(macro: string): boolean {
  return Object.hasOwn(COMBINING, macro);
}

/** A letter with the accent of a macro: `'` and `e` give `é`. */
export function accented(macro: string, letters: string): string {
  const [first = '', ...rest] = letters.replace('ı', 'i').replace('ȷ', 'j');
  return `${first}${COMBINING[macro] ?? ''}`.normalize('NFC') + rest.join('');
}

/** Quotation marks and dashes as they are typeset. */
export function typeset(text: string): string {
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/`/g, '‘')
    .replace(/(?<=[\p{L}\p{N}.,!?])'/gu, '’')
    .replace(/~/g, ' ')
    .replace(/[?!]‘/g, (mark) => (mark.startsWith('?') ? '¿' : '¡'));
}
