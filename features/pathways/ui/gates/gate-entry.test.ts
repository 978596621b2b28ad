import { expect, it } from 'vitest';
import { daysOf, thresholdOf } from './gate-entry';

it('takes per cent with and without the sign, and nothing for what the course says', () => {
  expect(['85', ' 85 % ', '85,4', '50', '99'].map(thresholdOf)).toEqual([
    { value: 0.85 },
    { value: 0.85 },
    { value: 0.85 },
    { value: 0.5 },
    { value: 0.99 },
  ]);
  expect(thresholdOf('  ')).toEqual({ value: null });
});

it('tells what is no number from what is out of bounds', () => {
  expect(['0.85', '100', '-3', '49', '1e9'].map(thresholdOf)).toEqual([
    { fault: 'bounds' },
    { fault: 'bounds' },
    { fault: 'bounds' },
    { fault: 'bounds' },
    { fault: 'number' },
  ]);
  expect(['high', '8 5', '85%%'].map(thresholdOf)).toEqual(Array(3).fill({ fault: 'number' }));
  expect(['0', '30', '31', '2.5', '-1'].map(daysOf)).toEqual([
    { value: 0 },
    { value: 30 },
    { fault: 'bounds' },
    { fault: 'number' },
    { fault: 'bounds' },
  ]);
});
