import { describe, expect, it } from 'vitest';
import { coverageOf } from './coverage';
import type { QuestionWord } from './prepare-question';

const word = (text: string, related: string[] = []): QuestionWord => ({ word: text, terms: [text], related });
const counts = (terms: Record<string, number>) => new Map(Object.entries(terms));
const rarity = (term: string) => (term === 'common' ? 1 : 4);

describe('coverageOf', () => {
  it('is 1 where one passage is about all of it, and 0 where none has a word of it', () => {
    const words = [word('seal'), word('wear')];
    expect(coverageOf(words, [counts({ seal: 3, wear: 2 })], rarity)).toBe(1);
    expect(coverageOf(words, [counts({ pump: 3 })], rarity)).toBe(0);
    expect(coverageOf(words, [], rarity)).toBe(0);
    expect(coverageOf([], [counts({ seal: 1 })], rarity)).toBe(0);
  });

  it('counts rare words more, words in passing less, and near words a little less', () => {
    const words = [word('rare'), word('common')];
    expect(coverageOf(words, [counts({ rare: 2 })], rarity)).toBeCloseTo(0.8, 12);
    expect(coverageOf(words, [counts({ common: 2 })], rarity)).toBeCloseTo(0.2, 12);
    expect(coverageOf([word('seal')], [counts({ seal: 1 })], rarity)).toBeCloseTo(0.6, 12);
    expect(coverageOf([word('sael', ['seal'])], [counts({ seal: 2 })], rarity)).toBeCloseTo(0.8, 12);
  });

  it('counts words in different passages less than together', () => {
    const words = [word('seal'), word('wear')];
    const apart = coverageOf(words, [counts({ seal: 2 }), counts({ wear: 2 })], rarity);
    expect(apart).toBeGreaterThan(0.5);
    expect(apart).toBeLessThan(1);
  });

  it('takes little account of words that only ask', () => {
    expect(coverageOf([word('explain'), word('seal')], [counts({ seal: 2 })], rarity)).toBeGreaterThan(0.85);
  });
});
