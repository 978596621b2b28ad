import { contentStems, jaccard } from '@/core/text/tokens';
import type { GroundInput } from '@/features/grounding/contract';
import type { TutorDeps } from '../deps';
import { blockOfText, blocksOfPiece, type ModelBlock } from './model-block';
import { plainMarkdown } from './model-markdown';
import type { ModelNeed } from './need';
import type { PlannedSection } from './plan';

const PLACE = /^\s*\[\[\s*(s\d{1,2})\s*\]\]\s*$/i;
/** The same inside a sentence: said, not placed. */
const SAID_PLACE = /\s*\[\[\s*s\d{1,2}\s*\]\]/gi;
/** A paragraph that shares so much with one of an earlier lesson says the same again. */
const SAME = 0.75;

export interface CheckedSection {
  blocks: ModelBlock[];
  sentences: number;
  rewritten: number;
  quoted: number;
  removed: number;
  /** Paragraphs that an earlier lesson had. */
  repeated: number;
}

/**
 * Checks the text of one section against the passages, puts the set pieces where the model wants them, those that it forgot after its text, and drops what the
 * learner has read in an earlier lesson.
 *
 * @param placed refs of the pieces that stand in sections before; grows.
 */
export async function checkSection(
  text: string,
  planned: PlannedSection,
  need: ModelNeed,
  { grounding, help }: { grounding: TutorDeps['grounding']; help: Pick<GroundInput, 'rewrite' | 'judge'> },
  placed: Set<string>,
  signal: AbortSignal,
): Promise<CheckedSection> {
  const checked: CheckedSection = { blocks: [], sentences: 0, rewritten: 0, quoted: 0, removed: 0, repeated: 0 };
  const input: GroundInput = {
    passages: need.passages,
    language: need.input.language,
    terms: need.fusion.terms.map(({ name }) => name),
    own: 'marked',
    quotes: true,
    ...help,
  };
  const place = (ref: string) => {
    const piece = need.pieces.find((each) => each.ref === ref);
    if (!piece || placed.has(ref)) return;
    placed.add(ref);
    checked.blocks.push(...blocksOfPiece(piece));
  };
  for (const part of partsOf(plainMarkdown(text, need.passages.map((passage) => passage.text).join('\n')))) {
    if ('place' in part) {
      place(part.place);
      continue;
    }
    const grounded = await grounding.ground(part.text, input, signal);
    checked.sentences += grounded.sentences;
    checked.rewritten += grounded.rewritten;
    checked.quoted += grounded.quoted;
    checked.removed += grounded.removed.length;
    for (const block of grounded.blocks) {
      const made = blockOfText(block, need);
      if (made && made.form !== 'set' && isRepeated(made.markdown, need)) checked.repeated += 1;
      else if (made) checked.blocks.push(made);
    }
  }
  for (const ref of planned.pieces) place(ref);
  return checked;
}

/** Whether a title says nothing that the passages don't bear out: a number, a name or a formula of a model's own makes it no title. */
export async function titleHolds(
  title: string,
  planned: PlannedSection,
  need: ModelNeed,
  grounding: TutorDeps['grounding'],
  signal: AbortSignal,
): Promise<boolean> {
  const refs = planned.passages.length > 0 ? planned.passages : need.passages.map(({ ref }) => ref);
  const { blocks } = await grounding.ground(
    `${title} ${refs.map((ref) => `[${ref}]`).join('')}.`,
    { passages: need.passages, language: need.input.language, terms: [], own: 'marked' },
    signal,
  );
  return blocks.length > 0;
}

function partsOf(text: string): ({ text: string } | { place: string })[] {
  const parts: ({ text: string } | { place: string })[] = [];
  let lines: string[] = [];
  const flush = () => {
    const words = lines.join('\n').replace(SAID_PLACE, '').trim();
    if (words !== '') parts.push({ text: words });
    lines = [];
  };
  for (const line of text.split('\n')) {
    const ref = PLACE.exec(line)?.[1];
    if (ref === undefined) lines.push(line);
    else {
      flush();
      parts.push({ place: ref.toLowerCase() });
    }
  }
  flush();
  return parts;
}

function isRepeated(markdown: string, { earlier, input }: ModelNeed): boolean {
  const stems = contentStems(markdown, input.language);
  return earlier.some((before) => jaccard(contentStems(before, input.language), stems) >= SAME);
}
