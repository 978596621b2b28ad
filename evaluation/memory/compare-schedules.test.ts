import { describe, expect, it } from 'vitest';
import { actRMemory } from './act-r-memory';
import { followSchedule } from './follow-schedule';
import { fsrsLearners } from './populations';
import { compareOnce, reportRow } from './report';
import { fixedDays, fixedGaps, LADDER_DAYS } from './schedules';

const perfect = { learner: 0, seed: 1, memory: () => ({ recallAt: () => 1, review: () => {} }) };

describe('schedules', () => {
  it('check on the days of the ladder, whatever the answers', () => {
    const days: number[] = [];
    followSchedule(perfect, fixedDays(), 180, (day) => days.push(day));
    expect(days).toEqual(LADDER_DAYS);
  });

  it('or take its numbers as gaps, and start again after a wrong answer', () => {
    const schedule = fixedGaps();
    expect([schedule.after(0, true), schedule.after(1, true), schedule.after(4, true)]).toEqual([1, 4, 11]);
    expect([schedule.after(11, false), schedule.after(12, true)]).toEqual([12, 15]);
  });
});

describe('FSRS and a ladder of fixed days', () => {
  const comparisons = [1, 2, 3].map((seed) => compareOnce((options) => fsrsLearners(options), 'days', false, seed));

  it('are held to the same number of checks', () => {
    for (const { ladder, fsrs } of comparisons) {
      expect(ladder.reviews).toBeCloseTo(7, 9);
      expect(fsrs.reviews).toBeCloseTo(7, 9);
    }
  });

  it('differ in what learners keep who differ in ways no schedule sees', () => {
    const { gain, lateGain } = reportRow(comparisons);
    expect(gain.mean).toBeGreaterThan(0.01);
    expect(lateGain.mean).toBeGreaterThan(0.02);
  });
});

describe('memory by ACT-R', () => {
  it('follows the equations for two practices', () => {
    const memory = actRMemory(1, 1);
    memory.review(0, 3);
    // One trace with decay 0.177 (laid down at activation −∞): activation after a day of 2,160 s is −0.177·ln 2160
    const first = -0.177 * Math.log(2160);
    expect(memory.recallAt(1)).toBeCloseTo(1 / (1 + Math.exp((-0.704 - first) / 0.255)), 10);
    memory.review(1, 3);
    const decay = 0.217 * Math.exp(first) + 0.177;
    const second = Math.log(4320 ** -0.177 + 2160 ** -decay);
    expect(memory.recallAt(2)).toBeCloseTo(1 / (1 + Math.exp((-0.704 - second) / 0.255)), 10);
  });
});
