import { countWords } from '../text/self-contained';
import { splitSentences } from '../text/sentences';
import { calm } from './calm';
import type { FusionTools } from './fit-draft';
import { distanceOf, excessOf } from './measure-draft';
import { splitLongSentences } from './split-sentence';
import type { FitAction, FusionBlock, FusionContext } from './types';

type Done = Pick<FitAction, 'what' | 'because'>;

/** One block in its range, or as near to it as is safe; a long paragraph becomes several. Sets come back as they are. */
export async function fitParagraph<B extends FusionBlock>(
  block: B,
  context: FusionContext,
  tools: FusionTools<B>,
  mayAsk: boolean,
): Promise<{ blocks: B[]; actions: Done[]; asked: boolean }> {
  if (block.form === 'set') return { blocks: [block], actions: [], asked: false };
  const actions: Done[] = [];
  let now = calmed(block, context.language, tools, actions);
  if (now === null) return { blocks: [], actions, asked: false };
  const before = excessOf(now, context);
  const wanted = before.some(({ what }) => what !== 'long_paragraph') && mayAsk;
  const answer = wanted ? await tools.simplify(now, before) : 'not_now';
  const asked = answer !== 'not_now';
  if (asked) {
    const plainer = answer && calmed(answer, context.language, tools, []);
    if (plainer && distanceOf(excessOf(plainer, context)) < distanceOf(before)) {
      now = plainer;
      actions.push({ what: 'simplified', because: before });
    }
  }
  const cut = splitLongSentences(now.markdown, context.ranges.longestSentence, context.language);
  if (cut !== now.markdown) {
    actions.push({ what: 'sentence_split', because: excessOf(now, context) });
    now = tools.reworded(now, cut);
  }
  const blocks = broken(now, context, tools);
  if (blocks.length > 1) actions.push({ what: 'paragraph_broken', because: excessOf(now, context) });
  const left = blocks.flatMap((each) => excessOf(each, context));
  if (left.length > 0) actions.push({ what: 'kept', because: left });
  return { blocks, actions, asked };
}

/** Null where praise was all there was. */
function calmed<B extends FusionBlock>(block: B, language: string, tools: FusionTools<B>, actions: Done[]): B | null {
  const { markdown, praise, exclamations } = calm(block.markdown, language);
  if (praise > 0) actions.push({ what: 'praise_removed', because: [] });
  if (exclamations > 0) actions.push({ what: 'exclamation_calmed', because: [] });
  if (markdown === '') return null;
  return markdown === block.markdown ? block : tools.reworded(block, markdown);
}

/** A paragraph that is too long as several of about the same length, cut between sentences. */
function broken<B extends FusionBlock>(block: B, { ranges, language }: FusionContext, tools: FusionTools<B>): B[] {
  const words = countWords(block.markdown);
  if (block.form !== 'prose' || words <= ranges.paragraphWords) return [block];
  const goal = words / Math.ceil(words / ranges.paragraphWords);
  const pieces: string[][] = [];
  let room = 0;
  for (const { text } of splitSentences(block.markdown, language)) {
    const cost = countWords(text);
    if (pieces.length === 0 || room < cost / 2) {
      pieces.push([text]);
      room = goal - cost;
    } else {
      pieces.at(-1)?.push(text);
      room -= cost;
    }
  }
  return pieces.length < 2 ? [block] : pieces.map((sentences) => tools.reworded(block, sentences.join(' ')));
}
