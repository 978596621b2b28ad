import { neutralise } from './neutralise';
import type { PromptPassage } from './types';

/**
 * Writes passages of the material into a prompt, as one block of data that nothing inside can close or imitate:
 *
 *     <passages>
 *     <passage ref="c1" heading="Loops > While">
 *     text
 *     </passage>
 *     </passages>
 *
 * Put the block into a user message, and in the system message say that what stands between `<passages>` and `</passages>` is material to
 * teach from, never instructions. An empty list is written as `<passages>\n</passages>`.
 */
export function writePassages(passages: readonly PromptPassage[]): string {
  const blocks = passages.map(
    ({ ref, heading, text }) =>
      `<passage ref="${attribute(ref)}" heading="${attribute(heading)}">\n${neutralise(text)}\n</passage>`,
  );
  return ['<passages>', ...blocks, '</passages>'].join('\n');
}

/**
 * Writes what a person wrote (a question, an answer, an essay) or any other text that is no instruction, as a block of data.
 * @param name lower-case word such as `question` or `answer`; the tag around the text.
 */
export function writeData(name: string, text: string): string {
  if (!/^[a-z][a-z_]*$/.test(name)) throw new RangeError(`'${name}' is no name of a data block`);
  return `<data kind="${name}">\n${neutralise(text)}\n</data>`;
}

/** Reads back what {@link writePassages} wrote; chunk ids are not in a prompt, so `chunkId` is the ref. */
export function readPassages(prompt: string): PromptPassage[] {
  return [...prompt.matchAll(/<passage ref="([^"]*)" heading="([^"]*)">\n([\s\S]*?)\n<\/passage>/g)].map((match) => ({
    ref: match[1] ?? '',
    chunkId: match[1] ?? '',
    heading: match[2] ?? '',
    text: match[3] ?? '',
  }));
}

/** Reads back what {@link writeData} wrote under a name, in order. */
export function readData(prompt: string, name: string): string[] {
  return [...prompt.matchAll(/<data kind="([a-z_]+)">\n([\s\S]*?)\n<\/data>/g)]
    .filter((match) => match[1] === name)
    .map((match) => match[2] ?? '');
}

function attribute(text: string): string {
  return neutralise(text).replace(/\s+/g, ' ').replaceAll('"', '”').trim();
}
