import { expect, it } from 'vitest';
import { partOf } from './part';

it.each([
  ['supplementary/notes.md', 'supplementary'],
  ['unit-1/Further Reading/a.pdf', 'supplementary'],
  ['unit-1/03-extra/b.md', 'supplementary'],
  ['zusatzmaterial/x.md', 'supplementary'],
  ['extras.md', 'supplementary'],
  ['supplementary-angles.md', 'core'],
  ['extraction/a.md', 'core'],
  ['chapter/optional-arguments.md', 'core'],
])('guesses from %s that it is %s', (path, part) => {
  expect(partOf({ part: null, path })).toBe(part);
  expect(partOf({ part: 'core', path })).toBe('core');
  expect(partOf({ part: 'supplementary', path })).toBe('supplementary');
});
