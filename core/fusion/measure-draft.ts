import { countText } from '../readability/measure';
import { newTermsOf } from '../readability/new-terms';
import { levelOf, readingLevel } from '../readability/reading-level';
import { toneOf } from '../readability/tone';
import { countWords } from '../text/self-contained';
import type { DraftMeasures, Excess, FusionBlock, FusionContext, FusionSection } from './types';

/** Paragraphs of fewer words are not judged by a formula: one long name would decide. */
const LEAST_PARAGRAPH = 12;

/** Words that a block costs its reader. */
export function costOf(block: FusionBlock): number {
  return block.words ?? countWords(block.markdown);
}

/**
 * Measures a whole lesson: length, reading level of its prose, new terms of each paragraph and tone, and which of them are out of range. Sets are
 * counted in length and terms alone, since their words are the material's.
 */
export function measureDraft<B extends FusionBlock>(
  sections: readonly FusionSection<B>[],
  context: FusionContext,
  met: ReadonlySet<string> = new Set(),
): DraftMeasures {
  const { ranges, language, terms, aside } = context;
  const blocks = sections.flatMap((section) => section.blocks);
  const prose = blocks.filter(({ form }) => form !== 'set').map(({ markdown }) => markdown);
  const words = blocks.reduce((sum, block) => sum + costOf(block), 0);
  const fresh = newTermsOf(
    blocks.map(({ markdown }) => markdown),
    terms,
    met,
    language,
  );
  const mostNewTerms = Math.max(0, ...fresh.filter((_, i) => blocks[i]?.form !== 'set').map(({ length }) => length));
  const tone = toneOf(prose.join('\n\n'), language);
  const excess: Excess[] = blocks.flatMap((block) => excessOf(block, context));
  if (mostNewTerms > ranges.newTerms)
    excess.push({ what: 'new_terms', measured: mostNewTerms, bound: ranges.newTerms });
  if (words > ranges.mostWords) excess.push({ what: 'too_long', measured: words, bound: ranges.mostWords });
  if (words < ranges.leastWords) excess.push({ what: 'too_short', measured: words, bound: ranges.leastWords });
  if (ranges.examplesFirst && ruleComesFirst(sections)) excess.push({ what: 'rule_first', measured: 1, bound: 0 });
  return {
    words,
    level: readingLevel(prose.join('\n\n'), language, aside),
    mostNewTerms,
    exclamations: tone.exclamations,
    praise: tone.praise.length,
    impersonal: tone.impersonal,
    excess,
  };
}

/** What is out of range in one block, new terms apart; nothing for sets. */
export function excessOf(block: FusionBlock, { ranges, language, aside }: FusionContext): Excess[] {
  if (block.form === 'set') return [];
  const counts = countText(block.markdown, language, aside);
  const level = levelOf(counts, language);
  const found: Excess[] = [];
  if (counts.words >= LEAST_PARAGRAPH && level.ease < ranges.ease)
    found.push({ what: 'hard', measured: Math.round(level.ease), bound: ranges.ease });
  if (level.longestSentence > ranges.longestSentence)
    found.push({ what: 'long_sentence', measured: level.longestSentence, bound: ranges.longestSentence });
  if (counts.sentences > 1 && level.wordsPerSentence > ranges.sentenceWords)
    found.push({ what: 'long_sentences', measured: round(level.wordsPerSentence), bound: ranges.sentenceWords });
  if (block.form === 'prose' && counts.words > ranges.paragraphWords)
    found.push({ what: 'long_paragraph', measured: counts.words, bound: ranges.paragraphWords });
  return found;
}

/** How far out of range a block is: relative excess, added up; 0 in range. For comparing two versions of it. */
export function distanceOf(excess: readonly Excess[]): number {
  return excess.reduce((sum, { measured, bound }) => sum + Math.abs(measured - bound) / Math.max(1, bound), 0);
}

function ruleComesFirst<B extends FusionBlock>(sections: readonly FusionSection<B>[]): boolean {
  const example = sections.findIndex(({ kind }) => kind === 'example');
  const rule = sections.findIndex(({ kind }) => kind === 'steps' || kind === 'comparison' || kind === 'caution');
  return example >= 0 && rule >= 0 && rule < example;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
