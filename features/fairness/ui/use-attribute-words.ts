import { useTranslations } from 'use-intl';
import type { GroupAttribute } from '../contract';

/** What an attribute, or two that are looked at together, are called. */
export function useAttributeWords(): (of: { attribute: GroupAttribute; second?: GroupAttribute | null }) => string {
  const t = useTranslations('fairness');
  return ({ attribute, second }) =>
    second
      ? t('answers.both', { first: t(`attributes.${attribute}`), second: t(`attributes.${second}`) })
      : t(`attributes.${attribute}`);
}
