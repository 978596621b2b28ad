import { tokenize } from '@/core/text/tokens';

/** So many words in a row that also stand in the instructions are no chance. */
const RUN = 6;

/** Whether a text repeats the instructions of a prompt: six of their words in a row that don't stand in what else may be quoted. */
export function tellsPrompt(text: string, instructions: string, quotable: string): boolean {
  const known = runs(instructions);
  if (known.size === 0) return false;
  const free = runs(quotable);
  return [...runs(text)].some((run) => known.has(run) && !free.has(run));
}

function runs(text: string): Set<string> {
  const words = tokenize(text).map((token) => token.lower);
  return new Set(words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, i) => words.slice(i, i + RUN).join(' ')));
}
