import { topicsIn } from './passages';
import type { Topic, Turn } from './turn';

const MEANING =
  /\b(?:what(?:['’]?s| is| are| does| do)\b|mean(?:s|ing)?\b|define|definition|term\b|explain\b)|\b(?:qué es|qu['’]est-ce|was (?:ist|bedeutet|heißt))|ما (?:هو|هي|معنى)/i;
const COMPARING =
  /\b(?:differen(?:ce|t)|differ|compare|versus|vs\.?|or|instead|rather|better)\b|diferencia|différence|unterschied|الفرق/i;
const MOST = 2;

/** The concepts whose definitions answer a question: the one whose meaning is asked for, or both that are compared. */
export function definedIn(turn: Pick<Turn, 'question' | 'inCourseLanguage' | 'topics' | 'course'>): Topic[] {
  const { topics, course, question: asked, inCourseLanguage: question = asked } = turn;
  const named = topicsIn(question, topics, course.language).filter((topic) => topic.definition !== null);
  if (named.length >= MOST && COMPARING.test(question)) return named.slice(0, MOST);
  return named.length === 1 && MEANING.test(question) && question.trim().split(/\s+/).length <= 12 ? named : [];
}
