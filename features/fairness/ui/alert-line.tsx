'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { FairnessAlerts } from '../contract';

/** On the first page of administrators and officers: differences between groups that wait for a decision. Nothing where there are none. */
export function FairnessAlertLine({ alerts }: { alerts: FairnessAlerts }) {
  const t = useTranslations('fairness.home');
  if (alerts.alerts === 0) return null;
  return (
    <Notice>
      <p>
        {t('alert', { count: alerts.alerts })} <TextLink href="/fairness">{t('open')}</TextLink>
      </p>
    </Notice>
  );
}
