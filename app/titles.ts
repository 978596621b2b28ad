import type { Metadata } from 'next';
import { loadMessages, type Messages } from '@/platform/i18n/messages';
import { pageLocale } from '@/server/page-settings';

/** The title of a page in its tab, from `shell.pages`; `of` names what it is about, e.g. the course. */
export async function titled(page: keyof Messages['shell']['pages'], of?: string): Promise<Metadata> {
  const words = loadMessages(await pageLocale(), ['shell']).shell?.pages[page] ?? '';
  return { title: of === undefined ? words : `${words} · ${of}` };
}
