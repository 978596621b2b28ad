import { describe, expect, it } from 'vitest';
import { type Candidate, rankResources, spreadOut } from './rank';

const candidate = (chunkId: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ chunkId, likeness: 0.8, kind: 'explanation' as const, difficulty: 0.45, teaches: false, supplementary: false },
  ...more,
});
const seen = (...kinds: ('explanation' | 'example')[]) =>
  new Map(kinds.map((kind, n) => [`seen${n}`, { kind, difficulty: 0.5 }]));
const order = (candidates: Candidate[], mode: 'foundational' | 'advanced' | null, had = seen('explanation')) =>
  rankResources(candidates, { mode, seen: had }).map(({ chunkId }) => chunkId);

describe('what may help', () => {
  it('puts an example before another explanation that is as near, once an explanation was read', () => {
    const both = [candidate('more'), candidate('example', { kind: 'example' })];
    expect(order(both, null)).toEqual(['example', 'more']);
    expect(order(both, null, seen('example', 'explanation'))).toEqual(['example', 'more']);
    expect(order([candidate('a', { kind: 'example' }), candidate('b')], null, seen('example'))).toEqual(['b', 'a']);
  });

  it('puts what reads as the mode asks before what does not', () => {
    const both = [candidate('hard', { difficulty: 0.8 }), candidate('easy', { difficulty: 0.2 })];
    expect(order(both, 'foundational')).toEqual(['easy', 'hard']);
    expect(order(both, 'advanced')).toEqual(['hard', 'easy']);
  });

  it('lets neither outweigh what is much nearer', () => {
    expect(
      order([candidate('far', { likeness: 0.3, kind: 'example' }), candidate('near', { likeness: 1 })], null),
    ).toEqual(['near', 'far']);
  });

  it('leaves out what was seen, and exercises', () => {
    expect(order([candidate('seen0'), candidate('x', { kind: 'exercise' }), candidate('y')], null)).toEqual(['y']);
  });

  it('leaves out what speaks of something else, however well its level and kind fit', () => {
    const both = [candidate('far', { likeness: 0.2, kind: 'example', difficulty: 0.3 }), candidate('near')];
    expect(order(both, 'foundational')).toEqual(['near']);
  });

  it('gives one passage of each section before a second one of any', () => {
    const ranked = ['a1', 'a2', 'b1', 'a3', 'c1', 'b2'];
    expect(spreadOut(ranked, (one) => one.slice(0, 1))).toEqual(['a1', 'b1', 'c1', 'a2', 'a3', 'b2']);
  });

  it('says why', () => {
    const why = (more: Partial<Candidate>) =>
      rankResources([candidate('a', more)], { mode: null, seen: seen('explanation') })[0]?.reason;
    expect(why({ kind: 'example' })).toBe('example');
    expect(why({ difficulty: 0.2 })).toBe('easier');
    expect(why({ difficulty: 0.9 })).toBe('further');
    expect(why({ difficulty: 0.5, teaches: true })).toBe('unseen');
    expect(why({ difficulty: 0.5 })).toBe('same_idea');
  });
});
