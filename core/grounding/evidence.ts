import { codeTokens, formulaTokens } from './code-tokens';
import { type NumberMention, numbersIn } from './numbers';
import { type ReadSentence, type ReadWord, readSentence } from './read';
import { type PassageUnit, unitsOf } from './units';

/** A passage that a text may rest on. */
export interface EvidencePassage {
  ref: string;
  /** Path of headings over it, parted by ` > `: the last one names what the passage speaks of. */
  heading: string;
  /** Plain text as the library keeps it, or Markdown. */
  text: string;
}

/** A unit of a passage, read. */
export interface EvidenceUnit extends PassageUnit {
  read: ReadSentence;
  /** Words of the heading, the table's head or the list's lead-in. */
  context: readonly ReadWord[];
  /** Numbers that it has; of a lead-in also how many things it brings in. */
  numbers: readonly NumberMention[];
  /** Its place in a list or table, which "step 3" means. */
  placed: readonly NumberMention[];
  code: readonly string[];
  formula: readonly string[];
}

export interface ReadPassage {
  ref: string;
  text: string;
  units: readonly EvidenceUnit[];
  /** The whole text as tokens of code and of formulas. */
  code: readonly string[];
  formula: readonly string[];
  /** Lines of the text as tokens, for code blocks. */
  lines: ReadonlySet<string>;
  /** Every word, lower case, headings included. */
  words: ReadonlySet<string>;
}

/** Passages read once, for checking many sentences against them. */
export interface Evidence {
  language: string;
  /** Names of the course's concepts, each as its words. */
  terms: readonly { name: string; words: readonly string[] }[];
  passages: readonly ReadPassage[];
}

/** Reads passages for {@link import('./check').checkSentence}. @param terms names of the course's concepts. */
export function prepareEvidence(
  passages: readonly EvidencePassage[],
  language: string,
  terms: readonly string[],
): Evidence {
  return {
    language,
    terms: terms.map((name) => ({
      name,
      words: readSentence(name.toLowerCase(), language).words.map(({ lower }) => lower),
    })),
    passages: passages.map((passage) => readPassage(passage, language)),
  };
}

function readPassage({ ref, heading, text }: EvidencePassage, language: string): ReadPassage {
  const path = heading.split(' > ');
  const title = readSentence((path.at(-1) ?? '').toLowerCase(), language).words;
  const units = unitsOf(text, language);
  const sizes = new Map<number, number>();
  for (const { block, place } of units) sizes.set(block, Math.max(sizes.get(block) ?? 0, place));
  const read = units.map((unit, i): EvidenceUnit => {
    const over = unit.over === '' ? [] : readSentence(unit.over, language).words;
    const list = units[i + 1];
    const announced =
      list !== undefined && list.place > 0 && list.block !== unit.block ? sizes.get(list.block) : undefined;
    return {
      ...unit,
      read: readSentence(unit.text, language),
      context: [...title, ...over],
      numbers: [
        ...numbersIn(`${unit.text} ${unit.over}`, language.startsWith('en'), true),
        ...(announced === undefined ? [] : [bare(announced)]),
      ],
      placed: unit.place > 0 ? [bare(unit.place)] : [],
      code: codeTokens(unit.text),
      formula: formulaTokens(unit.text),
    };
  });
  return {
    ref,
    text,
    units: read,
    code: codeTokens(text),
    formula: formulaTokens(text),
    lines: new Set(text.split('\n').map((line) => codeTokens(line).join(' '))),
    words: new Set(
      [...readSentence(heading, language).words, ...read.flatMap((unit) => [...unit.read.words, ...unit.context])].map(
        ({ lower }) => lower,
      ),
    ),
  };
}

function bare(value: number): NumberMention {
  return { values: [value], unit: '', measured: false, code: null, start: 0, end: 0 };
}

/** The passages of some refs, in an order that does not depend on how they were given. */
export function citedPassages(evidence: Evidence, refs: readonly string[]): ReadPassage[] {
  return evidence.passages.filter(({ ref }) => refs.includes(ref)).sort((a, b) => (a.text < b.text ? -1 : 1));
}
