import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../xml/parse-xml';
import { ommlToLatex } from './omml';

const M = 'http://schemas.openxmlformats.org/officeDocument/2006/math';
const latex = (inner: string) =>
  ommlToLatex(parseXml(`<m:oMath xmlns:m="${M}">${inner}</m:oMath>`, { maxDepth: 100, part: 'math' }));
const r = (text: string, properties = '') =>
  `<m:r>${properties && `<m:rPr>${properties}</m:rPr>`}<m:t>${text}</m:t></m:r>`;
const of = (name: string, parts: Record<string, string>, properties = '') =>
  `<m:${name}>${properties && `<m:${name}Pr>${properties}</m:${name}Pr>`}${Object.entries(parts)
    .map(([key, inner]) => `<m:${key}>${inner}</m:${key}>`)
    .join('')}</m:${name}>`;
const chr = (sign: string, name = 'chr') => `<m:${name} m:val="${sign}"/>`;

const CASES: [string, string][] = [
  [of('f', { num: r('a+b'), den: r('c') }), '\\frac{a + b}{c}'],
  [of('f', { num: r('a'), den: r('b') }, chr('lin', 'type')), 'a/b'],
  [of('d', { e: of('f', { num: r('n'), den: r('k') }, chr('noBar', 'type')) }), '\\binom{n}{k}'],
  [
    of('rad', { deg: '', e: r('x') }, '<m:degHide m:val="1"/>') + of('rad', { deg: r('3'), e: r('x') }),
    '\\sqrt{x}\\sqrt[3]{x}',
  ],
  [of('sSup', { e: r('x'), sup: r('2') }) + of('sSub', { e: r('a'), sub: r('ij') }), 'x^{2}a_{ij}'],
  [
    of('sSubSup', { e: r('x'), sub: r('i'), sup: r('2') }) + of('sPre', { sub: r('6'), sup: r('12'), e: r('C') }),
    'x_{i}^{2}{}_{6}^{12}C',
  ],
  [
    of(
      'nary',
      { sub: r('i=1'), sup: r('n'), e: of('sSub', { e: r('x'), sub: r('i') }) },
      chr('∑') + chr('undOvr', 'limLoc'),
    ),
    '\\sum_{i = 1}^{n} x_{i}',
  ],
  [of('nary', { sub: r('0'), sup: r('∞'), e: r('f') }), '\\int_{0}^{\\infty} f'],
  [of('nary', { sub: r('D'), sup: '', e: r('f') }, `${chr('∬')}<m:supHide/>`), '\\iint_{D} f'],
  [
    `<m:d><m:dPr>${chr('[', 'begChr')}${chr(']', 'endChr')}</m:dPr><m:e><m:m><m:mr><m:e>${r('1')}</m:e><m:e>${r('2')}</m:e></m:mr><m:mr><m:e>${r('3')}</m:e><m:e>${r('4')}</m:e></m:mr></m:m></m:e></m:d>`,
    '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}',
  ],
  [
    `<m:d><m:dPr>${chr('{', 'begChr')}<m:endChr m:val=""/></m:dPr><m:e><m:eqArr><m:e>${r('0,&amp;x&lt;0')}</m:e><m:e>${r('1,&amp;x≥0')}</m:e></m:eqArr></m:e></m:d>`,
    '\\begin{cases} 0,&x < 0 \\\\ 1,&x \\geq 0 \\end{cases}',
  ],
  [`<m:d><m:e>${r('A')}</m:e><m:e>${r('B')}</m:e></m:d>`, '(A \\mid B)'],
  [of('d', { e: of('f', { num: r('1'), den: r('2') }) }), '\\left( \\frac{1}{2} \\right)'],
  [of('d', { e: r('x') }, chr('|', 'begChr') + chr('|', 'endChr')), '|x|'],
  [of('func', { fName: r('sin', chr('p', 'sty')), e: r('θ') }), '\\sin \\theta'],
  [
    of('func', {
      fName: of('limLow', { e: r('lim', chr('p', 'sty')), lim: r('n→∞') }),
      e: of('sSub', { e: r('a'), sub: r('n') }),
    }),
    '\\lim_{n \\rightarrow \\infty} a_{n}',
  ],
  [of('func', { fName: of('limLow', { e: r('argmin'), lim: r('w') }), e: r('L') }), '\\operatorname*{argmin}_{w} L'],
  [
    of('acc', { e: r('y') }) + of('acc', { e: r('v') }, chr('\u20d7')) + of('bar', { e: r('x') }, chr('top', 'pos')),
    '\\hat{y}\\vec{v}\\overline{x}',
  ],
  [of('limLow', { e: of('groupChr', { e: r('a+b') }, chr('⏟')), lim: r('n') }), '\\underbrace{a + b}_{n}'],
  [of('borderBox', { e: r('E=m') }), '\\boxed{E = m}'],
  [
    r('R', chr('double-struck', 'scr')) + r('w', chr('b', 'sty')) + r(' if x', '<m:nor/>') + r('rank', chr('p', 'sty')),
    '\\mathbb{R}\\mathbf{w}\\text{ if x}\\mathrm{rank}',
  ],
  [
    of('sSub', { e: r('N', chr('p', 'sty')) + r('P', chr('p', 'sty')) + r('S', chr('p', 'sty')), sub: r('A') }) +
      r('x'),
    '\\mathrm{NPS}_{A}x',
  ],
  [
    `<m:eqArr><m:e>${r('a&amp;=b')}</m:e><m:e>${r('&amp;=c')}</m:e></m:eqArr>`,
    '\\begin{aligned} a& = b \\\\ & = c \\end{aligned}',
  ],
  [`<m:eqArr><m:e>${r('E=m#')}<m:d><m:e>${r('4')}</m:e></m:d></m:e></m:eqArr>`, 'E = m \\tag{4}'],
  [r('α≤β∈𝐑 100%'), '\\alpha \\leq \\beta \\in \\mathbf{R}100\\%'],
  ['', ''],
];

describe('ommlToLatex', () => {
  it.each(CASES)('%s', (source, expected) => {
    expect(latex(source)).toBe(expected);
    expect(() =>
      katex.renderToString(expected, { throwOnError: true, displayMode: true, strict: 'ignore' }),
    ).not.toThrow();
  });
});
