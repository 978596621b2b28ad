import type { Backup, BackupStatus, BackupWarning } from './contract';
import type { BackupRow } from './store';

const HOUR_MS = 3600 * 1000;
/** A daily backup that is older than this was missed. */
const OLD_MS = 36 * HOUR_MS;

export function isSound({ result, removedAt }: Pick<BackupRow, 'result' | 'removedAt'>): boolean {
  return removedAt === null && result !== null && result.problems.length === 0;
}

function stateOf(row: BackupRow): Backup['state'] {
  if (row.removedAt) return 'gone';
  if (row.problem !== null && row.bytes === null) return 'failed';
  if (row.bytes === null) return 'running';
  if (row.result) return isSound(row) ? 'sound' : 'unsound';
  return row.problem === null ? 'checking' : 'unsound';
}

export function showBackup(row: BackupRow): Backup {
  return {
    ...{ id: row.id, file: row.file, kind: row.kind, encrypted: row.encrypted, state: stateOf(row) },
    ...{ bytes: row.bytes, rows: row.rows, files: row.files, check: row.result, problem: row.problem },
    beganAt: row.beganAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    checkedAt: row.checkedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    removedAt: row.removedAt?.toISOString() ?? null,
  };
}

/** What is wrong with how backups stand. */
export function warningsOf(
  rows: readonly BackupRow[],
  of: { schedule: BackupStatus['schedule']; sameDisk: boolean; archiveFails: boolean; now: Date },
): BackupWarning[] {
  const present = rows.filter(({ removedAt }) => removedAt === null).map(showBackup);
  const ended = present.filter(({ state }) => state !== 'running' && state !== 'checking');
  const newest = present.find(({ state }) => state === 'sound');
  const warnings: BackupWarning[] = [];
  if (!of.schedule) warnings.push('notSetUp');
  else if (!newest) warnings.push('none');
  else if (of.now.getTime() - new Date(newest.beganAt).getTime() > OLD_MS) warnings.push('old');
  if (ended[0]?.state === 'failed') warnings.push('lastFailed');
  if (ended[0]?.state === 'unsound') warnings.push('unsound');
  if (of.sameDisk) warnings.push('sameDisk');
  if (of.archiveFails) warnings.push('archiveFails');
  return warnings;
}

/** Until when something that is deleted now may still stand in one of these. */
export function lastExpiryOf(rows: readonly BackupRow[]): { at: Date | null; openEnded: boolean } {
  const present = rows.filter(
    ({ removedAt, problem, bytes }) => removedAt === null && !(problem !== null && bytes === null),
  );
  const ends = present.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime()] : []));
  return {
    at: ends.length > 0 ? new Date(Math.max(...ends)) : null,
    openEnded: present.some(({ expiresAt }) => expiresAt === null),
  };
}
