/** One page of a list, as the API gives it. */
export interface ListPage<T> {
  items: T[];
  nextCursor: string | null;
}

const pageSize = 200;
const mostPages = 25;

/**
 * Everything of a paged list, page after page, at most 5,000 entries. `load` fetches one page: `api` in the browser,
 * `pageApi` on the server. `path` may carry a query; `limit` and `cursor` are added here.
 */
export async function allPages<T>(load: (path: string) => Promise<ListPage<T>>, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const query: string = `limit=${pageSize}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer: ListPage<T> = await load(`${path}${path.includes('?') ? '&' : '?'}${query}`);
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return items;
}
