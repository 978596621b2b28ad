import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/recommendations-server.json';

const translate = createTranslator({ locale: 'en', messages });

/** A wrong answer is repeated only while it is this short. */
const LONGEST_GIVEN = 60;

/** The one sentence of a recommendation: why this, now. */
export const why = translate;

/** What was given, where it is short enough to be said. */
export function shortGiven(given: string): string | null {
  const line = given.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_GIVEN ? line : null;
}

/** A share as "7 in 10": noised numbers are not said more exactly than they are. */
export function inTen(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 10);
}
