import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import type { TestDemo } from '@/demo/testing';
import { tokenHash } from '@/features/identity/sign-in/secret-words';
import { putRecoveryLink, putSecret } from '@/features/identity/sign-in/store-proofs';
import { recordExports } from '@/features/rights/schema';
import { createExportFiles } from '@/features/rights/service/export-files';
import { roles } from '@/platform/database/roles';
import { systemActor } from '@/platform/database/transaction';
import type { IdOwner } from './ids';
import type { People } from './people';

const DAY_MS = 24 * 3600_000;
/** Shared by everybody's phone and Meno; not confirmed yet, so that nobody is asked for a code. */
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
/** What stands in the link by which the learner sets a new password. */
export const LINK_WORD = 'the-word-of-a-link-to-a-new-password';

/** The one-time code that everybody's phone shows now. */
export const codeNow = (): string => new TOTP({ secret: SECRET }).generate();

/**
 * Adds what stands there once somebody has begun something, so that the calls that go on with it find it: a secret for one-time codes, a link to
 * a new password, a copy of the learner's record with its file, and a version of the privacy impact assessment.
 */
export async function addRecords(
  { test, features, foundation }: TestDemo,
  own: IdOwner,
  people: People,
): Promise<void> {
  const { districtId, database } = test;
  const { learnerId } = own;
  const exportId = randomUUID();
  await database.transaction(systemActor(districtId), async (tx) => {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + DAY_MS);
    for (const role of roles) await putSecret(tx, people[role], SECRET, now);
    await putRecoveryLink(tx, {
      ...{ userId: learnerId, tokenHash: tokenHash(LINK_WORD), issuedBy: people.admin, expiresAt, createdAt: now },
    });
    // The guardian asked for it: the learner and administrators see it too.
    const copy = { id: exportId, learnerId, requestedBy: people.guardian, status: 'ready' as const };
    await tx.insert(recordExports).values({ ...copy, bytes: 2, expiresAt });
    await features.assessment.keep(tx, 'As it is', people.dpo);
  });
  async function* nothing() {
    yield '{}';
  }
  const files = createExportFiles(foundation.config.MENO_DATA);
  await files.write(districtId, { personId: learnerId, exportId }, nothing());
}
