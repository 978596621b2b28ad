import type { Metadata } from 'next';
import { type Messages, translator } from '@/platform/i18n/messages';
import { pageLocale } from '@/server/page-settings';

/** The title of a page in its tab, from `shell.pages`; `of` names what it is about, e.g. the course. */
export async function titled(page: keyof Messages['shell']['pages'], of?: string): Promise<Metadata> {
  const t = translator(await pageLocale(), 'shell');
  return { title: of === undefined ? t(`pages.${page}`) : `${t(`pages.${page}`)} · ${of}` };
}
