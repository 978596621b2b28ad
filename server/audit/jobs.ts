import type { AuditedRoute, AuditPort } from '@/platform/http/audit';
import type { JobQueue } from '@/platform/jobs/queue';

/** Why a job writes nothing. */
export const unauditedJobs = {
  /** It works on material alone. */
  impersonal: 'no personal data',
  /** It works figures out of records that stay as they are, and shows them to nobody: whoever looks at them later is written down. */
  derived: 'figures from records',
  /** It begins another job, which writes. */
  begins: 'begins other work',
  /** Each is written down by itself, with its reader or with whom it was about. */
  itself: 'written down by itself',
} as const;

type JobAudit = Pick<AuditedRoute, 'kind' | 'record'> | { none: keyof typeof unauditedJobs };

/** Every background job and what the audit trail keeps of it, once it is done: all of a district's records are its subject. */
export const jobAudits: Record<string, JobAudit> = {
  'backups.make': { kind: 'export', record: 'backup' },
  'research.export': { kind: 'export', record: 'research-export' },
  'research.aggregate': { kind: 'read', record: 'research-figures' },
  'identity.import': { kind: 'change', record: 'people-list' },
  'demo.school': { kind: 'change', record: 'demo' },
  'retention.purge': { kind: 'change', record: 'retention' },
  'mastery.model': { kind: 'change', record: 'learner-model' },
  'recommendations.run': { kind: 'change', record: 'recommendation' },
  'fairness.run': { kind: 'read', record: 'group-attribute' },
  ...nothing('impersonal', ['library.ingest', 'library.index', 'library.fit', 'library.score', 'library.watch']),
  ...nothing('impersonal', ['concepts.suggest', 'practice.propose', 'reports.clear']),
  ...nothing('derived', ['concepts.learn', 'approaches.count', 'paths.pace-nightly', 'pathways.decisions-nightly']),
  ...nothing('derived', ['pathways.class-views-nightly', 'experiments.reckon', 'recommendations.drain']),
  ...nothing('derived', ['reports.work-out', 'reports.overview', 'model-cards.nightly', 'early-warning.night']),
  ...nothing('itself', ['rights.export', 'rights.erase']),
  ...nothing('begins', ['concepts.learn-nightly', 'practice.propose-nightly', 'mastery.night', 'experiments.nightly']),
  ...nothing('begins', ['approaches.count-nightly', 'recommendations.night', 'fairness.monthly', 'retention.night']),
};

function nothing(none: keyof typeof unauditedJobs, jobs: readonly string[]): Record<string, JobAudit> {
  return Object.fromEntries(jobs.map((job) => [job, { none }]));
}

/** A queue whose jobs are written down when they are done, and when they failed. */
export function auditedJobs(
  queue: JobQueue,
  { audit, currentDistrict }: { audit: AuditPort; currentDistrict(): Promise<{ id: string } | null> },
): JobQueue {
  return {
    ...queue,
    define(name, options, work) {
      const kept = jobAudits[name];
      if (!kept || 'none' in kept) return queue.define(name, options, work);
      queue.define(name, options, async (data, signal) => {
        const tell = async (outcome: 'done' | 'failed') => {
          const district = await currentDistrict();
          if (!district) return;
          audit.later(district.id, {
            ...{
              who: null,
              role: 'system',
              via: 'job',
              action: `job: ${name}`,
              recordId: null,
              subjects: [],
              from: null,
            },
            ...{ ...kept, scope: { kind: 'district', id: null }, why: null, outcome },
          });
        };
        try {
          await work(data, signal);
        } catch (error) {
          await tell('failed');
          throw error;
        }
        await tell('done');
      });
    },
  };
}
