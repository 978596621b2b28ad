import { expect, it } from 'vitest';
import { oneSpelling } from './spelling';

it.each([
  ['initialise', 'initialize'],
  ['organised', 'organized'],
  ['generalisation', 'generalization'],
  ['colour', 'color'],
  ['behaviours', 'behaviors'],
  ['neighbouring', 'neighboring'],
  ['labelled', 'labeled'],
  ['modelling', 'modeling'],
  ['centre', 'center'],
  ['millimetres', 'millimeters'],
  ['analyse', 'analyze'],
])('takes %s and %s for one word', (british, american) => {
  expect(oneSpelling(british)).toBe(oneSpelling(american));
});

it.each([
  'exercise',
  'precise',
  'otherwise',
  'promised',
  'rising',
  'noise',
  'advertise',
  'supervised',
  'hour',
  'four',
  'contour',
  'rolled',
  'filling',
  'course',
  'source',
  'promise',
  'revised',
  'raised',
])('leaves %s alone', (word) => {
  expect(oneSpelling(word)).toBe(word);
});
