import { checkSentence } from '@/core/grounding/check';
import { citedSentences, withoutCitations } from '@/core/grounding/citations';
import type { Evidence } from '@/core/grounding/evidence';
import { checkCode, checkFormula } from '@/core/grounding/verbatim';
import type { RawBlock } from './blocks';
import type { GroundedBlock, GroundInput, GroundReason, RemovedSentence } from './contract';
import { readItems, writeItems } from './list-items';
import type { QuotedBefore } from './quotation';
import { mendGaps } from './readable';
import { type CheckedSentence, groundSentence } from './sentence';

/** What a head may not bring in by itself. */
const FOREIGN: ReadonlySet<GroundReason> = new Set(['number', 'code', 'formula']);

/** What became of one block. */
export interface BlockResult {
  /** Null where nothing of it is left. */
  block: GroundedBlock | null;
  removed: RemovedSentence[];
  rewritten: number;
  quoted: number;
  sentences: number;
  /** Its last sentence was taken out. */
  endsInGap: boolean;
}

export interface BlockContext {
  input: GroundInput;
  evidence: Evidence;
  /** Refs of the block before, which code and formulas without a mark lean on. */
  refsBefore: readonly string[];
  afterGap: boolean;
  /** What was quoted in the text so far; grows. */
  quoted: QuotedBefore;
}

/** Checks one whole block. @param marks refs of a line of citations that follows it. */
export async function groundBlock(
  raw: RawBlock,
  marks: readonly string[],
  context: BlockContext,
  signal: AbortSignal,
): Promise<BlockResult> {
  if (raw.kind === 'paragraph') return groundParagraph(raw, marks, context, signal);
  if (raw.kind === 'list') return groundList(raw, marks, context, signal);
  if (raw.kind === 'table') return groundTable(raw, marks, context);
  if (raw.kind === 'heading') return groundHeading(raw, context);
  return groundWhole(raw, marks, context);
}

async function groundParagraph(
  raw: RawBlock,
  marks: readonly string[],
  context: BlockContext,
  signal: AbortSignal,
): Promise<BlockResult> {
  const sentences = await checkText(raw.markdown.replace(/\s*\n\s*/g, ' '), marks, context, signal);
  const mended = mendGaps(sentences, context.input.language, context.afterGap);
  const text = mended.flatMap((sentence) => sentence.text ?? []).join(' ');
  return resultOf('paragraph', text, mended);
}

async function groundList(
  raw: RawBlock,
  marks: readonly string[],
  context: BlockContext,
  signal: AbortSignal,
): Promise<BlockResult> {
  const items = readItems(raw.markdown);
  const checked = await Promise.all(items.map((item) => checkText(item.text, marks, context, signal)));
  const mended = checked.map((sentences) => mendGaps(sentences, context.input.language, false));
  const markdown = writeItems(
    items.map((item, i) => {
      const text = (mended[i] ?? []).flatMap((sentence) => sentence.text ?? []).join(' ');
      return { ...item, text, kept: text !== '' };
    }),
  );
  return resultOf('list', markdown, mended.flat());
}

async function checkText(
  text: string,
  marks: readonly string[],
  { input, evidence, quoted }: BlockContext,
  signal: AbortSignal,
): Promise<CheckedSentence[]> {
  const cited = citedSentences(text, input.language);
  const blockRefs = [...new Set([...cited.flatMap(({ refs }) => refs), ...marks])].filter((ref) => isKnown(ref, input));
  return Promise.all(cited.map((sentence) => groundSentence(sentence, { input, evidence, blockRefs, quoted }, signal)));
}

function resultOf(kind: GroundedBlock['kind'], markdown: string, sentences: CheckedSentence[]): BlockResult {
  const kept = sentences.filter(({ text }) => text !== null);
  return {
    block:
      markdown.trim() === ''
        ? null
        : {
            kind,
            markdown,
            refs: [...new Set(kept.flatMap(({ refs }) => refs))],
            own: kept.some(({ own }) => own),
          },
    removed: sentences
      .filter(({ text }) => text === null)
      .map(({ written, reasons }) => ({ sentence: written, reasons })),
    rewritten: kept.filter(({ rewritten }) => rewritten).length,
    quoted: kept.filter(({ quoted }) => quoted).length,
    sentences: sentences.length,
    endsInGap: sentences.length > 0 && sentences.at(-1)?.text === null,
  };
}

