import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../xml/parse-xml';
import { mathmlToLatex } from './mathml';

const latex = (inner: string) => mathmlToLatex(parseXml(`<math>${inner}</math>`, { maxDepth: 100, part: 'math' }));
const mi = (...names: string[]) => names.map((name) => `<mi>${name}</mi>`).join('');
const mo = (sign: string) => `<mo>${sign}</mo>`;

const CASES: [string, string][] = [
  [`<mfrac><mrow>${mi('a')}${mo('+')}<mn>1</mn></mrow>${mi('b')}</mfrac>`, '\\frac{a + 1}{b}'],
  [`<msqrt>${mi('x')}</msqrt><mroot>${mi('x')}<mn>3</mn></mroot>`, '\\sqrt{x}\\sqrt[3]{x}'],
  [`<msup><mrow>${mo('(')}${mi('a')}${mo(')')}</mrow><mn>2</mn></msup>`, '{(a)}^{2}'],
  [`<msubsup>${mi('x', 'i')}<mn>2</mn></msubsup>`, 'x_{i}^{2}'],
  [
    `<munderover>${mo('∑')}<mrow>${mi('i')}${mo('=')}<mn>1</mn></mrow>${mi('n')}</munderover><msub>${mi('x', 'i')}</msub>`,
    '\\sum_{i = 1}^{n}x_{i}',
  ],
  [
    `${mo('[')}<mtable><mtr><mtd>${mi('a')}</mtd><mtd>${mi('b')}</mtd></mtr><mtr><mtd>${mi('c')}</mtd><mtd>${mi('d')}</mtd></mtr></mtable>${mo(']')}`,
    '\\begin{bmatrix} a & b \\\\ c & d \\end{bmatrix}',
  ],
  [
    `${mi('f')}${mo('=')}${mo('{')}<mtable><mtr><mtd><mn>0</mn></mtd><mtd>${mi('x')}${mo('&lt;')}<mn>0</mn></mtd></mtr></mtable>`,
    'f = \\begin{cases} 0 & x < 0 \\end{cases}',
  ],
  [
    `<mover>${mi('x')}${mo('¯')}</mover><mover>${mi('v')}${mo('→')}</mover><mover><mrow>${mi('a', 'b')}</mrow>${mo('^')}</mover>`,
    '\\bar{x}\\vec{v}\\hat{ab}',
  ],
  [
    `${mi('sin')}${mo('\u2061')}${mi('x')}${mo('≤')}${mi('α')}${mo('∈')}<mi mathvariant="double-struck">R</mi>`,
    '\\sin x \\leq \\alpha \\in \\mathbb{R}',
  ],
  [
    `<munder>${mi('lim')}<mrow>${mi('n')}${mo('→')}${mi('∞')}</mrow></munder><mtext>if 50% &amp; x</mtext>`,
    '\\lim_{n \\rightarrow \\infty}\\text{if 50\\% \\& x}',
  ],
  [
    `${mo('(')}<mfrac>${mi('a', 'b')}</mfrac>${mo(')')}<mfenced open="|" close="|">${mi('x', 'y')}</mfenced>`,
    '\\left( \\frac{a}{b} \\right)|x,y|',
  ],
  [`<mi mathvariant="bold">w</mi>${mi('𝐱', '𝓛', 'ℓ')}${mo('∂')}`, '\\mathbf{w}\\mathbf{x}\\mathcal{L}\\ell\\partial'],
  [
    `<mmultiscripts>${mi('C')}<mn>6</mn><none/><mprescripts/><mn>12</mn><none/></mmultiscripts><msup>${mi('f')}${mo('′')}</msup>`,
    "{}_{12}C_{6}f'",
  ],
  [
    `<semantics><mrow>${mi('x')}</mrow><annotation encoding="application/x-tex">\\xi^2</annotation></semantics>`,
    '\\xi^2',
  ],
  [`<munder><mrow>${mo('⏟')}</mrow>${mi('k')}</munder>`, '\\underset{k}{⏟}'],
  [`<munder>${mo('lim')}${mi('n')}</munder>`, '\\lim_{n}'],
  ['', ''],
];

describe('mathmlToLatex', () => {
  it.each(CASES)('%s', (source, expected) => {
    expect(latex(source)).toBe(expected);
    expect(() => katex.renderToString(expected, { throwOnError: true, strict: 'ignore' })).not.toThrow();
  });

  it('reads elements with a prefix', () => {
    const source =
      '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>';
    expect(mathmlToLatex(parseXml(source, { maxDepth: 100, part: 'math' }))).toBe('x^{2}');
  });
});
