import { expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { AppError } from '@/platform/http/problem';
import { heldJobs } from '@/platform/jobs/testing';
import { createDemo } from './service';

const opened = testDatabase();

it('hashes no password for whoever asks for a district where there is one', async () => {
  let asked = 0;
  const person = { name: 'Somebody', email: 'somebody@demo.example' };
  const demo = createDemo({
    ...{ database: opened().database, jobs: heldJobs(), now: () => new Date('2026-03-02T09:00:00Z') },
    ...{ report: () => {}, build: async () => {}, deleteCourse: async () => {}, districtGone: () => {} },
    people: () => {
      asked++;
      return { teacher: person, learner: person };
    },
    setUpDistrict: async () => {
      throw new AppError('already_set_up', 409, 'This installation has an owner already.');
    },
  });
  await expect(demo.setUp({ learnersPerClass: 2, weeks: 1, seed: 1 })).rejects.toMatchObject({
    code: 'already_set_up',
  });
  expect(asked).toBe(0);
});
