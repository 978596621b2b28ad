import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/concept-edits.json';

const t = createTranslator({ locale: 'en', messages });

/** Who changed the same thing; `null`: an account that is gone. */
export const changedBy = (name: string | null) => t('changedBy', { name: name ?? t('somebody') });
/** Why an edit can't be taken back or done again. */
export const blockedBy = (name: string | null) => t('blockedBy', { name: name ?? t('somebody') });
export const blockedByMaterial = () => t('blockedByMaterial');
export const blockedByName = (name: string) => t('blockedByName', { name });
export const blockedByCircle = () => t('blockedByCircle');
export const teacherEdge = messages.teacherEdge;
