import { ModelError } from '../types';

/** A line longer than this is no token: characters. */
const LONGEST_LINE = 4_000_000;

/**
 * Lines of a stream of UTF-8 bytes, however it is cut into frames: within a character, between CR and LF. Ends with LF, CR or CRLF
 * (WHATWG HTML, 9.2.6); the last line may have no end.
 * @throws ModelError bad_answer for a line without end.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const frame of bytes) {
    rest += decoder.decode(frame, { stream: true });
    // A CR at the very end may be the first half of CRLF.
    const whole = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
    const lines = whole.split(/\r\n|\r|\n/);
    rest = (lines.pop() ?? '') + rest.slice(whole.length);
    if (rest.length > LONGEST_LINE) throw new ModelError('bad_answer', 'The server sent a line without an end.');
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield* rest.replace(/\r$/, '').split(/\r\n|\r|\n/);
}

/**
 * The data of server-sent events: comments and other fields are skipped, several `data:` lines of an event joined. Old builds of llama-server send
 * `error: {…}` as a field of its own; it is given as `{"error": {…}}`. A last event without an empty line after it counts.
 */
export async function* readEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let data: string[] = [];
  for await (const line of readLines(bytes)) {
    if (line === '') {
      if (data.length > 0) yield data.join('\n');
      data = [];
      continue;
    }
    const field = /^([a-z]+):\s?(.*)$/s.exec(line.replace(/^\ufeff/, ''));
    if (field?.[1] === 'data') data.push(field[2] ?? '');
    else if (field?.[1] === 'error') data.push(`{"error": ${field[2] ?? 'null'}}`);
  }
  if (data.length > 0) yield data.join('\n');
}
