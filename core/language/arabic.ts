/** Short vowels, doubling, the dagger alef, Quranic marks and the stretching stroke: writers leave them out as they please. */
const MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g;
/** Longest first, so that "and the" goes at once. */
const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'لل', 'ال'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/** One letter for those that writers take for each other: alef with or without hamza, final ya and alef maqsura, ta marbuta and ha. */
export function normaliseArabic(word: string): string {
  return word
    .replace(MARKS, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ؤ/g, 'و')
    .replace(/ئ/g, 'ي')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/**
 * Light stem of a normalised word ("light10": Larkey, Ballesteros and Connell, Light stemming for Arabic information retrieval, 2007):
 * "and", the article with what is written onto it, and endings of gender, number and possession go; the word keeps two letters or more.
 */
export function arabicStem(word: string): string {
  let stem = word;
  const prefix = PREFIXES.find((each) => stem.startsWith(each) && stem.length - each.length >= 2);
  if (prefix) stem = stem.slice(prefix.length);
  else if (stem.startsWith('و') && stem.length > 3) stem = stem.slice(1);
  for (const suffix of SUFFIXES)
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length);
  return stem;
}

/** The consonants of a stem: a broken plural shares them with its singular ("bearings" محامل, "bearing" محمل). '' where fewer than three are left. */
export function arabicSkeleton(stem: string): string {
  const skeleton = stem.slice(0, 1) + stem.slice(1).replace(/[اوي]/g, '');
  return skeleton.length >= 3 ? skeleton : '';
}
