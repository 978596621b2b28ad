const LINK = /!?\[([^[\]]*)\]\(\s*<?([^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;
const ADDRESS = /<?\b(?:https?|ftp|mailto|javascript|data):[^\s<>)\]]+>?/gi;
const TAG = /<\/?[a-z!][^<>]*>/gi;
/** Code of either kind, which is left as it is. */
const CODE = /((?:^|\n) {0,3}(`{3,}|~{3,})[\s\S]*?(?:\n {0,3}\2[`~]*(?=\n|$)|$)|(`+)(?!`)[\s\S]*?[^`]\3(?!`))/g;

/**
 * A model's Markdown without pictures, without raw HTML, and without links and addresses that the material does not have: words stay, where they lead goes.
 *
 * @param material text of the passages that it was written from.
 */
export function plainMarkdown(markdown: string, material: string): string {
  const known = (url: string) => url !== '' && material.includes(url);
  const clean = (text: string) =>
    text
      .replace(LINK, (whole: string, words: string, url: string) =>
        whole.startsWith('!') ? '' : known(url) ? whole : words,
      )
      .replace(ADDRESS, (url: string) => (known(url.replace(/^<|>$/g, '')) ? url : ''))
      .replace(TAG, '');
  let out = '';
  let from = 0;
  for (const match of markdown.matchAll(CODE)) {
    out += clean(markdown.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + clean(markdown.slice(from));
}
