import { contentStems, tokenize } from '../text/tokens';

/** From so many words of its own on, a question is understood without what was said before. */
const ENOUGH_WORDS = 4;
/** Turns of the conversation that a follow-up is searched with. */
const TURNS = 2;
/** Words that point back to what was said before. */
const POINTING =
  /(?<!\p{L})(?:it|its|that|this|these|those|they|them|he|she|one|ones|there|same|why|and|but|so|else|then|esto|eso|ese|esa|ello|ellos|por qué|y|cela|ça|celui|celle|ils|elles|pourquoi|et|das|dies|diese|dieser|dieses|es|sie|ihn|warum|und|هذا|هذه|ذلك|تلك|لماذا|ولماذا)(?!\p{L})/iu;

export interface RetrievalQuery {
  /** The question's own words. */
  question: string;
  /** What was said before, where the question leans on it; '' where it stands by itself. Counts less than the question. */
  context: string;
  /** The turns that the context is made of, oldest first. */
  turns: string[];
}

/**
 * What to search for: the question, and for a follow-up ("and why?", "what about the second one?") the last turns of the conversation.
 *
 * @param history what was said before, oldest first
 * @param language BCP 47 tag of the course
 */
export function retrievalQuery(question: string, history: readonly string[], language: string): RetrievalQuery {
  const own = new Set(contentStems(question, language)).size;
  const leans = own < ENOUGH_WORDS || (own < 2 * ENOUGH_WORDS && POINTING.test(question));
  if (!leans || history.length === 0) return { question, context: '', turns: [] };
  const turns = history.slice(-TURNS).map((turn) => firstWords(turn));
  return { question, context: turns.join('\n'), turns };
}

/** A long answer says first what it is about. */
function firstWords(text: string): string {
  const tokens = tokenize(text.slice(0, 2_000));
  return text.slice(0, tokens[60]?.start ?? 2_000);
}
