import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { type Locale, pickLocale } from '@/platform/i18n/locales';

/** Language of the page: what the browser asks for, among those Meno speaks. */
export const pageLocale = cache(async (): Promise<Locale> => pickLocale((await headers()).get('accept-language')));

/** `light` or `dark` when the reader chose one, null to follow the device. */
export async function pageTheme(): Promise<'light' | 'dark' | null> {
  const chosen = (await cookies()).get('meno-theme')?.value;
  return chosen === 'light' || chosen === 'dark' ? chosen : null;
}
