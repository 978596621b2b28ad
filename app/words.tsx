import type { ReactNode } from 'react';
import { loadMessages, type Namespace } from '@/platform/i18n/messages';
import { pageLocale } from '@/server/page-settings';
import { MoreWords } from '@/ui/words';

/** Sends the words that a screen needs beside `common` and `shell`. */
export async function Words({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  return <MoreWords messages={loadMessages(await pageLocale(), of)}>{children}</MoreWords>;
}
