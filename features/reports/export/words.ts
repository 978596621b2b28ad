import { createFormatter } from 'use-intl/core';
import { translator } from '@/platform/i18n/messages';
import type { Format, Say } from '../words/say';

/** What files say: English, days in UTC. */
export const fileSay: Say = translator('en', 'reports');
export const fileFormat: Format = createFormatter({ locale: 'en', timeZone: 'UTC' });
