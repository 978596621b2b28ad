import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/tutor-replies.json';

/** The tutor's own words, where no model speaks. */
export const say = createTranslator({ locale: 'en', messages });
