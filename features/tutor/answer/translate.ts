import { stopWordsOf } from '@/core/language/stop-words';
import { tokenize } from '@/core/text/tokens';
import { promptVersion } from '@/platform/models/prompt';
import { ModelError } from '@/platform/models/types';
import { translationSchema, tutorTranslatePrompt } from '../prompts/tutor-translate';
import { cleanMarkdown } from './clean';
import type { Turn, TurnTools } from './turn';

const TOKENS = 700;
const BUDGET_MS = 30_000;
/** A translation is about as long as its original: shorter or longer by more than this factor, it is something else. */
const LONGER = 3;

/** Languages that short questions are told apart in, by their small words. */
const LANGUAGES = ['en', 'es', 'fr', 'de', 'ar'];
/** A question has at least so many small words of its language, more than of the course's by one, and this share of all. */
const FEWEST = 2;
const SHARE = 0.3;

/** The language of the question where it is surely not the course's; null: the answer stays in the course's. */
export function askedIn({ question, course }: Pick<Turn, 'question' | 'course'>): string | null {
  const words = tokenize(question).map(({ lower }) => lower);
  const count = (language: string) => words.filter((word) => stopWordsOf(language).has(word)).length;
  const own = count(course.language);
  const [best] = LANGUAGES.filter((language) => !course.language.startsWith(language))
    .map((language) => ({ language, known: count(language) }))
    .sort((a, b) => b.known - a.known);
  if (!best || best.known < FEWEST || best.known <= own) return null;
  return best.known >= SHARE * words.length ? best.language : null;
}

/**
 * A text in another language: a question to be searched with, or a part of an answer that was checked in its own. The translation has to keep
 * numbers and code, be about as long, and carry nothing that leads out. Null: the model can't, or changed something; then the original stands.
 */
export async function translated(
  markdown: string,
  languages: { from: string; to: string },
  turn: Pick<Turn, 'learnerId'>,
  { serving }: Pick<TurnTools, 'serving'>,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const messages = tutorTranslatePrompt.build({ markdown, ...languages });
    const { answer } = await serving.object(
      {
        purpose: 'tutor',
        priority: 'interactive',
        learnerId: turn.learnerId,
        prompt: promptVersion(tutorTranslatePrompt),
        request: { messages, passages: [], maxTokens: TOKENS, temperature: 0, seed: 1 },
        budgetMs: BUDGET_MS,
      },
      translationSchema,
      signal,
    );
    const text = cleanMarkdown(answer.value.text);
    return keeps(markdown, text) ? text : null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelError) return null;
    throw error;
  }
}

/** The same numbers and pieces of code, and about the same length. */
export function keeps(original: string, text: string): boolean {
  const parts = (markdown: string) =>
    [...(markdown.match(/`[^`\n]+`|\$[^$\n]+\$/g) ?? []), ...(markdown.match(/\d+(?:[.,]\d+)*/g) ?? [])]
      .map((part) => part.replaceAll(',', '.'))
      .sort()
      .join(' ');
  if (text.trim() === '' || text.length > original.length * LONGER + 40) return false;
  return text.length * LONGER + 40 >= original.length && parts(original) === parts(text);
}
