/** Characters and their LaTeX commands (all of them known to KaTeX), as pairs. */
const PAIRS = `
α \\alpha β \\beta γ \\gamma δ \\delta ϵ \\epsilon ε \\varepsilon ζ \\zeta η \\eta θ \\theta ϑ \\vartheta ι \\iota κ \\kappa λ \\lambda
μ \\mu µ \\mu ν \\nu ξ \\xi ο o π \\pi ϖ \\varpi ρ \\rho ϱ \\varrho σ \\sigma ς \\varsigma τ \\tau υ \\upsilon φ \\varphi ϕ \\phi χ \\chi
ψ \\psi ω \\omega Γ \\Gamma Δ \\Delta ∆ \\Delta Θ \\Theta Λ \\Lambda Ξ \\Xi Π \\Pi Σ \\Sigma Υ \\Upsilon Φ \\Phi Ψ \\Psi Ω \\Omega Ω \\Omega
∑ \\sum ∏ \\prod ∐ \\coprod ∫ \\int ∬ \\iint ∭ \\iiint ∮ \\oint ⋃ \\bigcup ⋂ \\bigcap ⋁ \\bigvee ⋀ \\bigwedge ⨁ \\bigoplus ⨂ \\bigotimes
± \\pm ∓ \\mp × \\times ÷ \\div ⋅ \\cdot · \\cdot ∙ \\bullet ∗ * ⋆ \\star ∘ \\circ • \\bullet ⊕ \\oplus ⊖ \\ominus ⊗ \\otimes ⊘ \\oslash
⊙ \\odot ∧ \\wedge ∨ \\vee ∩ \\cap ∪ \\cup ⊎ \\uplus ⊓ \\sqcap ⊔ \\sqcup ∖ \\setminus † \\dagger ‡ \\ddagger − - – - ‐ - ∕ / ⁄ /
≤ \\leq ≥ \\geq ⩽ \\leqslant ⩾ \\geqslant ≦ \\leqq ≧ \\geqq ≪ \\ll ≫ \\gg ≠ \\neq ≡ \\equiv ≈ \\approx ≅ \\cong ≃ \\simeq ∼ \\sim ≜ \\triangleq ≔ := ∝ \\propto ≺ \\prec
≻ \\succ ⪯ \\preceq ⪰ \\succeq ∈ \\in ∉ \\notin ∋ \\ni ⊂ \\subset ⊃ \\supset ⊆ \\subseteq ⊇ \\supseteq ⊄ \\not\\subset ⊈ \\nsubseteq ⊊ \\subsetneq ⊢ \\vdash ⊣ \\dashv
⊨ \\models ⊥ \\perp ∥ \\parallel ‖ \\Vert ∣ \\mid ∤ \\nmid ⋈ \\bowtie ≐ \\doteq ≍ \\asymp ≟ \\overset{?}{=}
← \\leftarrow → \\rightarrow ↔ \\leftrightarrow ⇐ \\Leftarrow ⇒ \\Rightarrow ⇔ \\Leftrightarrow ↑ \\uparrow ↓ \\downarrow ↕ \\updownarrow ⇑ \\Uparrow ⇓ \\Downarrow
⟵ \\longleftarrow ⟶ \\longrightarrow ⟷ \\longleftrightarrow ⟹ \\Longrightarrow ⟸ \\Longleftarrow ⟺ \\Longleftrightarrow ↦ \\mapsto ⟼ \\longmapsto ↪ \\hookrightarrow
⇀ \\rightharpoonup ⇌ \\rightleftharpoons ↗ \\nearrow ↘ \\searrow ↙ \\swarrow ↖ \\nwarrow ⇝ \\rightsquigarrow
∀ \\forall ∃ \\exists ∄ \\nexists ¬ \\neg ∅ \\emptyset ∞ \\infty ∂ \\partial ∇ \\nabla ∠ \\angle △ \\triangle □ \\square ◊ \\lozenge ∎ \\blacksquare ⊤ \\top ℏ \\hbar
ℓ \\ell ℘ \\wp ℜ \\Re ℑ \\Im ℵ \\aleph ð \\eth ı \\imath ȷ \\jmath ′ ' ″ '' ‴ ''' … \\dots ⋯ \\cdots ⋮ \\vdots ⋱ \\ddots ∴ \\therefore ∵ \\because ° ^{\\circ}
⟨ \\langle ⟩ \\rangle 〈 \\langle 〉 \\rangle ⌊ \\lfloor ⌋ \\rfloor ⌈ \\lceil ⌉ \\rceil √ \\surd ℝ \\mathbb{R} ℕ \\mathbb{N} ℤ \\mathbb{Z} ℚ \\mathbb{Q} ℂ \\mathbb{C}
ℙ \\mathbb{P} ℍ \\mathbb{H} 𝔼 \\mathbb{E} ℒ \\mathcal{L} ℋ \\mathcal{H} ℱ \\mathcal{F} ℬ \\mathcal{B} ℰ \\mathcal{E} ℐ \\mathcal{I} ℳ \\mathcal{M} ℛ \\mathcal{R} ℯ e ⅇ e ⅈ i ⅆ d
# \\# $ \\$ % \\% & \\& _ \\_ { \\{ } \\} ~ \\sim ^ \\hat{} \\ \\backslash
`;

