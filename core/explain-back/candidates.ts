import { plainSentence, sentenceTraits } from '../text/self-contained';
import { splitSentences } from '../text/sentences';
import { contentStems, tokenize } from '../text/tokens';
import type { AspectReader } from './aspect';
import type { PointAspect, PointPassage } from './types';
import { type Vocabulary, weightOf } from './vocabulary';

/** A sentence that may become a key point. */
export interface Candidate {
  aspect: PointAspect;
  text: string;
  stems: ReadonlySet<string>;
  passageId: string;
  start: number;
  end: number;
  /** Order in the material. */
  order: number;
  /** How much it tells of the concept; higher is better. */
  score: number;
  /** It names the concept, or stands under a heading that does, and reads like no story. */
  near: boolean;
}

const ROLES: ReadonlySet<string> = new Set(['body', 'keypoints', 'callout', 'reference']);
const KINDS: ReadonlySet<string> = new Set(['paragraph', 'list', 'definition']);
const [FEWEST_WORDS, MOST_WORDS] = [5, 45];
const ASPECT_SCORE: Record<PointAspect, number> = {
  definition: 3,
  how: 1.2,
  why: 1.5,
  condition: 1.1,
  relation: 0.8,
  fact: 0.6,
  example: 0.4,
};

/** A year, somebody spoken to or of: more likely a story than a point. */
const STORY = /\b(?:1[5-9]|20)\d\d\b|\b(?:he|she|his|her|I|you|your|we|our)\b/u;

/** An example leans on what it is an example of: the point is the concept, which the learner has before them. */
const OPENING = /^For (?:example|instance), /;

interface Found {
  markdown: string;
  start: number;
  end: number;
  steps?: boolean;
}

/** Sentences of the passages that stand alone and say something of the concept, in the order of the material. */
export function candidatesIn(
  passages: readonly PointPassage[],
  reader: AspectReader,
  vocabulary: Vocabulary,
  locale: string,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const passage of passages) {
    const about = reader.names(passage.heading);
    for (const block of passage.blocks) {
      if (!ROLES.has(block.role) || !KINDS.has(block.kind)) continue;
      for (const found of sentencesOf(block, locale)) {
        const traits = sentenceTraits(found.markdown.replace(OPENING, ''), locale);
        const stands = found.steps || (traits.whole && !traits.leans && !traits.announces);
        if (!stands || traits.elsewhere || traits.stageDirection || traits.asks) continue;
        if (!found.steps && (traits.words < FEWEST_WORDS || traits.words > MOST_WORDS)) continue;
        if (/[\uE000-\uF8FF]/.test(traits.plain)) continue;
        const text = plainSentence(found.markdown);
        const named = reader.names(traits.plain);
        if (found.steps && !about && !named) continue;
        if (reader.definesOther(traits.plain)) continue;
        const aspect = found.steps ? 'how' : reader.aspectOf(found.markdown);
        const stems = new Set(contentStems(traits.plain, locale));
        const order = candidates.length;
        const score =
          ASPECT_SCORE[aspect] +
          (named ? 1 : 0) +
          (about ? 0.5 : 0) +
          density(stems, vocabulary) -
          Math.min(order, 20) / 20;
        const { start, end } = found;
        const at = { passageId: passage.id, start, end };
        candidates.push({
          aspect,
          text,
          stems,
          ...at,
          order,
          score,
          near: (named || about) && !isStory(traits.plain, vocabulary, reader),
        });
      }
    }
  }
  return candidates;
}

/** Sentences of a block with their range in the source: exact where the block is written as in the source, else the whole block's. */
function sentencesOf(block: PointPassage['blocks'][number], locale: string): Found[] {
  const { markdown, start, end } = block;
  if (block.kind === 'definition' && block.term && block.definition)
    return [{ markdown: `${block.term}: ${block.definition.replace(/([^.!?])\s*$/, '$1.')}`, start, end }];
  if (block.kind === 'list' && block.ordered === true && isProcedure(block.items ?? []))
    return [
      {
        markdown: (block.items ?? []).map((item) => item.trim().replace(/[.;]?$/, '.')).join(' '),
        start,
        end,
        steps: true,
      },
    ];
  const exact = markdown.length === end - start;
  const parts = block.kind === 'list' ? (block.items ?? []) : [markdown];
  return parts.flatMap((part) => {
    const offset = markdown.indexOf(part);
    return splitSentences(part, locale).map((sentence) => ({
      markdown: sentence.text,
      start: exact && offset >= 0 ? start + offset + sentence.start : start,
      end: exact && offset >= 0 ? start + offset + sentence.end : end,
    }));
  });
}

/** Three steps or more, told in more than a word or two, none of them a question. */
function isProcedure(items: readonly string[]): boolean {
  const words = items.reduce((sum, item) => sum + item.split(/\s+/).length, 0);
  return items.length >= 3 && words / items.length >= 3.5 && words <= 160 && !items.some((item) => item.includes('?'));
}

function isStory(plain: string, { names }: Vocabulary, reader: AspectReader): boolean {
  if (STORY.test(plain)) return true;
  return tokenize(plain).some(
    ({ text, lower }) => text !== lower && names.has(lower.replace(/'s$/, '')) && !reader.names(text),
  );
}

/** How much a sentence has to say, 0 to 1: the weight of its words against that of ten rare ones. */
function density(stems: ReadonlySet<string>, vocabulary: Vocabulary): number {
  let sum = 0;
  for (const stem of stems) sum += weightOf(stem, vocabulary);
  const rare = 10 * Math.max(1, Math.log(1 + vocabulary.documents));
  return Math.min(1, sum / rare);
}
