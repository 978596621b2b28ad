import { expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { AppError } from '@/platform/http/problem';
import { heldJobs } from '@/platform/jobs/testing';
import { newPlan } from './plan';
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
      return {
        ...{ teacher: person, learner: person, guardian: person },
        ...{ counsellor: person, school_admin: person, dpo: person },
      };
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

it('has a data protection officer only where the district is the demo’s own', async () => {
  const named = (role: string) => ({ name: role, email: `${role}@demo.example` });
  const people = () => ({
    ...{ teacher: named('teacher'), learner: named('learner'), guardian: named('guardian') },
    ...{ counsellor: named('counsellor'), school_admin: named('school_admin'), dpo: named('dpo') },
  });
  const size = { learnersPerClass: 2, weeks: 1, seed: 1 };
  for (const own of [true, false]) {
    const { plan, accounts } = await newPlan(size, people, { now: new Date('2026-03-02T09:00:00Z'), own });
    expect(accounts.map(({ role }) => role).includes('dpo')).toBe(own);
    expect(Object.keys(plan.passwordHashes)).toEqual(accounts.map(({ role }) => role));
    for (const { password } of accounts) expect(JSON.stringify(plan)).not.toContain(password);
  }
});
