import { createRandom, type Random } from '@/core/random/random';
import { breakSomewhere, brokenHeaders, brokenValue } from './broken';
import { type ApiRequest, exampleOf, type Known } from './example';
import type { Operation } from './operations';
import { CALLERS, type Caller, type World } from './world';

export interface FuzzFault {
  number: number;
  caller: Caller;
  request: string;
  why: string;
}

export interface FuzzReport {
  requests: number;
  /** How many were answered with each status. */
  statuses: Record<number, number>;
  faults: FuzzFault[];
}

/** What requests are made of: ids that the caller may name, and ids that nobody here may. */
export interface FuzzIds {
  known(operation: Operation): Known;
  others: readonly string[];
}

/**
 * Sends broken requests to every route in turn, as everybody: each begins as a valid one, and has one to three places broken. The same seed sends the
 * same requests. A fault is an answer of 500 or more, one that tells of another district, and one whose headers were written by the request.
 */
export async function fuzz(
  world: World,
  ids: FuzzIds,
  { requests, seed }: { requests: number; seed: number },
): Promise<FuzzReport> {
  const random = createRandom(seed);
  const report: FuzzReport = { requests, statuses: {}, faults: [] };
  for (let number = 0; number < requests; number++) {
    const operation = world.operations[number % world.operations.length];
    if (!operation) break;
    const caller = CALLERS[random.integer(CALLERS.length)] ?? 'nobody';
    const request = brokenRequest(operation, ids, random);
    const headers = random.integer(8) === 0 ? brokenHeaders(random) : {};
    world.reported.length = 0;
    const { status, text, headers: answered } = await world.call(caller, request, headers);
    report.statuses[status] = (report.statuses[status] ?? 0) + 1;
    const why = faultOf(caller, request.url, { status, text, headers: answered }, world.reported[0]);
    if (why)
      report.faults.push({
        number,
        caller,
        request: `${request.method} ${request.url.slice(0, 300)} ${request.body?.slice(0, 300) ?? ''} ${JSON.stringify(headers).slice(0, 200)}`,
        why,
      });
  }
  return report;
}

function faultOf(
  caller: Caller,
  url: string,
  { status, text, headers }: { status: number; text: string; headers: Headers },
  error: unknown,
): string | null {
  if (status >= 500)
    return `${status} ${error instanceof Error ? `${error.message.slice(0, 200)} ${String(error.cause ?? '').slice(0, 200)}` : text.slice(0, 200)}`;
  if (text.includes('OTHERDISTRICT')) return 'tells of another district';
  // Officers name the courses of which something is given to research.
  const tells = caller.startsWith('admin') || (caller.startsWith('dpo') && url.startsWith('/research/'));
  if (text.includes('OTHERCOURSE') && !tells) return 'tells of a course that is not open';
  return headers.getSetCookie().some((cookie) => cookie.startsWith('injected')) ? 'wrote a header' : null;
}

function brokenRequest(operation: Operation, ids: FuzzIds, random: Random): ApiRequest {
  const known = ids.known(operation);
  const breaks = new Set(
    Array.from({ length: 1 + random.integer(3) }, () =>
      random.integer(operation.parameters.length + (operation.body ? 3 : 0) || 1),
    ),
  );
  const query = new URLSearchParams();
  let path = operation.path;
  for (const [index, { name, in: place, required, schema }] of operation.parameters.entries()) {
    const broken = breaks.has(index);
    const value = broken ? brokenValue(random, ids.others) : exampleOf(schema, known, name);
    if (place === 'path') path = path.replace(`{${name}}`, () => encoded(value) || '%20');
    else if (broken || required || random.integer(2) === 0) query.append(name, wordOf(value));
  }
  let body: string | null = null;
  if (operation.body) {
    let content = exampleOf(operation.body, known);
    for (const at of breaks)
      if (at >= operation.parameters.length) content = breakSomewhere(content, random, ids.others);
    body = JSON.stringify(content) ?? '';
    if (random.integer(25) === 0) body = body.slice(0, random.integer(body.length + 1));
  }
  return { method: operation.method, url: query.size > 0 ? `${path}?${query}` : path, body };
}

function wordOf(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 20_000);
}

function encoded(value: unknown): string {
  const word = wordOf(value).slice(0, 4_000);
  // Half a surrogate pair can't be written in an address.
  return encodeURIComponent(word.replace(/\p{Surrogate}/gu, '\ufffd'));
}