const COMMANDS: ReadonlyMap<string, string> = new Map(
  [...PAIRS.trim().matchAll(/(\S+)\s+(\S+)/g)].map(([, character = '', command = '']) => [character, command]),
);

/** Spaces of mathematics by their width; what only separates for programs (function application, invisible times) is nothing. */
const SPACES: Record<string, string> = {
  '\u2061': '',
  '\u2062': '',
  '\u2063': '',
  '\u2064': '',
  '\u200b': '',
  '\u200a': '\\,',
  '\u2009': '\\,',
  '\u2006': '\\,',
  '\u2005': '\\:',
  '\u205f': '\\:',
  '\u2004': '\\;',
  '\u2002': '\\ ',
  '\u2003': '\\quad ',
  '\u00a0': '\\ ',
};

/** Accents over (or under) a letter by their character, combining or not. */
const ACCENTS: Record<string, string> = {
  '^': '\\hat',
  '\u0302': '\\hat',
  ˆ: '\\hat',
  '~': '\\tilde',
  '\u0303': '\\tilde',
  '˜': '\\tilde',
  '∼': '\\tilde',
  '¯': '\\bar',
  '\u0304': '\\bar',
  '\u0305': '\\overline',
  '‾': '\\overline',
  _: '\\underline',
  '\u0332': '\\underline',
  '.': '\\dot',
  '˙': '\\dot',
  '\u0307': '\\dot',
  '¨': '\\ddot',
  '\u0308': '\\ddot',
  '\u20db': '\\dddot',
  '→': '\\vec',
  '\u20d7': '\\vec',
  '\u20d6': '\\overleftarrow',
  ˇ: '\\check',
  '\u030c': '\\check',
  '˘': '\\breve',
  '\u0306': '\\breve',
  '´': '\\acute',
  '\u0301': '\\acute',
  '`': '\\grave',
  '\u0300': '\\grave',
  '⏞': '\\overbrace',
  '⏟': '\\underbrace',
  '︷': '\\overbrace',
  '︸': '\\underbrace',
  '\u23b4': '\\overbracket',
};
const WIDE: Record<string, string> = {
  '\\hat': '\\widehat',
  '\\tilde': '\\widetilde',
  '\\bar': '\\overline',
  '\\vec': '\\overrightarrow',
};

/** Alphabets of U+1D400…U+1D6A3 in their order, 52 letters each. */
const ALPHABETS = [
  'mathbf',
  '',
  'boldsymbol',
  'mathcal',
  'mathcal',
  'mathfrak',
  'mathbb',
  'mathfrak',
  'mathsf',
  'mathsf',
  'mathsf',
  'mathsf',
  'mathtt',
];

/** LaTeX of one character in mathematics; the character itself where it has no command. */
export function latexOf(character: string): string {
  if (Object.hasOwn(SPACES, character)) return SPACES[character] ?? '';
  const command = COMMANDS.get(character);
  if (command !== undefined) return command;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1d400 || code > 0x1d7ff) return character;
  const plain = character.normalize('NFKC');
  const base = COMMANDS.get(plain) ?? plain;
  const alphabet =
    code <= 0x1d6a3
      ? (ALPHABETS[Math.floor((code - 0x1d400) / 52)] ?? '')
      : code < 0x1d7ce && code >= 0x1d6e2 && code < 0x1d71c
        ? ''
        : 'boldsymbol';
  return alphabet === '' ? base : `\\${alphabet}{${base}}`;
}

/** The command that sets an accent over its argument, null for a character that is none. `wide`: the argument is more than a letter. */
export function accentOf(character: string, wide: boolean): string | null {
  const accent = Object.hasOwn(ACCENTS, character) ? (ACCENTS[character] ?? null) : null;
  return accent !== null && wide ? (WIDE[accent] ?? accent) : accent;
}

const FUNCTIONS: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh'.split(
    ' ',
  ),
);
/** Functions whose index stands below them. */
export const WITH_LIMITS =
  /^\\(?:lim|liminf|limsup|max|min|sup|inf|sum|prod|coprod|big[a-z]+|operatorname\*\{(?:argmax|argmin)\})$/;

/** The command of a function's name (`\sin`), or its name set upright. */
export function functionName(name: string): string {
  const plain = name.replace(/[\u2061\s]+/g, '');
  if (FUNCTIONS.has(plain)) return `\\${plain}`;
  if (plain === 'argmax' || plain === 'argmin') return `\\operatorname*{${plain}}`;
  return `\\operatorname{${[...plain].map(latexOf).join('')}}`;
}

export function isFunctionName(name: string): boolean {
  return FUNCTIONS.has(name);
}
