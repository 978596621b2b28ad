import { expect, test } from 'vitest';
import { isKnownUnit, unitFactor } from './same-answer-units';

test.each<[string, string, number]>([
  ['kN', 'kN', 1],
  ['kN', 'N', 1000],
  ['N', 'kN', 0.001],
  ['minutes', 'min', 1],
  ['h', 'min', 60],
  ['m/s', 'm/s', 1],
  ['mm²', 'mm2', 1],
  ['cm^2', 'mm²', 100],
  ['litres', 'ml', 1000],
  ['percent', '%', 1],
  ['per cent', '%', 1],
  ['°C', 'degrees Celsius', 1],
  ['μm', 'µm', 1],
  ['kilometres', 'm', 1000],
  ['mg/m³', 'mg/m^3', 1],
  ['r/min', 'rpm', 1],
  ['bar', 'kPa', 100],
  ['workers', 'people', 1],
  ['', 'kN', 1],
])('%s in %s', (typed, wanted, factor) => expect(unitFactor(typed, wanted)).toBeCloseTo(factor, 9));

test.each([
  ['kg', 'kN'],
  ['°F', '°C'],
  ['m', 'm²'],
  ['m/s', 's/m'],
  ['bananas', 'kN'],
])('%s is no measure of %s', (typed, wanted) => expect(unitFactor(typed, wanted)).toBeNull());

test('known units', () => {
  expect(['kW', 'm/s²', '%', 'N·m', 'dB(A)'].map(isKnownUnit)).toEqual([true, true, true, true, true]);
  expect(['', 'locks', 'rows'].map(isKnownUnit)).toEqual([false, false, false]);
});
