import { checkSentence, type SupportVerdict } from '@/core/grounding/check';
import { type CitedSentence, citedSentences } from '@/core/grounding/citations';
import type { Evidence } from '@/core/grounding/evidence';
import { isTalk } from '@/core/grounding/talk';
import type { GroundInput, GroundReason } from './contract';
import { type QuotedBefore, quotationFor } from './quotation';

/** A sentence after the check: as it may be shown, or taken out. */
export interface CheckedSentence {
  /** What the model wrote. */
  written: string;
  /** What may be shown; null where it was taken out. */
  text: string | null;
  refs: string[];
  own: boolean;
  rewritten: boolean;
  /** It is the passages' own words. */
  quoted: boolean;
  reasons: GroundReason[];
}

/** Doubts that a judge or a plain mark may answer; all others mean that something false or foreign is said. */
const DOUBTS: ReadonlySet<GroundReason> = new Set(['coverage', 'no_citation', 'unknown_citation']);

export interface SentenceContext {
  input: GroundInput;
  evidence: Evidence;
  /** Refs that the block cites anywhere: a sentence without a mark leans on them. */
  blockRefs: readonly string[];
  /** What was quoted in the text so far; grows. */
  quoted: QuotedBefore;
}

/** Checks one sentence, has it written again or said in the passages' words where it doesn't stand, and checks that again. */
export async function groundSentence(
  cited: CitedSentence,
  context: SentenceContext,
  signal: AbortSignal,
): Promise<CheckedSentence> {
  const { input } = context;
  const first = await stand(cited, context, signal);
  if (first.text !== null && !first.own) return first;
  // What only isn't sure is said by the passages at once: asking the model again would keep its reader waiting for every other sentence.
  if (input.rewrite && !first.unsure) {
    const again = await input.rewrite(cited.text, first.reasons, signal);
    signal.throwIfAborted();
    const second = again === null ? null : await standAgain(again, cited, context, signal);
    if (second) return second;
  }
  return input.quotes ? quoted(first, cited, context) : first;
}

/** The passages' words for a sentence that does not stand; the sentence as it was where they have none. */
function quoted(first: Standing, cited: CitedSentence, context: SentenceContext): CheckedSentence {
  const { blockRefs, input } = context;
  const known = cited.refs.filter((ref) => isKnown(ref, input));
  const quotation = quotationFor(cited.text, known.length > 0 ? known : blockRefs, context);
  if (quotation === null) return first;
  if (quotation === 'repeated') return { ...first, text: null, refs: [], own: false, reasons: ['repeated'] };
  return { ...first, ...quotation, own: false, quoted: true, reasons: [] };
}

/** The model's second words: they stand only where every sentence of them does. */
async function standAgain(
  again: string,
  cited: CitedSentence,
  context: SentenceContext,
  signal: AbortSignal,
): Promise<CheckedSentence | null> {
  const sentences = citedSentences(again.replace(/\s*\n\s*/g, ' '), context.input.language);
  if (sentences.length === 0 || sentences.length > 3) return null;
  const checked: CheckedSentence[] = [];
  for (const sentence of sentences) {
    const refs = sentence.refs.length > 0 ? sentence.refs : cited.refs;
    const result = await stand({ text: sentence.text, refs }, context, signal);
    if (result.text === null || result.own || result.unsure) return null;
    checked.push(result);
  }
  return {
    written: cited.text,
    text: checked.map(({ text }) => text).join(' '),
    refs: [...new Set(checked.flatMap(({ refs }) => refs))],
    own: false,
    rewritten: true,
    quoted: false,
    reasons: [],
  };
}

/** A sentence after the first look. */
interface Standing extends CheckedSentence {
  /** Nothing speaks against it but that it is not close enough to the passages. */
  unsure: boolean;
}

async function stand(
  cited: CitedSentence,
  { input, evidence, blockRefs }: SentenceContext,
  signal: AbortSignal,
): Promise<Standing> {
  const shown = { written: cited.text, text: cited.text, own: false, rewritten: false, quoted: false, unsure: false };
  const known = cited.refs.filter((ref) => isKnown(ref, input));
  const all = input.passages.map(({ ref }) => ref);
  const stands = ({ supported, sure }: SupportVerdict) => supported && (sure || !input.quotes);
  const reasons: GroundReason[] = [];
  let unsure = false;
  if (known.length > 0) {
    if (/[:：]$/.test(cited.text) && isTalk(cited.text, evidence)) return { ...shown, refs: known, reasons };
    const verdict = checkSentence(cited.text, evidence, known);
    if (stands(verdict)) return { ...shown, refs: known, reasons };
    unsure = verdict.supported;
    reasons.push(...(unsure ? ['coverage' as const] : verdict.reasons));
  } else {
    if (isTalk(cited.text, evidence)) return { ...shown, refs: [], reasons };
    reasons.push(cited.refs.length > 0 ? 'unknown_citation' : 'no_citation');
    const places = blockRefs.length > 0 ? [blockRefs, ...all.map((ref) => [ref])] : all.map((ref) => [ref]);
    const verdicts = places.map((refs) => ({ refs, verdict: checkSentence(cited.text, evidence, refs) }));
    const place = verdicts.find(({ verdict }) => stands(verdict));
    if (place) return { ...shown, refs: [...place.refs], reasons: [] };
    unsure = verdicts.some(({ verdict }) => verdict.supported);
    // The fewest complaints are those of the passage that comes nearest.
    const nearest = verdicts.map(({ verdict }) => verdict.reasons).sort((a, b) => a.length - b.length)[0];
    reasons.push(...(nearest ?? checkSentence(cited.text, evidence, []).reasons));
  }
  if (reasons.every((reason) => DOUBTS.has(reason))) {
    const passages = input.passages.filter(({ ref }) => known.length === 0 || known.includes(ref));
    const entailed = input.judge && passages.length > 0 ? await input.judge(cited.text, passages, signal) : null;
    signal.throwIfAborted();
    if (entailed === true) return { ...shown, refs: known.length > 0 ? known : [...blockRefs], reasons: [] };
    if (entailed === false) reasons.push('judge');
    if (input.own === 'marked') return { ...shown, refs: [], own: true, unsure, reasons };
  }
  return { ...shown, text: null, refs: [], unsure, reasons };
}

function isKnown(ref: string, input: GroundInput): boolean {
  return input.passages.some((passage) => passage.ref === ref);
}
