import { expect, it } from 'vitest';
import { nearestTopics } from './topics';

const TOPICS = ['Hazard', 'Lockout', 'Lubricating grease'];

it('puts what the question speaks of first, and says that the rest is not near it', () => {
  expect(nearestTopics('Which grease do I take?', TOPICS, null, 'en', 2)).toEqual([
    { name: 'Lubricating grease', near: true },
    { name: 'Hazard', near: false },
  ]);
});

it('begins at the place where the learner is when nothing is near', () => {
  const found = nearestTopics('Who painted the Sistine Chapel?', TOPICS, 'Lockout', 'en', 2);
  expect(found).toEqual([
    { name: 'Lockout', near: false },
    { name: 'Lubricating grease', near: false },
  ]);
});
