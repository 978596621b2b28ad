'use client';

import { useTranslations } from 'use-intl';
import type { CorrectionSubject } from '../contract';

/** What of a person's own may be wrong, in the order in which it is offered. */
export const CORRECTABLE = [
  ...['account', 'enrolment', 'consent', 'answers', 'progress', 'lessons', 'conversations', 'explanations'],
  ...['decisions', 'recommendations', 'experiments', 'preferences', 'other'],
] as const satisfies readonly CorrectionSubject[];

/** What a correction is about, in words. */
export function useSubjectWords(): (about: CorrectionSubject) => string {
  const t = useTranslations('record.kinds');
  const own = useTranslations('rights.correction');
  return (about) => (about === 'other' ? own('other') : t(`${about}.title`));
}
