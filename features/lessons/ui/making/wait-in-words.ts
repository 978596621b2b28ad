import type { useTranslations } from 'use-intl';

/** From here on a wait is told in minutes, in seconds. */
const MINUTES_FROM = 90;

/** Place and time in a line, in plain words; times are rounded up to what can be promised (5 s, then minutes). */
export function waitInWords(
  { position, waitMs }: { position: number; waitMs: number },
  t: ReturnType<typeof useTranslations<'lesson.composing'>>,
): string {
  const seconds = Math.ceil(waitMs / 1000);
  if (seconds >= MINUTES_FROM) return t('queuedMinutes', { position, minutes: Math.ceil(seconds / 60) });
  return t('queued', { position, seconds: seconds < 2 ? 0 : Math.ceil(seconds / 5) * 5 });
}
