/** The page to go to after signing in, when it is one of ours: a path, not an address elsewhere. Otherwise the first page. */
export function safeNext(next: string | null): string {
  if (next === null || !next.startsWith('/')) return '/';
  try {
    const address = new URL(next, 'http://meno.internal');
    if (address.origin !== 'http://meno.internal') return '/';
    return `${address.pathname}${address.search}${address.hash}`;
  } catch {
    return '/';
  }
}
