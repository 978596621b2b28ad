import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/explain-back-server.json';

/** What the server says about explanations. */
export const say = createTranslator({ locale: 'en', messages });
