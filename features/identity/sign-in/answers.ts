/** Cookie by which a browser goes on with what it began; of the same kind as that of sessions. */
const STEP_COOKIE = 'meno.sign_in_step';

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
  const name = secure ? `__Secure-${STEP_COOKIE}` : STEP_COOKIE;
  return `${name}=${token}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The word of the step that a browser goes on with; empty for none. */
export function stepOfRequest(request: Request): string {
  return /(?:^|;\s*)(?:__Secure-)?meno\.sign_in_step=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
}

/** Too many tries: when the next one counts. */
export function tooMany(waitMs: number): Response {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  const body = { code: 'TOO_MANY_ATTEMPTS', message: `Too many tries. Wait ${seconds} seconds, then try again.` };
  return Response.json(body, { status: 429, headers: { 'retry-after': String(seconds) } });
}
