const MOST_REDIRECTS = 5;

/**
 * GET that follows redirects one by one, to HTTPS only (or within the host that was named), telling each new host.
 * @throws Error for a redirect to anywhere else, or more than five
 */
export async function followTo(
  url: string,
  headers: Record<string, string>,
  { signal, onRedirect }: { signal: AbortSignal; onRedirect?: (host: string) => void },
): Promise<Response> {
  let at = new URL(url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await fetch(at, { headers, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, at);
    if (next.protocol !== 'https:' && next.host !== at.host)
      throw new Error(`${at.host} sends on to ${next.host} without HTTPS`);
    if (next.host !== at.host) onRedirect?.(next.host);
    at = next;
  }
  throw new Error('Too many redirects');
}