/** Rows that the passages don't have go; a table without rows goes. */
function groundTable(raw: RawBlock, marks: readonly string[], context: BlockContext): BlockResult {
  const [head = '', rule = '', ...rows] = raw.markdown.split('\n');
  const all = context.input.passages.map(({ ref }) => ref);
  const places = placesFor([...withoutCitations(raw.markdown).refs, ...marks], context);
  const check = (line: string, refs: readonly string[]) =>
    checkSentence(cellsOf(withoutCitations(line).text), context.evidence, refs);
  const foreignHead = check(head, all).reasons.filter((reason) => FOREIGN.has(reason));
  const removed: RemovedSentence[] = [];
  const refs = new Set<string>();
  const kept = rows.filter((row) => {
    const place = foreignHead.length > 0 ? undefined : places.find((each) => check(row, each).supported);
    for (const ref of place ?? []) refs.add(ref);
    if (!place) removed.push({ sentence: row, reasons: [...foreignHead, ...check(row, places[0] ?? all).reasons] });
    return place !== undefined;
  });
  const markdown = [head, rule, ...kept].map((line) => withoutCitations(line).text).join('\n');
  const none = kept.length === 0;
  if (none && rows.length === 0) removed.push({ sentence: raw.markdown, reasons: ['coverage'] });
  return {
    block: none ? null : { kind: 'table', markdown, refs: [...refs], own: false },
    removed,
    rewritten: 0,
    quoted: 0,
    sentences: Math.max(1, rows.length),
    endsInGap: none,
  };
}

function cellsOf(row: string): string {
  return row
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
    .join(', ');
}

/** A heading names what follows: it says nothing that has to be cited, but may bring in no number or code of its own. */
function groundHeading(raw: RawBlock, { input, evidence }: BlockContext): BlockResult {
  const { text } = withoutCitations(raw.markdown);
  const verdict = checkSentence(
    text.replace(/^\s*#+\s*(?:\d+[.)]\s+)?/, ''),
    evidence,
    input.passages.map(({ ref }) => ref),
  );
  const foreign = verdict.reasons.filter((reason) => FOREIGN.has(reason));
  const kept = foreign.length === 0 && /[\p{L}\p{N}]/u.test(text);
  return {
    block: kept ? { kind: 'heading', markdown: text, refs: [], own: false } : null,
    removed: kept || foreign.length === 0 ? [] : [{ sentence: text, reasons: foreign }],
    rewritten: 0,
    quoted: 0,
    sentences: 0,
    endsInGap: false,
  };
}

/** Code and formulas stand as a whole or not at all: half a program teaches something wrong. */
function groundWhole(raw: RawBlock, marks: readonly string[], context: BlockContext): BlockResult {
  const code = raw.kind === 'code';
  const { text, refs: inside } = code ? { text: raw.markdown, refs: [] } : withoutCitations(raw.markdown);
  const body = code ? text.split('\n').slice(1, -1).join('\n') : text.replace(/\$\$|\\\[|\\\]/g, '').trim();
  const supported = (candidates: readonly string[]) =>
    body.trim() !== '' &&
    (code ? checkCode(body, context.evidence, candidates) : checkFormula(body, context.evidence, candidates));
  const standing = placesFor([...inside, ...marks], context).find(supported) ?? null;
  return {
    block: standing ? { kind: raw.kind, markdown: text, refs: [...standing], own: false } : null,
    removed: standing ? [] : [{ sentence: text, reasons: [code ? 'code' : 'formula'] }],
    rewritten: 0,
    quoted: 0,
    sentences: 1,
    endsInGap: !standing,
  };
}

/** What a block may rest on, in the order in which it is tried: its marks, or without any what the block before rests on, and each passage. */
function placesFor(marks: readonly string[], { input, refsBefore }: BlockContext): string[][] {
  const own = [...new Set(marks)].filter((ref) => isKnown(ref, input));
  if (own.length > 0) return [own];
  return [...(refsBefore.length > 0 ? [[...refsBefore]] : []), ...input.passages.map(({ ref }) => [ref])];
}

function isKnown(ref: string, input: GroundInput): boolean {
  return input.passages.some((passage) => passage.ref === ref);
}
