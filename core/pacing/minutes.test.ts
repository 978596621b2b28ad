import { expect, it } from 'vitest';
import { lessonMinutes } from './minutes';

it('reckons 180 words a minute and 45 seconds an exercise', () => {
  expect(lessonMinutes(360, 4)).toBe(5);
  expect(lessonMinutes(0, 0)).toBe(1);
});
