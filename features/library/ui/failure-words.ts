'use client';

import { useTranslations } from 'use-intl';

const known = [
  'empty',
  'too_large',
  'not_text',
  'not_utf8',
  'unsupported',
  'no_passages',
  'too_complex',
  'bad_path',
  'timeout',
] as const;

/** Why a file could not be taken, in words: ours for the codes we know, else the server's. */
export function useFailureWords(): (failure: { code: string; message: string } | null) => string {
  const t = useTranslations('library.failure');
  return (failure) => {
    const code = known.find((entry) => entry === failure?.code);
    return code ? t(code) : (failure?.message ?? t('unknown'));
  };
}
