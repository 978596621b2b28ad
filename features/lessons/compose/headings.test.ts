import { expect, it } from 'vitest';
import { ownTitle } from './headings';
import { conceptOf } from './test-material';
import { topicOf } from './topic';
import type { Run } from './types';

const topic = topicOf(conceptOf('Bearing life', '# T'), 'en');
function runUnder(...headingPath: string[]): Run {
  return { index: 0, sourceId: '', sourcePath: '', headingPath, units: [], relevance: 0 };
}

it('takes headings that say something', () => {
  expect(ownTitle(runUnder('Bearings', 'What the formula leaves out'), topic)).toBe('What the formula leaves out');
  expect(ownTitle(runUnder('Bearings', '2.1 Locating bearings'), topic)).toBe('Locating bearings');
  expect(ownTitle(runUnder('Bearings', '🏴‍☠️ Flags'), topic)).toBe('Flags');
});

it('leaves the rest: generic ones, the topic itself, the title of the source, long ones', () => {
  expect(ownTitle(runUnder('Bearings', 'Introduction'), topic)).toBeNull();
  expect(ownTitle(runUnder('Bearings', 'Life of bearings'), topic)).toBe('Life of bearings');
  expect(ownTitle(runUnder('Bearings', 'Bearing life'), topic)).toBeNull();
  expect(ownTitle(runUnder('Bearings'), topic)).toBeNull();
  expect(ownTitle(runUnder('Bearings', 'x'.repeat(80)), topic)).toBeNull();
});
