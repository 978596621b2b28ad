import type { AssessmentSources, Measure } from '@/features/assessment/contract';
import { createAssessment } from '@/features/assessment/service';
import { createTrailCut } from '@/features/governance/service/cut-audit';
import type { AccountRemoval } from '@/features/retention/contract';
import { createRetention } from '@/features/retention/service';
import { changeDeletion, insertDeletion } from '@/features/rights/store-deletions';
import type { Tx } from '@/platform/database/transaction';
import type { FeatureTools } from './feature-tools';
import type { Foundation } from './foundation';
import type { GroundFeatures } from './ground-features';
import { secondFactorAsked } from './second-factor-asked';
import { version } from './version';

/** An account whose time is over is deleted as one that somebody asked for: with everything, and with a certificate of its own. */
const removal: AccountRemoval<Tx> = {
  async remove(tx, learnerId, at, by) {
    const asked = { learnerId, askedBy: by, askedAs: 'admin', why: 'retention', askedAt: at } as const;
    const id = await insertDeletion(tx, asked);
    if (id) await changeDeletion(tx, id, { state: 'confirmed', decidedBy: by, decidedAt: at, dueAt: at });
    return id !== null;
  },
};

/** How long records are kept, and the privacy impact assessment, joined to what they speak of. */
export function createPrivacyFeatures(
  { database, config }: Foundation,
  { jobs, nightlyAt, now, audit }: FeatureTools,
  { identity, mastery, consent, fairness, languageModels, backups, governance }: GroundFeatures,
) {
  const retention = createRetention({
    ...{ database, jobs, mastery, nightlyAt, now, audit, accounts: removal },
    trail: createTrailCut({ audit, now }),
    currentDistrict: identity.currentDistrict,
  });

  const sources: AssessmentSources<Tx> = {
    version,
    consent: consent.rules,
    recipients: async (tx) =>
      (await languageModels.status(tx)).models.map(({ model, host, reach, purposes }) => ({
        ...{ name: model, host, reach, purposes: purposes.map(({ purpose }) => purpose) },
      })),
    async retention(tx) {
      const { template, nightly, rules } = await retention.schedule(tx);
      const holds = (await retention.holds.list(tx)).filter(({ inForce }) => inForce).length;
      return { template, nightly, holds, rules: rules.map(({ kind, rule }) => ({ kind, rule })) };
    },
    lastBiasAudit: async (tx) => (await fairness.alerts(tx)).at,
  };
  const assessment = createAssessment({ sources, now });

  const is = (key: Measure['key'], on: boolean, value: string | null = null): Measure => ({
    ...{ key, state: on ? 'on' : 'off', value },
  });
  const https = config.MENO_TLS_CERT !== undefined || config.MENO_TLS_SELF_SIGNED;
  const byProxy = config.MENO_PUBLIC_URL?.startsWith('https:') ?? false;
  // What this process is made of stands whatever the settings say; the rest is read from them each time.
  assessment.register(async () => [
    is('https', https || byProxy),
    ...[is('isolation', true), is('secrets', true), is('lock-out', true)],
    is('upload-scan', config.MENO_UPLOAD_SCAN !== undefined),
  ]);
  assessment.register(async (tx) => {
    const { required, idleMinutes } = await secondFactorAsked(tx);
    const idle = is('idle-sign-out', idleMinutes > 0, idleMinutes > 0 ? String(idleMinutes) : null);
    return [is('second-factor', required), idle];
  });
  assessment.register(async (tx) => {
    const { schedule, items } = await backups.status(tx);
    const tried = items.find(({ state, checkedAt }) => state === 'sound' && checkedAt !== null)?.checkedAt ?? null;
    const sealed = config.MENO_BACKUP_PASSPHRASE !== undefined;
    return [
      is('backups', schedule?.at != null),
      is('backups-sealed', sealed),
      is('backups-tried', tried !== null, tried),
    ];
  });
  assessment.register(async (tx) => {
    const { id = '' } = (await identity.currentDistrict()) ?? {};
    const { models } = await languageModels.status(tx);
    return [
      is('audit', true, String((await governance.head(tx, id)).place)),
      is(
        'models-inside',
        models.every(({ reach }) => reach !== 'outside'),
      ),
      is('nightly-destruction', (await retention.schedule(tx)).nightly && nightlyAt !== null),
    ];
  });
  return { retention, assessment };
}
