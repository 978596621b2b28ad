import { useTranslations } from 'use-intl';

/** Words for why a model gave nothing, without a full stop: ours for the usual reasons, else what was recorded. */
export function useFailureWords(): (failure: { code: string; message: string }) => string {
  const t = useTranslations('languageModel.failure');
  return ({ code, message }) => {
    const known = codes.find((each) => each === code);
    return known ? t(known) : message.replace(/\.$/, '');
  };
}

const codes = [
  'not_configured',
  'unavailable',
  'loading',
  'busy',
  'timeout',
  'cancelled',
  'interrupted',
  'context_overflow',
  'schema_mismatch',
  'refused',
  'bad_answer',
  'over_budget',
] as const;

/** Milliseconds as people say them. */
export function useDurationWords(): (milliseconds: number) => string {
  const t = useTranslations('languageModel');
  return (milliseconds) =>
    milliseconds < 1000
      ? t('milliseconds', { milliseconds })
      : t('seconds', { seconds: (milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0) });
}
