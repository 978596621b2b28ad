import { borrowedNames, definedNames } from './code-names';
import type { Atom } from './types';

/** Letters that serve as counters and variables everywhere, too common to be told apart. */
const COMMON = new Set('i j k n m t l e d'.split(' '));
const GREEK =
  /\\(alpha|beta|gamma|delta|epsilon|varepsilon|zeta|eta|theta|kappa|lambda|mu|nu|xi|rho|sigma|tau|phi|varphi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Sigma|Phi|Psi|Omega)(?![a-zA-Z])/g;
const NOT_A_NOUN =
  /(?:^|[\s(,;:])(?:for|of|by|as|to|and|or|is|are|if|when|with|than|from|in|on|at|that|then|but|since|equals?|where|by|between|minimi[sz]es?|over|into|setting|set|using|replace|replaced|have|get|both|only|not|shrink|toward|towards|via)\s*$/i;
const BEFORE =
  /(?:let|denote|denoted|suppose|assume|given|call|called|say|define|write|introduce)\s*(?:by |as |that |us )?\s*$/i;
const AFTER = /^\s*(?:is|are|be|denotes?|represents?|stands? for|refers? to|means)(?![\p{L}])|^\s*\((?:the|a|an) /iu;

/** Symbols and code names that an atom uses, and those that it brings in itself. */
export interface SymbolUse {
  uses: Set<string>;
  introduces: Set<string>;
}

/**
 * Which maths symbols and program names an atom speaks of, and which of them it explains: a noun stands before the symbol ("the step
 * size $\eta$"), it is let be something, a formula defines it, a listing makes it.
 */
export function symbolsOf(atom: Atom): SymbolUse {
  const uses = new Set<string>();
  const introduces = new Set<string>();
  if (atom.kind === 'code') {
    for (const name of definedNames(atom.block.text)) introduces.add(`code ${name}`);
    return { uses, introduces };
  }
  if (atom.kind === 'output' || atom.kind === 'image' || atom.kind === 'diagram') return { uses, introduces };
  if (atom.kind === 'math') {
    for (const symbol of lettersOf(atom.block.text)) uses.add(symbol);
    for (const symbol of definedBy(atom.block.text)) introduces.add(symbol);
    return { uses, introduces };
  }
  for (const match of atom.markdown.matchAll(/(?<![\\$])\$(?![\s$])([^$]+?)(?<!\\)\$(?!\d)/g)) {
    const formula = match[1] ?? '';
    const before = atom.markdown.slice(0, match.index).replace(/[*_]+\s*$/, ' ');
    const after = atom.markdown.slice(match.index + match[0].length);
    const named = /[\p{L}\p{N})*'"]\s*$/u.test(before) && !NOT_A_NOUN.test(before);
    const letters = lettersOf(formula);
    for (const symbol of letters) uses.add(symbol);
    const explained = named || BEFORE.test(before) || AFTER.test(after);
    for (const symbol of explained ? letters : definedBy(formula)) introduces.add(symbol);
  }
  return { uses, introduces };
}

/** Program names that a listing, or a remark in backticks, takes from elsewhere, out of `known`. */
export function namesUsed(atom: Atom, known: ReadonlySet<string>): string[] {
  if (atom.kind === 'code') return borrowedNames(atom.block.text, known);
  if (atom.kind !== 'paragraph' && atom.kind !== 'list') return [];
  const names = [...atom.markdown.matchAll(/`([\p{L}_$][\p{L}\p{N}_$]*)/gu)].map(([, name]) => name ?? '');
  return names.filter((name) => known.has(name));
}

function lettersOf(formula: string): Set<string> {
  const letters = new Set<string>();
  const bare = formula
    .replace(/\\(?:text\w*|mathrm|operatorname)\s*\{[^{}]*\}/g, ' ')
    .replace(/\\(?:begin|end)\{[^{}]*\}/g, ' ');
  for (const [, name] of bare.matchAll(GREEK)) if (name !== undefined) letters.add(name);
  for (const [letter] of bare.replace(/\\[a-zA-Z]+/g, ' ').matchAll(/(?<![a-zA-Z])[a-zA-Z](?![a-zA-Z])/g)) {
    if (!COMMON.has(letter)) letters.add(letter);
  }
  return letters;
}

/** The symbol to the left of the first equals sign or membership: "f(x) = …" defines f. */
function definedBy(formula: string): Set<string> {
  const left = /^([^=<>]*?)(?:=|\\in\b|\\sim\b|\\stackrel|:=|\\leftarrow|\\to\b|\\colon)/.exec(formula)?.[1];
  if (left === undefined || /=\s*-?[\d.,\s\\]*$/.test(formula)) return new Set();
  const [first] = lettersOf(left);
  return first === undefined ? new Set() : new Set([first]);
}
