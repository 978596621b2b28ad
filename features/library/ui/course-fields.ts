/** Languages offered for a course's material; any other stays possible through the API. */
export const courseLanguages = [
  'ar',
  'da',
  'de',
  'en',
  'es',
  'fi',
  'fr',
  'he',
  'hi',
  'hu',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pl',
  'pt',
  'ro',
  'ru',
  'sv',
  'tr',
  'uk',
  'zh',
] as const;

/** Not set: found out from the material when it comes in. */
export const LANGUAGE_OF_MATERIAL = 'und';

/** The languages by name, as `locale` says and sorts them, behind `found`; `also` is kept when it is none of ours. */
export function languageOptions(locale: string, also: string, found: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const collator = new Intl.Collator(locale);
  const named = [...new Set<string>([...courseLanguages, also])]
    .filter((value) => value !== LANGUAGE_OF_MATERIAL)
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => collator.compare(a.label, b.label));
  return [{ value: LANGUAGE_OF_MATERIAL, label: found }, ...named];
}
