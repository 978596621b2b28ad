import { onlyCitations } from '@/core/grounding/citations';
import { prepareEvidence } from '@/core/grounding/evidence';
import { createBlockSplitter, type RawBlock } from './blocks';
import type { GroundedBlock, GroundedEvent, GroundedText, GroundInput, GroundingPort } from './contract';
import { type BlockResult, groundBlock } from './ground-block';
import { modelHelp } from './model-help';
import { withoutUnfinished } from './unfinished';

/** Makes the port that checks what a model wrote. It holds nothing and may be shared. */
export function createGrounding(): GroundingPort {
  return {
    async ground(markdown, input, signal) {
      const steps = run(pieces([markdown]), input, signal);
      for (;;) {
        const step = await steps.next();
        if (step.done) return step.value;
      }
    },
    groundStream: run,
    modelHelp,
  };
}

async function* pieces(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

async function* run(
  text: AsyncIterable<string>,
  input: GroundInput,
  signal: AbortSignal,
): AsyncGenerator<GroundedEvent, GroundedText> {
  const evidence = prepareEvidence(input.passages, input.language, input.terms);
  const whole: GroundedText = { blocks: [], removed: [], rewritten: 0, quoted: 0, sentences: 0 };
  const quoted = new Set<string>();
  const held = createHold();
  let refsBefore: string[] = [];
  let afterGap = false;
  for await (const { raw, marks } of withMarks(rawBlocks(text), signal)) {
    const result = await groundBlock(raw, marks, { input, evidence, refsBefore, afterGap, quoted }, signal);
    signal.throwIfAborted();
    whole.rewritten += result.rewritten;
    whole.quoted += result.quoted;
    whole.sentences += result.sentences;
    for (const removed of result.removed) {
      whole.removed.push(removed);
      yield { type: 'removed', removed };
    }
    for (const block of held.add(raw, result)) {
      whole.blocks.push(block);
      yield { type: 'block', block };
    }
    afterGap = result.endsInGap || (afterGap && result.block === null);
    if (result.block && result.block.refs.length > 0) refsBefore = result.block.refs;
  }
  return whole;
}

/** Blocks of the text as they become whole; what the end of the text left unfinished is dropped. */
async function* rawBlocks(text: AsyncIterable<string>): AsyncGenerator<RawBlock> {
  const splitter = createBlockSplitter();
  for await (const piece of text) yield* splitter.push(piece);
  const last = splitter.end();
  const end = last.pop();
  yield* last;
  const finished = end ? withoutUnfinished(end) : null;
  if (finished) yield finished;
}

/** Joins a line of nothing but citations to the block before it. */
async function* withMarks(
  blocks: AsyncIterable<RawBlock>,
  signal: AbortSignal,
): AsyncGenerator<{ raw: RawBlock; marks: string[] }> {
  let waiting: { raw: RawBlock; marks: string[] } | null = null;
  for await (const raw of blocks) {
    signal.throwIfAborted();
    const marks = raw.kind === 'paragraph' ? onlyCitations(raw.markdown) : null;
    if (marks && waiting) {
      waiting.marks.push(...marks);
      continue;
    }
    if (waiting) yield waiting;
    waiting = marks ? null : { raw, marks: [] };
  }
  if (waiting) yield waiting;
}

/**
 * Keeps back what means nothing alone: a heading until something stands under it, and a lead-in ("Three steps:") until what it announces
 * stands.
 */
function createHold(): { add(raw: RawBlock, result: BlockResult): GroundedBlock[] } {
  let headings: { level: number; block: GroundedBlock }[] = [];
  let leadIn: GroundedBlock | null = null;
  return {
    add(raw, { block }) {
      if (raw.kind === 'heading') {
        // A lead-in with a heading behind it announces nothing.
        leadIn = null;
        const level = /^\s*(#+)/.exec(raw.markdown)?.[1]?.length ?? 1;
        headings = headings.filter((heading) => heading.level < level);
        if (block) headings.push({ level, block });
        return [];
      }
      if (!block) {
        if (raw.kind !== 'paragraph') leadIn = null;
        return [];
      }
      if (block.kind === 'paragraph' && /[:：]["'”’)*_]*$/.test(block.markdown)) {
        leadIn = block;
        return [];
      }
      const out = [...headings.map((heading) => heading.block), ...(leadIn ? [leadIn] : []), block];
      headings = [];
      leadIn = null;
      return out;
    },
  };
}
