import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/paths-server.json';
import type { LiveTarget } from './targets';

const translate = createTranslator({ locale: 'en', messages });

/** What a path is called: as somebody wrote it, else after what it leads to. */
export function titleOf(title: string | null, targets: readonly LiveTarget[]): string {
  if (title !== null) return title;
  const live = targets.filter(({ concept }) => concept !== null);
  const [first, ...more] = live.length > 0 ? live : targets;
  return translate('title', { name: first?.concept?.name ?? first?.stored.name ?? '', more: more.length });
}
