import { headers } from 'next/headers';
import { forbidden, notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { errorFrom } from '@/platform/http/client';
import { type PageQuestion, questionsOf } from './permissions/guard-page';
import { ADDRESS_HEADER, PAGE_PATH_HEADER } from './web/page-path';

/** Where the server puts its API's fetch function, for pages of the same process. */
export const apiSymbol = Symbol.for('meno.api');

interface Answer {
  status: number;
  text: string;
}

/**
 * Fetches data for a page, as the reader: calls the API in this process with the request's cookies. `path` begins with
 * `/` and stands under `/api/v1`; the answer is trusted to be of type `T`, as the contract says, and fetched once a
 * request. Signed out leads to the sign-in page, nothing set up to the set-up page, 404 and 403 to their pages; any
 * other failure throws an error whose `digest` names its code. Nothing is fetched before the page's own policy is met.
 */
export async function pageApi<T>(path: string): Promise<T> {
  await guard();
  const answer: T = JSON.parse(await answerOf(path));
  return answer;
}

/** What stands around every page: the reader's own, under no page's policy, so that a page that isn't open to them says so within it. */
export async function frameApi<T>(path: '/me'): Promise<T> {
  const answer: T = JSON.parse(await answerOf(path));
  return answer;
}

/** The same for what a page can do without: null when the reader may not have it or it is not there. */
export async function pageApiOrNull<T>(path: string): Promise<T | null> {
  if (!(await isLetIn())) return null;
  const { status, text } = await load(path);
  if (status >= 400) return null;
  const answer: T = JSON.parse(text);
  return answer;
}

/** Holds the reader against the policy of the page that is being made, once a request. */
const guard = cache(async (): Promise<void> => {
  for (const { path, lets } of await questions()) if (!lets(JSON.parse(await answerOf(path)))) forbidden();
});

/** {@link guard} without a word: what a page can do without is then not there. */
const isLetIn = cache(async (): Promise<boolean> => {
  for (const { path, lets } of await questions()) {
    const { status, text } = await load(path);
    if (status >= 400 || !lets(JSON.parse(text))) return false;
  }
  return true;
});

async function questions(): Promise<PageQuestion[]> {
  const found = questionsOf((await headers()).get(PAGE_PATH_HEADER) ?? '');
  if (!found) throw Object.assign(new Error('This page has no policy.'), { digest: 'meno:forbidden' });
  return found;
}

async function answerOf(path: string): Promise<string> {
  const { status, text } = await load(path);
  if (status < 400) return text;
  const problem = errorFrom(status, text);
  if (problem.code === 'not_set_up') redirect('/set-up');
  if (status === 401) redirect(await signInAddress());
  if (problem.code === 'second_factor_owed') redirect('/account');
  if (status === 403) forbidden();
  if (status === 404) notFound();
  throw Object.assign(problem, { digest: `meno:${problem.code}` });
}

const load = cache(async (path: string): Promise<Answer> => {
  const handler: unknown = Reflect.get(globalThis, apiSymbol);
  if (typeof handler !== 'function') throw Object.assign(new Error('no API'), { digest: 'meno:not_ready' });
  const sent = new Headers({ accept: 'application/json' });
  const asked = await headers();
  // By the host it is told where browsers let passkeys be used.
  for (const name of ['cookie', 'accept-language', 'host', ADDRESS_HEADER]) {
    const value = asked.get(name);
    if (value !== null) sent.set(name, value);
  }
  const response: unknown = await handler(new Request(`http://meno.internal/api/v1${path}`, { headers: sent }));
  if (!(response instanceof Response)) throw Object.assign(new Error('no answer'), { digest: 'meno:not_ready' });
  return { status: response.status, text: await response.text() };
});

/** The sign-in page, with the way back to where the reader wanted to go. */
async function signInAddress(): Promise<string> {
  const asked = (await headers()).get(PAGE_PATH_HEADER);
  if (!asked?.startsWith('/') || asked.startsWith('//')) return '/sign-in';
  const address = new URL(asked, 'http://meno.internal');
  address.searchParams.delete('_rsc');
  const next = `${address.pathname}${address.search}`;
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}
