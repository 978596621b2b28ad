/** Lower case without accents: what is typed and what is looked through are compared like this. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * How well an entry, known by its `names` (the label first), fits what was typed: 0 not at all, up to 1. Every typed word has to
 * occur; the beginning of the label counts most, then the beginning of a word, then anywhere, then only in another name.
 */
export function matchScore(typed: string, names: readonly string[]): number {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const [label = '', ...others] = names.map(plain);
  const rest = others.join(' ');
  let score = 1;
  for (const word of words) {
    const at = label.indexOf(word);
    if (at === 0) continue;
    if (at > 0) score = Math.min(score, /[\p{L}\p{N}]/u.test(label[at - 1] ?? '') ? 0.5 : 0.8);
    else if (rest.includes(word)) score = Math.min(score, 0.3);
    else return 0;
  }
  return score;
}
