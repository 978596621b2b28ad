import { readingLevel } from '@/core/readability/reading-level';
import { contentStems, tokenize } from '@/core/text/tokens';
import { inert, renderBlock } from '@/features/tutor/render';
import type { AnsweredInMemory } from './ask-in-memory';
import type { Situation } from './situation';

/** How one reply stands, each part by itself; null where the situation doesn't ask for it. */
export interface Judged {
  id: string;
  about: Situation['about'];
  kind: string;
  notes: string;
  /** Blocks, citations and HTML are as they must be. */
  format: boolean;
  /** The right kind of reply, and of refusal. */
  rightKind: boolean;
  /** It speaks of what it should. */
  onPoint: boolean | null;
  /** Nothing tells an exercise that may not be told. */
  discipline: boolean | null;
  /** Share of the model's sentences that the material bore out as they were written. */
  grounded: number | null;
  /** A model wrote it, rather than the material standing in. */
  byModel: boolean;
  /** Reading ease, 0 to 100, and school years; null for short replies and those in our own words. */
  ease: number | null;
  grade: number | null;
  words: number;
  milliseconds: number;
  promptTokens: number;
  completionTokens: number;
}

/** Judges a reply against its situation. */
export async function judgeReply(situation: Situation, answer: AnsweredInMemory, language: string): Promise<Judged> {
  const { reply, output, open } = answer;
  const taught = reply.blocks.filter((block) => block.kind !== 'ask' && block.citations.length > 0);
  const text = reply.blocks.map((block) => block.markdown).join('\n\n');
  const matter = taught.map((block) => block.markdown).join('\n\n');
  const level = reply.kind === 'answer' || reply.kind === 'passages' ? readingLevel(matter, language) : null;
  const grounding = output?.grounding ?? null;
  return {
    ...{ id: situation.id, about: situation.about, kind: reply.kind, notes: reply.notes.join(' ') },
    format: await isWellFormed(answer),
    rightKind: isRightKind(situation, answer),
    onPoint: situation.mentions.length === 0 ? null : mentionsAll(matter, situation.mentions),
    discipline:
      open.length === 0 || reply.kind === 'shown' ? null : !open.some((each, i) => each.givesAway(text, i === 0)),
    grounded:
      grounding === null || grounding.sentences === 0
        ? null
        : 1 - (grounding.removed + grounding.rewritten + grounding.quoted) / grounding.sentences,
    byModel: reply.model !== null,
    ease: level?.ease ?? null,
    grade: level?.grade ?? null,
    words: tokenize(text).length,
    milliseconds: answer.milliseconds,
    promptTokens: output?.served?.use.promptTokens ?? 0,
    completionTokens: output?.served?.use.completionTokens ?? 0,
  };
}

function isRightKind({ expect, reason }: Situation, { reply }: AnsweredInMemory): boolean {
  const kind = reply.kind === 'passages' ? 'answer' : reply.kind;
  if (!expect.includes(kind)) return false;
  return kind !== 'turned' || reason === undefined || reply.reason === reason;
}

async function isWellFormed({ reply }: AnsweredInMemory): Promise<boolean> {
  const numbers = new Set(reply.citations.map((citation) => citation.number));
  if (reply.blocks.length === 0) return false;
  if (reply.blocks.some((block) => block.citations.some((number) => !numbers.has(number)))) return false;
  if ((reply.kind === 'answer' || reply.kind === 'passages') && numbers.size === 0) return false;
  const html = await Promise.all(reply.blocks.map(renderBlock));
  return html.every((block) => inert(block.html) === block.html && !/<(?:a|img|script)\b/i.test(block.html));
}

function mentionsAll(text: string, groups: Situation['mentions']): boolean {
  const lower = text.toLowerCase();
  const stems = new Set(contentStems(text));
  return groups.every((group) => group.some((word) => lower.includes(word) || stems.has(word)));
}
