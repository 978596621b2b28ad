import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '@/core/tracing/bkt';
import { pathTime } from './time';

const ahead = (mastery: number | null) => ({ mastery, parameters: DEFAULT_PARAMETERS, threshold: 0.85 });
const unknown = { answerMinutes: null, lessonMinutes: null };

describe('the time of a path', () => {
  it('is nothing where nothing is left', () => {
    expect(pathTime([], unknown)).toMatchObject({ low: 0, middle: 0, high: 0 });
    expect(pathTime([ahead(0.9)], unknown).high).toBe(0);
  });
  it('is the same each time, less for who knows more, more where answers take longer', () => {
    const usual = pathTime([ahead(null), ahead(0.5)], unknown);
    expect(pathTime([ahead(null), ahead(0.5)], unknown)).toEqual(usual);
    expect(usual.low).toBeLessThan(usual.middle);
    expect(usual.middle).toBeLessThan(usual.high);
    expect(pathTime([ahead(0.5), ahead(0.8)], unknown).middle).toBeLessThan(usual.middle);
    const slow = pathTime([ahead(null), ahead(0.5)], { answerMinutes: 3, lessonMinutes: null });
    expect(slow.middle).toBeGreaterThan(usual.middle * 2);
    expect(slow).toMatchObject({ answersFrom: 'course', lessonsFrom: 'default' });
  });
});
