/** What the names of cookies begin with: by `__Host-`, with https, a browser takes them from this very host alone, so no neighbour can plant one. */
export const cookiePrefix = (secure: boolean): string => (secure ? '__Host-meno' : 'meno');

/** The value of one of Meno's cookies as a browser sent it; null for none. One without the prefix that it has to have is nobody's. */
export function cookieOf(headers: Headers, name: 'session_token' | 'sign_in_step', secure: boolean): string | null {
  const whole = `${cookiePrefix(secure)}.${name}=`;
  const found = (headers.get('cookie') ?? '').split(';').find((pair) => pair.trimStart().startsWith(whole));
  return found ? found.trim().slice(whole.length) : null;
}

/** A JSON answer with cookies. */
export function answer(body: unknown, cookies: readonly string[] = [], status = 200): Response {
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify(body), { status, headers });
}

/** Sends the browser on to another address. */
export function redirect(address: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: address });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}

/** Sets the word of a step; seconds 0 takes it away. Scripts can't read it, and other sites don't send it but by a link. */
export function stepCookie(token: string, seconds: number, secure: boolean): string {
  return `${cookiePrefix(secure)}.sign_in_step=${token}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The word of the step that a browser goes on with; empty for none. */
export function stepOfRequest(request: Request, secure: boolean): string {
  const value = cookieOf(request.headers, 'sign_in_step', secure) ?? '';
  return /^[\w-]+$/.test(value) ? value : '';
}

/** Too many tries: when the next one counts. */
export function tooMany(waitMs: number): Response {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const body = { code: 'TOO_MANY_ATTEMPTS', message: `Too many tries. Wait ${seconds} seconds, then try again.` };
  return Response.json(body, { status: 429, headers: { 'retry-after': String(seconds) } });
}
