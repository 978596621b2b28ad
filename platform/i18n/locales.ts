/** Languages that Meno speaks. A further one is a folder under `messages/` and a line here and in `messages.ts`. */
export const locales = ['en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'en';

/** The language among ours that fits an `Accept-Language` header or a language tag best. */
export function pickLocale(wanted: string | null | undefined): Locale {
  const tags = (wanted ?? '').split(',').map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());
  for (const tag of tags) {
    const match = locales.find((locale) => tag === locale || tag.startsWith(`${locale}-`));
    if (match) return match;
  }
  return defaultLocale;
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a language tag. */
export function direction(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-')[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}
