/** How a gap is written in the text of a cloze and in code; exactly four underscores. */
export const GAP = '____';

/** How many gaps a text has; longer rules of underscores are no gaps. */
export function countGaps(text: string): number {
  return (text.match(/(?<!_)____(?!_)/g) ?? []).length;
}
