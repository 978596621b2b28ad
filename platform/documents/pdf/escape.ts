/** Codes that each font gives its own meaning: nothing that could be read. */
const PRIVATE = /[\ue000-\uf8ff]/g;

/** Text within a paragraph so that the Markdown dialect reads it as it stands. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(PRIVATE, '')
    .replace(/[\\`*_[\]<>{}$~|^]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\?\[)/g, '\\!')
    .replace(/:(?=\\?[\w`])/g, '\\:')
    .replace(/(https?)\\:(?=\/\/)/g, '$1:');
}

/** What means something only where a block begins: marks of headings, lists, quotations, definitions. */
export function escapeStart(markdown: string): string {
  return markdown
    .replace(
      /^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=+]{2,}|:+|%+|\/\/)/,
      (_, space: string, mark: string) => `${space}\\${mark}`,
    )
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
