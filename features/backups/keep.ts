const DAY_MS = 24 * 3600 * 1000;
const WEEK_DAYS = 7;

/** How many backups are kept. */
export interface Keep {
  daily: number;
  weekly: number;
}

/**
 * What a backup that is made by the clock is, and when its file goes. The first of an ISO week (from Monday, UTC) is a weekly one where any are kept, and the others are
 * daily ones. Its time ends an hour before that of the backup that takes its place, since a night's
 * work doesn't begin on the second; files go only after a new one was made.
 * @param lastWeeklyAt when the last weekly one was made; null: never
 */
export function planFor(
  now: Date,
  lastWeeklyAt: Date | null,
  keep: Keep,
): { kind: 'daily' | 'weekly'; expiresAt: Date } {
  const weekly = keep.weekly > 0 && (lastWeeklyAt === null || weekOf(lastWeeklyAt) < weekOf(now));
  const days = weekly ? Math.max(keep.weekly * WEEK_DAYS, keep.daily) : keep.daily;
  return { kind: weekly ? 'weekly' : 'daily', expiresAt: new Date(now.getTime() + days * DAY_MS - DAY_MS / 24) };
}

/** Weeks since the Monday before the epoch. */
function weekOf(at: Date): number {
  return Math.floor((at.getTime() / DAY_MS + 3) / WEEK_DAYS);
}

/** What decides on whether a file goes. */
interface Kept {
  id: string;
  beganAt: Date;
  expiresAt: Date | null;
  /** It was tried and found whole. */
  sound: boolean;
}

/**
 * Those whose time is over. The newest that is known to be whole stays in any case: a disk that can't be written to any more must not cost the last backup.
 */
export function overdue<B extends Kept>(present: readonly B[], now: Date): B[] {
  const lastSound = present.filter(({ sound }) => sound).sort((a, b) => b.beganAt.getTime() - a.beganAt.getTime())[0];
  return present.filter(
    (each) => each.expiresAt !== null && each.expiresAt.getTime() <= now.getTime() && each.id !== lastSound?.id,
  );
}
