import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/paths-server.json';
import type { LiveTarget } from './targets';

const translate = createTranslator({ locale: 'en', messages });

/** What a path is called: as somebody wrote it, else after what it leads to. */
export function titleOf(title: string | null, targets: readonly LiveTarget[]): string {
  if (title !== null) return title;
  const [first, ...more] = targets.toSorted((a, b) => Number(a.concept === null) - Number(b.concept === null));
  return translate('title', { name: first?.concept?.name ?? first?.stored.name ?? '', more: more.length });
}
