import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import type { TestDemo } from '@/demo/testing';
import { insertInvitation } from '@/features/identity/invitations/store';
import { normaliseJoinCode } from '@/features/identity/join-code';
import { classes } from '@/features/identity/schema';
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

/** What stands in the link of an invitation into the learner's class. */
export const INVITATION_WORD = 'the-word-of-an-invitation-into-a-class';
/** The code of the learner's class. */
export const CLASS_CODE = 'HJKM-NPQR';

/** The one-time code that everybody's phone shows now. */
export const codeNow = (): string => new TOTP({ secret: SECRET }).generate();

/**
 * Adds what stands there once somebody has begun something, so that the calls that go on with it find it: a secret for one-time codes, a link to
 * a new password, an invitation and a code into the learner's class, a copy of the learner's record with its file, and a version of the privacy impact assessment.
 */
export async function addRecords(
  { test, features, foundation }: TestDemo,
  own: IdOwner,
  people: People,
): Promise<void> {
  const { districtId, database } = test;
  const { learnerId, classId } = own;
  const exportId = randomUUID();
  await database.transaction(systemActor(districtId), async (tx) => {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + DAY_MS);
    for (const role of roles) await putSecret(tx, people[role], SECRET, now);
    await putRecoveryLink(tx, {
      ...{ userId: learnerId, tokenHash: tokenHash(LINK_WORD), issuedBy: people.admin, expiresAt, createdAt: now },
    });
    const into = { role: 'learner' as const, classId, createdBy: people.admin, maxUses: 100 };
    await insertInvitation(tx, { ...into, tokenHash: tokenHash(INVITATION_WORD), createdAt: now, expiresAt });
    await tx
      .update(classes)
      .set({ joinCode: normaliseJoinCode(CLASS_CODE) })
      .where(eq(classes.id, classId));
    // The guardian asked for it: the learner and administrators see it too.
    const copy = { id: exportId, learnerId, requestedBy: people.guardian, status: 'ready' as const };
    await tx.insert(recordExports).values({ ...copy, bytes: 2, expiresAt });
    await features.assessment.keep(tx, 'As it is', people.dpo);
  });
  // Of others only explanations are shown of which something was sent.
  await test.owner.query(
    `update explanations set turns = '[{"question":null,"text":"said"}]' where district_id = $1 and turns = '[]'`,
    [districtId],
  );
  async function* nothing() {
    yield '{}';
  }
  const files = createExportFiles(foundation.config.MENO_DATA);
  await files.write(districtId, { personId: learnerId, exportId }, nothing());
}
