import { splitSentences } from '@/core/text/sentences';
import { contentStems, tokenize } from '@/core/text/tokens';
import { selectSentences, sentencesOf } from '../extractive/select-sentences';
import type { PromptPassage } from '../types';
import { type Asked, subjectOf } from './tutor-prompt';

/** A learner's sentence makes a point from this share of the point's words on, and a part of it from that one on. */
const COVERED = 0.6;
const PARTLY = 0.3;

/** Answers that need more than whole sentences in the right fields, by the name of the schema. */
const RECIPES: Record<string, (asked: Asked) => unknown> = {
  verdicts: (asked) => ({
    points: asked.passages.map((point) => verdictOf(point, asked.data.get('explanation')?.at(-1) ?? '')),
  }),
  question: ({ passages }) => ({
    question: `What does it say about ${headingOf(passages[0])}, and why does that matter?`,
  }),
  exercises_gap: (asked) => ({ items: gaps(asked) }),
  answer_text: (asked) => ({ answer: answerTo(subjectOf(asked), asked.passages) }),
};

/** Undefined where there is no recipe. Kinds of exercises without one are an empty list, as a model may give it. */
export function byRecipe(asked: Asked): unknown {
  const recipe = RECIPES[asked.name];
  if (recipe) return recipe(asked);
  return asked.name.startsWith('exercises_') ? { items: [] } : undefined;
}

function verdictOf(point: PromptPassage, explanation: string): { id: string; status: string; quote: string } {
  const wanted = new Set(contentStems(point.text));
  const told = splitSentences(explanation).map(({ text }) => {
    const stems = new Set(contentStems(text));
    return { text, share: [...wanted].filter((stem) => stems.has(stem)).length / Math.max(1, wanted.size) };
  });
  const best = told.toSorted((a, b) => b.share - a.share)[0];
  if (!best || best.share < PARTLY) return { id: point.ref, status: 'missing', quote: '' };
  return { id: point.ref, status: best.share < COVERED ? 'partly' : 'covered', quote: best.text.slice(0, 400) };
}

/** Sentences of the passages with one word left out: the longest that is there once. */
function gaps(asked: Asked): unknown[] {
  const { passages } = asked;
  const best = selectSentences(passages, subjectOf(asked), { most: 3, language: 'en' });
  const sentences =
    best.length > 0 ? best : passages.flatMap((passage, index) => sentencesOf(passage, index, 'en')).slice(0, 3);
  return sentences.flatMap(({ text, ref }) => {
    const words = tokenize(text).filter(({ lower, stem }) => {
      const once = tokenize(text).filter((other) => other.stem === stem).length === 1;
      return once && /^[a-z]{6,}$/.test(lower);
    });
    const gap = words.toSorted((a, b) => b.text.length - a.text.length)[0];
    if (!gap || text.length > 380) return [];
    return {
      kind: 'cloze',
      sentence: `${text.slice(0, gap.start)}____${text.slice(gap.end)}`,
      answers: [gap.text],
      passage: ref,
      quote: text,
      hint1: 'Think back to this part of the course.',
      hint2: 'Ask yourself which word makes the sentence true.',
      why: text,
      difficulty: 'medium',
    };
  });
}

/** The word that a passage has in the place of the gap; without a gap the sentence that answers best; else nothing. */
function answerTo(question: string, passages: readonly PromptPassage[]): string {
  const [before, after] =
    question
      .split('\n')
      .find((line) => line.includes('____'))
      ?.split('____') ?? [];
  if (before === undefined || after === undefined)
    return selectSentences(passages, question, { most: 1, language: 'en' })[0]?.text ?? '';
  const whole = passages.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ');
  const literal = (text: string) =>
    text
      .trim()
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+');
  return new RegExp(`${literal(before)}\\s*(\\S{1,60}?)\\s*${literal(after)}`).exec(whole)?.[1] ?? '';
}

function headingOf(passage: PromptPassage | undefined): string {
  return passage?.heading.split(/ [>›] /).at(-1) || 'this';
}
