'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useHydrated } from '@/ui/time';

/** Until when, as a day; once it is past, that it was. */
export function DueDay({ day }: { day: string }) {
  const t = useTranslations('paths');
  const locale = useLocale();
  const hydrated = useHydrated();
  const own = hydrated && navigator.language.startsWith(locale) ? navigator.language : locale;
  const words = new Intl.DateTimeFormat(own, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
  const past = hydrated && day < new Date().toISOString().slice(0, 10);
  return <time dateTime={day}>{t(past ? 'overdue' : 'due', { day: words })}</time>;
}
