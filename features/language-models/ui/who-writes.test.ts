import { describe, expect, it } from 'vitest';
import type { ModelStatus } from '../contract';
import { whereWordsGo, whoWrites } from './who-writes';

const model = (
  id: string,
  state: ModelStatus['state'],
  place: number | null,
  more: Partial<ModelStatus> = {},
): ModelStatus => ({
  id,
  kind: 'openai',
  model: id,
  host: '10.0.0.5:8080',
  reach: 'network',
  purposes: place === null ? [] : [{ purpose: 'tutor', place }],
  state,
  problem: null,
  running: 0,
  waiting: 0,
  slots: 4,
  ...more,
});

describe('who writes', () => {
  it('is the first of the list that answers', () => {
    expect(whoWrites([])).toEqual({ key: 'noTutor' });
    expect(whoWrites([model('spare', 'ready', null)])).toEqual({ key: 'noTutor' });
    expect(whoWrites([model('b', 'ready', 2), model('a', 'ready', 1)])).toEqual({ key: 'ready', model: 'a' });
    expect(whoWrites([model('a', 'unknown', 1)])).toEqual({ key: 'untried', model: 'a' });
    expect(whoWrites([model('b', 'ready', 2), model('a', 'resting', 1)])).toEqual({
      key: 'fallback',
      model: 'b',
      first: 'a',
    });
    expect(whoWrites([model('a', 'loading', 1), model('b', 'resting', 2)])).toEqual({ key: 'loading', model: 'a' });
    expect(whoWrites([model('a', 'unavailable', 1)])).toEqual({ key: 'nobody' });
  });
});

describe('where words go', () => {
  it('names each address in use once, and how far the furthest is', () => {
    expect(whereWordsGo([])).toEqual({ furthest: 'process', hosts: [] });
    const outside = { host: 'x.example.com', reach: 'outside' as const };
    expect(
      whereWordsGo([model('a', 'ready', 1), model('b', 'ready', 2), model('idle', 'ready', null, outside)]),
    ).toEqual({
      furthest: 'network',
      hosts: [{ host: '10.0.0.5:8080', reach: 'network' }],
    });
    expect(whereWordsGo([model('a', 'ready', 1), model('b', 'ready', 2, outside)]).furthest).toBe('outside');
  });
});
