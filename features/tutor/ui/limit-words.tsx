'use client';

import { useLocale, useTranslations } from 'use-intl';
import { useHydrated } from '@/ui/time';
import type { AskLimit } from '../contract';

/** From so many questions left on the limit is worth a line. */
const FEW = 10;

/** How often one may still ask, once it matters, and from when on again. */
export function LimitWords({ limit }: { limit: AskLimit | null }) {
  const t = useTranslations('tutor.limit');
  const locale = useLocale();
  const hydrated = useHydrated();
  if (limit === null || limit.left > FEW) return null;
  if (limit.left > 0 || limit.againAt === null) return <p role="status">{t('left', { left: limit.left })}</p>;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: hydrated ? undefined : 'UTC' }).format(
    new Date(limit.againAt),
  );
  return (
    <p role="status" className="text-ink text-sm">
      {t('none', { perHour: limit.perHour, time })} {t('why')}
    </p>
  );
}
