import { describe, expect, it } from 'vitest';
import { allPages } from './all-pages';

describe('allPages', () => {
  it('follows cursors to the last page and keeps the order', async () => {
    const asked: string[] = [];
    const items = await allPages<number>(async (path) => {
      asked.push(path);
      return asked.length === 1 ? { items: [1, 2], nextCursor: 'a/b' } : { items: [3], nextCursor: null };
    }, '/courses?q=x');
    expect(items).toEqual([1, 2, 3]);
    expect(asked).toEqual(['/courses?q=x&limit=200', '/courses?q=x&limit=200&cursor=a%2Fb']);
  });
  it('stops at a list that never ends', async () => {
    let calls = 0;
    await allPages<number>(async () => ({ items: [++calls], nextCursor: 'again' }), '/x');
    expect(calls).toBe(25);
  });
});
