import type { ExpectedPassage } from './contract';
import { createMatcher, type KnownPassage } from './match-expected';
import type { WrittenPassage } from './question-files';

const QUOTE = 240;
const BEST_GRADE = 3;

/** Finds the passages that a file names: by hash, by their words, else by source and headings. */
export function createResolver(passages: readonly KnownPassage[], language: string) {
  const match = createMatcher(passages, language);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));

  function byHeading({ source, heading }: WrittenPassage): string | null {
    if (source === '' && heading.length === 0) return null;
    const wanted = heading.map(plain);
    const found = passages.find(
      ({ sourcePath, headingPath }) =>
        (source === '' || sourcePath === source) &&
        wanted.every((part, place) => plain(headingPath.at(place - wanted.length) ?? '') === part),
    );
    return found?.id ?? null;
  }

  function byWords({ source, quote }: WrittenPassage): string | null {
    const words = plain(quote);
    if (words === '') return null;
    const found = passages.find(
      ({ sourcePath, text }) => (source === '' || sourcePath === source) && plain(text).includes(words),
    );
    return found?.id ?? null;
  }

  /** Null where the course has no such passage. */
  return (written: WrittenPassage): ExpectedPassage | null => {
    const asked = {
      ...{ sourceId: '', sourcePath: written.source, headingPath: written.heading },
      ...{ hash: written.hash || 'none', quote: written.quote, grade: 1 },
    };
    const id =
      match(asked) ?? byWords(written) ?? (written.quote === '' && written.hash === '' ? byHeading(written) : null);
    const passage = id === null ? undefined : byId.get(id);
    if (!passage) return null;
    const { sourceId, sourcePath, headingPath, text } = passage;
    return {
      ...{ sourceId, sourcePath, headingPath: [...headingPath], quote: text.slice(0, QUOTE) },
      hash: passage.hash,
      grade: Math.min(BEST_GRADE, Math.max(1, Math.round(written.score))),
    };
  };
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
