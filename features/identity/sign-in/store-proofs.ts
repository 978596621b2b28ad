import { and, asc, eq, gt, isNull, not } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { passkeys, recoveryCodes, recoveryLinks, secondFactors } from '../schema-sign-in';

/** Somebody's one-time codes, confirmed or not; locked, so that a code is taken once however often it comes. */
export async function secondFactorOf(tx: Tx, userId: string) {
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.userId, userId)).for('update');
  return row ?? null;
}

/** Whether a one-time code is asked for when they sign in. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  return (await confirmedAt(tx, userId)) !== null;
}

export async function confirmedAt(tx: Tx, userId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: secondFactors.confirmedAt })
    .from(secondFactors)
    .where(eq(secondFactors.userId, userId));
  return row?.at ?? null;
}

/** Keeps a secret that isn't confirmed yet; an earlier one that wasn't either goes. */
export async function putSecret(tx: Tx, userId: string, sealedSecret: string, now: Date): Promise<void> {
  const row = { sealedSecret, confirmedAt: null, lastStep: 0, createdAt: now };
  await tx
    .insert(secondFactors)
    .values({ userId, ...row })
    .onConflictDoUpdate({
      target: [secondFactors.districtId, secondFactors.userId],
      set: row,
      setWhere: isNull(secondFactors.confirmedAt),
    });
}

/** A code of this step was taken. */
export async function noteStep(tx: Tx, userId: string, lastStep: number, confirmed: Date): Promise<void> {
  await tx.update(secondFactors).set({ lastStep, confirmedAt: confirmed }).where(eq(secondFactors.userId, userId));
}

/** Ends somebody's one-time codes, with their recovery codes. @returns whether there were any. */
export async function endSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  return ((await tx.delete(secondFactors).where(eq(secondFactors.userId, userId))).rowCount ?? 0) > 0;
}

/** Gives somebody new recovery codes; those from before no longer count. */
export async function putRecoveryCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ userId, codeHash })));
}

const unused = (userId: string) => and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));

/** Takes a recovery code, once. @returns whether it was one that counts. */
export async function takeRecoveryCode(tx: Tx, userId: string, codeHash: string, now: Date): Promise<boolean> {
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(unused(userId), eq(recoveryCodes.codeHash, codeHash)));
  return (taken.rowCount ?? 0) > 0;
}

export async function codesLeft(tx: Tx, userId: string): Promise<number> {
  return tx.$count(recoveryCodes, unused(userId));
}

export async function passkeysOf(tx: Tx, userId: string) {
  return tx
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** A passkey by the id that the device knows it by; locked. */
export async function passkeyByCredential(tx: Tx, credentialId: string) {
  const [row] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)).for('update');
  return row ?? null;
}

/** Whether anybody of the district has a passkey. */
export async function arePasskeysUsed(tx: Tx): Promise<boolean> {
  return (await tx.select({ id: passkeys.id }).from(passkeys).limit(1)).length > 0;
}

/** Keeps a passkey; null when it is somebody's already. */
export async function insertPasskey(tx: Tx, passkey: Omit<typeof passkeys.$inferInsert, 'id' | 'districtId'>) {
  const [row] = await tx
    .insert(passkeys)
    .values({ id: uuidv7(), ...passkey })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

export async function notePasskey(tx: Tx, id: string, counter: number, now: Date): Promise<void> {
  await tx.update(passkeys).set({ counter, lastUsedAt: now }).where(eq(passkeys.id, id));
}

export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<boolean> {
  return ((await tx.delete(passkeys).where(and(eq(passkeys.userId, userId), eq(passkeys.id, id)))).rowCount ?? 0) > 0;
}

export async function endPasskeys(tx: Tx, userId: string): Promise<void> {
  await tx.delete(passkeys).where(eq(passkeys.userId, userId));
}

/** Keeps a link to a new password; one from before no longer counts. Whoever asks by mail ends none that an administrator has made. */
export async function putRecoveryLink(
  tx: Tx,
  link: { userId: string; tokenHash: string; issuedBy: string | null; expiresAt: Date; createdAt: Date },
): Promise<void> {
  const mailed = isNull(recoveryLinks.issuedBy);
  const before = and(eq(recoveryLinks.userId, link.userId), isNull(recoveryLinks.usedAt));
  await tx.delete(recoveryLinks).where(and(before, link.issuedBy === null ? mailed : not(mailed)));
  await tx.insert(recoveryLinks).values({ id: uuidv7(), ...link });
}

/** A link that still counts; locked, so that it is taken once. */
export async function recoveryLinkBy(tx: Tx, tokenHash: string, now: Date) {
  const [row] = await tx
    .select()
    .from(recoveryLinks)
    .where(and(eq(recoveryLinks.tokenHash, tokenHash), isNull(recoveryLinks.usedAt), gt(recoveryLinks.expiresAt, now)))
    .for('update');
  return row ?? null;
}

export async function noteLinkUsed(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.update(recoveryLinks).set({ usedAt: now }).where(eq(recoveryLinks.id, id));
}
