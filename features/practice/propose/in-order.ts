import { splitSentences } from '@/core/text/sentences';
import { contentStems } from '@/core/text/tokens';

/** A step has to share this much of its subject words with a line of the passage. */
const ENOUGH = 0.5;

/**
 * Whether steps stand in a passage in this order: each has a line or sentence of its own, and these follow one another. A procedure whose
 * text tells its steps in another order than they are done is turned down with the rest: nobody could check it.
 */
export function inOrder(steps: readonly string[], passage: string, language: string): boolean {
  const lines = passage
    .split(/\n+/)
    .flatMap((line) => splitSentences(line, language).map(({ text }) => new Set(contentStems(text, language))));
  let last = -1;
  for (const step of steps) {
    const stems = new Set(contentStems(step, language));
    const share = (line: ReadonlySet<string>) => [...stems].filter((stem) => line.has(stem)).length / stems.size;
    const at = stems.size === 0 ? -1 : lines.findIndex((line, i) => i > last && share(line) >= ENOUGH);
    if (at === -1) return false;
    last = at;
  }
  return true;
}
