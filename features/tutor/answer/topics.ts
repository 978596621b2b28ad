import { contentStems } from '@/core/text/tokens';

/** A topic, and whether its words are near the question's. */
export interface Topic {
  name: string;
  near: boolean;
}

/** The topics nearest to a question by their words, then those of the place, at most `limit`. */
export function nearestTopics(
  question: string,
  topics: readonly string[],
  here: string | null,
  language: string,
  limit = 3,
): Topic[] {
  const asked = contentStems(question, language);
  const scored = topics
    .map((topic, i) => ({ topic, i, score: nearness(asked, contentStems(topic, language)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.i - b.i)
    .map(({ topic }) => topic);
  const at = here === null ? -1 : topics.indexOf(here);
  const around = at < 0 ? topics : [...topics.slice(at), ...topics.slice(0, at)];
  return [...new Set([...scored, ...around])]
    .filter((name) => name !== '')
    .slice(0, limit)
    .map((name) => ({ name, near: scored.includes(name) }));
}

/** Shared stems count fully, stems that begin alike a little. */
function nearness(asked: readonly string[], topic: readonly string[]): number {
  return topic.reduce((sum, stem) => {
    if (asked.includes(stem)) return sum + 1;
    const alike = asked.some((each) => each.length > 4 && stem.length > 4 && each.slice(0, 5) === stem.slice(0, 5));
    return sum + (alike ? 0.4 : 0);
  }, 0);
}
