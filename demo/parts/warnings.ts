import { PRODUCT_VERSIONS } from '@/features/consent/contract';
import { systemActor } from '@/platform/database/transaction';
import words from '@/platform/i18n/messages/en/demo-school.json';
import type { DemoPart } from '../school';

/** Seats whose guardians did not send the slip back. */
const UNWILLING = [4, 9, 18];

/** Guardians say yes to their children's being looked at, and each Sunday evening it is looked who may fall behind. */
export const warnings: DemoPart = {
  name: 'warnings',
  async begin({ database, districtId, classes, features }) {
    const yes = { purpose: 'risk', allowed: true, version: PRODUCT_VERSIONS.risk, note: words.slip } as const;
    await database.transaction(systemActor(districtId), async (tx) => {
      for (const { learners, teachers } of classes)
        for (const [seat, { id }] of learners.entries())
          if (teachers[0] && !UNWILLING.includes(seat))
            await features.consent.recordGuardian(tx, id, teachers[0].userId, yes);
    });
  },
  async onDay({ features, districtId, course }, day) {
    if (day.getDay() === 0) await features.earlyWarning.lookAt(districtId, course.id);
  },
  // In a district of its own the night has looked at all courses, and learned what to look for.
  async end({ own, features, districtId, course }) {
    if (!own) await features.earlyWarning.lookAt(districtId, course.id);
  },
};
