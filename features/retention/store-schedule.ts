import { eq, notInArray } from 'drizzle-orm';
import type { Tx } from '@/platform/database/transaction';
import type { RuleInput, ScheduledKind, TemplateId } from './contract';
import { retentionRules, retentionSettings } from './schema';

export interface SettingsRow {
  template: TemplateId | null;
  nightly: boolean;
  schoolYearEnds: string;
  clockSeenAt: Date | null;
}

/** What holds before a district says anything: nothing goes. */
const NONE: SettingsRow = { template: null, nightly: false, schoolYearEnds: '07-31', clockSeenAt: null };

export async function settingsOf(tx: Tx): Promise<SettingsRow> {
  const [row] = await tx
    .select({
      template: retentionSettings.template,
      nightly: retentionSettings.nightly,
      schoolYearEnds: retentionSettings.schoolYearEnds,
      clockSeenAt: retentionSettings.clockSeenAt,
    })
    .from(retentionSettings);
  return row ?? NONE;
}

export async function putSettings(tx: Tx, change: Partial<SettingsRow>, by: string | null, at: Date): Promise<void> {
  const now = { ...(await settingsOf(tx)), ...change, updatedAt: at };
  await tx
    .insert(retentionSettings)
    .values({ ...now, updatedBy: by })
    .onConflictDoUpdate({
      target: [retentionSettings.districtId],
      // The clock is noted by the night, which is nobody.
      set: by === null ? now : { ...now, updatedBy: by },
    });
}

export async function rulesOf(tx: Tx): Promise<RuleInput[]> {
  return tx
    .select({ kind: retentionRules.kind, from: retentionRules.from, period: retentionRules.period })
    .from(retentionRules);
}

/** Puts a schedule in place of what was there. */
export async function putRules(tx: Tx, rules: readonly RuleInput[], by: string, at: Date): Promise<void> {
  const kinds: ScheduledKind[] = rules.map(({ kind }) => kind);
  await tx.delete(retentionRules).where(kinds.length > 0 ? notInArray(retentionRules.kind, kinds) : undefined);
  for (const rule of rules) {
    const [had] = await tx.select().from(retentionRules).where(eq(retentionRules.kind, rule.kind));
    const same =
      had?.from === rule.from && had.period.count === rule.period.count && had.period.unit === rule.period.unit;
    if (same) continue;
    const row = { ...rule, updatedBy: by, updatedAt: at };
    await tx
      .insert(retentionRules)
      .values(row)
      .onConflictDoUpdate({ target: [retentionRules.districtId, retentionRules.kind], set: row });
  }
}

/** Who set the rule of a kind; null: it has none any more. */
export async function ruleSetBy(tx: Tx, kind: ScheduledKind): Promise<string | null> {
  const [row] = await tx
    .select({ by: retentionRules.updatedBy })
    .from(retentionRules)
    .where(eq(retentionRules.kind, kind));
  return row?.by ?? null;
}
