import { type Estimate, type FigureKey, type FigureUnit, figureUnits } from '../contract';
import type { Format, Say } from './say';

/** Writes values of figures, each in its unit. */
export function valueWriter(say: Say, format: Format) {
  const number = (value: number, digits: number, signed: boolean) =>
    format
      .number(value, {
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
        ...(signed ? { signDisplay: 'exceptZero' as const } : {}),
      })
      .replace('-', '−');

  function write(unit: FigureUnit, value: number, signed: boolean): string {
    switch (unit) {
      case 'share':
        return number(value * 100, 0, signed);
      case 'milliseconds':
        return duration(value, signed);
      case 'per_day':
        return number(value, 1, signed);
      case 'rating':
        return number(value, 1, signed);
      case 'mastery':
        return number(value * 100, 0, signed);
      case 'mastery_per_week':
        return number(value * 100, 1, signed);
      case 'concepts':
        return number(value, 1, signed);
      case 'concepts_per_week':
        return number(value, 1, signed);
    }
  }

  function duration(milliseconds: number, signed: boolean): string {
    const seconds = milliseconds / 1000;
    return Math.abs(seconds) < 120
      ? say('unit.seconds', { value: number(seconds, Math.abs(seconds) < 20 ? 1 : 0, signed) })
      : say('unit.minutes', { value: number(seconds / 60, 1, signed) });
  }

  /** Changes have a sign, other values only as differences. */
  const bySelf = (figure: FigureKey) => figureUnits[figure].endsWith('per_week');

  /** What the number is of, where it isn't plain: `46 of 100`, `+1.2 a week`. */
  function whole(figure: FigureKey, value: number, signed = bySelf(figure)): string {
    const unit = figureUnits[figure];
    const text = write(unit, value, signed);
    if (unit === 'share' || unit === 'mastery') return say('unit.ofHundred', { value: text });
    if (unit === 'mastery_per_week') return say('unit.week', { value: say('unit.ofHundred', { value: text }) });
    return unit === 'concepts_per_week' ? say('unit.week', { value: text }) : text;
  }

  return {
    /** `46`; with `signed` as a difference, `+46`. */
    bare: (figure: FigureKey, value: number, signed = bySelf(figure)) => write(figureUnits[figure], value, signed),
    whole,
    /** `41 to 52` */
    range: (figure: FigureKey, { low, high }: Pick<Estimate, 'low' | 'high'>, signed = bySelf(figure)) =>
      say('unit.range', {
        low: write(figureUnits[figure], low, signed),
        high: write(figureUnits[figure], high, signed),
      }),
    /** An effect size: two digits and a sign. */
    effect: (value: number) => number(value, 2, true),
    effectRange: ({ low, high }: Pick<Estimate, 'low' | 'high'>) =>
      say('unit.range', { low: number(low, 2, true), high: number(high, 2, true) }),
    day: (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium', timeZone: 'UTC' }),
    duration: (milliseconds: number) => duration(milliseconds, false),
  };
}

export type Values = ReturnType<typeof valueWriter>;
