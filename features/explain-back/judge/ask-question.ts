import type { FollowUp } from '@/core/explain-back/follow-up';
import type { KeyPoint } from '@/core/explain-back/types';
import { contentStems } from '@/core/text/tokens';
import { promptVersion } from '@/platform/models/prompt';
import type { ModelServing, ServedBy } from '@/platform/models/serving/types';
import { askFollowUpPrompt, FOLLOW_UP } from '../prompts/ask-follow-up';
import { say } from '../words';
import { pointPassage } from './ask-judge';

const ANSWER_TOKENS = 120;
const BUDGET_MS = 20_000;
/** Share of the point's words, beside those the learner has used, from which a question tells it. */
const TELLS = 0.35;
const MOST_WORDS = 40;
const LONGEST_QUOTE = 140;

/** The question in Meno's own words. */
export function plainQuestion(concept: string, next: FollowUp): string {
  if (next.about === 'confused')
    return say('ask.confused', { quote: shortened(next.quote), concept, other: next.concept });
  if (next.about !== 'missing' && next.quote !== null)
    return say(`ask.${next.about}`, { quote: shortened(next.quote) });
  return say(`ask.${next.aspect}`, { concept });
}

function shortened(quote: string): string {
  const plain = quote.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST_QUOTE) return plain;
  return `${plain.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')}…`;
}

/** A question in a model's words that leads to a point without telling it; null in it where it tells it, or is no question. @throws ModelError */
export async function modelQuestion(
  serving: ModelServing,
  input: {
    learnerId: string;
    concept: string;
    point: KeyPoint;
    about: 'wrong' | 'missing' | 'partly';
    text: string;
    locale: string;
    language: string;
  },
  signal: AbortSignal,
): Promise<{ question: string | null; served: ServedBy }> {
  const { concept, about, text, language } = input;
  const point = pointPassage(input.point);
  const { answer, served } = await serving.object(
    {
      purpose: 'tutor',
      priority: 'interactive',
      learnerId: input.learnerId,
      prompt: promptVersion(askFollowUpPrompt),
      request: {
        messages: askFollowUpPrompt.build({ concept, point, explanation: text, about, language }),
        passages: [point],
        maxTokens: ANSWER_TOKENS,
        temperature: 0.3,
        seed: 1,
      },
      budgetMs: BUDGET_MS,
    },
    FOLLOW_UP,
    signal,
  );
  return { question: soundQuestion(answer.value.question, input), served };
}

/** A question that may be asked: one sentence or two, a question mark, no number or telling words of the point, nothing that leads away. */
export function soundQuestion(
  written: string,
  { concept, point, text, locale }: { concept: string; point: { text: string }; text: string; locale: string },
): string | null {
  const question = written.replace(/\s+/g, ' ').trim();
  if (!/[?؟？]$/u.test(question) || question.split(' ').length > MOST_WORDS) return null;
  if (/https?:|www\.|[<>[\]{}`|]|\*\*/.test(question)) return null;
  const used = new Set(contentStems(`${concept} ${text}`, locale));
  const telling = [...new Set(contentStems(point.text, locale))].filter((stem) => !used.has(stem));
  const told = new Set(contentStems(question, locale));
  if (telling.length > 0 && telling.filter((stem) => told.has(stem)).length / telling.length >= TELLS) return null;
  const numbers = question.match(/\d+(?:[.,]\d+)*/g) ?? [];
  return numbers.every((number) => text.includes(number)) ? question : null;
}
