import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvents, readLines } from './lines';
import { createThinkingFilter } from './thinking';

async function* frames(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts, bytes.length].map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b)) {
    yield bytes.subarray(from, cut);
    from = cut;
  }
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const encode = (text: string) => new TextEncoder().encode(text);
const cutsArbitrary = fc.array(fc.nat(400), { maxLength: 40 });
const wordArbitrary = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\r\n\ufeff]/g, ''));

describe('property: however the bytes are cut', () => {
  test('lines come out as they went in, whatever ends them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(wordArbitrary),
        fc.constantFrom('\n', '\r\n', '\r'),
        cutsArbitrary,
        async (lines, end, cuts) => {
          const bytes = encode(lines.map((line) => line + end).join(''));
          // The decoder takes a mark of byte order at the very beginning away, as the standard wants it.
          expect(await all(readLines(frames(bytes, cuts)))).toEqual(lines);
        },
      ),
      { seed: 11, numRuns: 200 },
    );
  });

  test('events come out whole, with comments and other fields between them', async () => {
    const noise = fc.constantFrom('', ': still here\n', 'event: message\nid: 7\n', ': \n\n');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(wordArbitrary, noise)), cutsArbitrary, async (events, cuts) => {
        const text = events.map(([word, between]) => `${between}data: ${word}\n\n`).join('');
        expect(await all(readEvents(frames(encode(text), cuts)))).toEqual(events.map(([word]) => word));
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  test('what a model thinks aloud is left out, and nothing else', () => {
    fc.assert(
      fc.property(
        wordArbitrary,
        wordArbitrary,
        fc.boolean(),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (thought, answer, thinks, sizes) => {
          fc.pre(!/[<>]/.test(thought + answer) && answer.trim() !== '');
          const text = thinks ? `<think>${thought}</think>\n\n${answer}` : answer;
          const filter = createThinkingFilter();
          let shown = '';
          for (let from = 0, turn = 0; from < text.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            shown += filter.push(text.slice(from, from + size));
            from += size;
          }
          expect(shown + filter.end()).toBe(thinks ? answer.trimStart() : answer);
        },
      ),
      { seed: 13, numRuns: 300 },
    );
  });
});

test('several lines of data are one event, and an old form of error is one too', async () => {
  const read = (text: string) => all(readEvents(frames(encode(text), [])));
  expect(await read('data: a\ndata: b\n\n')).toEqual(['a\nb']);
  expect(await read('error: {"code": 500}\n\n')).toEqual(['{"error": {"code": 500}}']);
  expect(await read('data: last')).toEqual(['last']);
});

test('a line without an end is given up', async () => {
  async function* endless() {
    for (;;) yield encode('x'.repeat(1_000_000));
  }
  await expect(all(readLines(endless()))).rejects.toMatchObject({ failure: 'bad_answer' });
});
