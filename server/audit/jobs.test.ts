import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLocalJobs } from '@/demo/jobs';
import type { AuditEntry, AuditPort } from '@/platform/http/audit';
import { jobPolicies } from '../permissions/job-policies';
import { auditedJobs, jobAudits } from './jobs';

describe('what the audit trail keeps of each job', () => {
  it('is said of every job, and of nothing else', () => {
    expect(Object.keys(jobAudits).sort()).toEqual(Object.keys(jobPolicies).sort());
  });

  it('is that it was done, or failed, and nothing of jobs that work on material', async () => {
    const kept: AuditEntry[] = [];
    const audit: AuditPort = {
      ...{ append: async () => {}, now: async () => {}, ownersOf: async () => [] },
      later: (_district, entry) => void kept.push(entry),
    };
    const reported: unknown[] = [];
    const local = createLocalJobs((error) => reported.push(error), new AbortController().signal);
    const jobs = auditedJobs(local, { audit, currentDistrict: async () => ({ id: 'd' }) });
    const options = { data: z.object({ fails: z.boolean() }), retries: 0, expireInSeconds: 60 };
    for (const name of ['mastery.model', 'library.fit'])
      jobs.define(name, options, async ({ fails }) => {
        if (fails) throw new Error('no');
      });
    for (const name of ['mastery.model', 'library.fit'])
      for (const fails of [false, true]) {
        await jobs.send(name, { fails });
        await local.drain().catch(() => {});
      }
    expect(kept).toMatchObject([
      { action: 'job: mastery.model', via: 'job', who: null, record: 'learner-model', outcome: 'done' },
      { action: 'job: mastery.model', outcome: 'failed' },
    ]);
  });
});
