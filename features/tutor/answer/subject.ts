import { stopWordsOf } from '@/core/language/stop-words';
import { contentStems, tokenize } from '@/core/text/tokens';
import type { Turn } from './turn';

/** Words of the conversation itself: a message of nothing else asks about what was said before. */
const TALK = new Set(
  'explain again simply simple simpler easier easy word understand example give detail more tell say please further elaborate continue help mean know want clear unclear confuse thing bit shorter short longer summarise summary rephrase don dont'
    .split(' ')
    .flatMap((word) => [word, ...contentStems(word)]),
);
const LANGUAGES = ['en', 'es', 'fr', 'de', 'ar'];

type Asked = Pick<Turn, 'question' | 'inCourseLanguage' | 'history' | 'course'>;

/**
 * What a message is about: itself without the small words of whatever language it is in, or, where it only asks for more ("and why?", "say it
 * more simply"), the last question that was about something.
 */
export function subjectOf({ question, inCourseLanguage, history, course }: Asked): string {
  const { language } = course;
  if (inCourseLanguage !== undefined) return inCourseLanguage;
  if (hasSubject(question, language)) return withoutForeignWords(question, language);
  const before = history.filter(({ role }) => role === 'learner').findLast(({ text }) => hasSubject(text, language));
  return before ? withoutForeignWords(before.text, language) : question;
}

function hasSubject(text: string, language: string): boolean {
  return contentStems(text, language).some((stem) => !TALK.has(stem.replace(/['’]/g, '')));
}

/** In an English course "¿Qué es un hazard?" asks about a hazard; "qué", "es" and "un" are no subject. */
function withoutForeignWords(question: string, language: string): string {
  const own = stopWordsOf(language);
  const foreign = LANGUAGES.filter((each) => !language.startsWith(each)).map(stopWordsOf);
  const words = tokenize(question, language);
  const small = words.filter(({ lower }) => !own.has(lower) && foreign.some((list) => list.has(lower)));
  // A word or two may be small in some language by chance.
  if (small.length < 3) return question;
  return words
    .filter((word) => !small.includes(word))
    .map(({ text }) => text)
    .join(' ');
}
