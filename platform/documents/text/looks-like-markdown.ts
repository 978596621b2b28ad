/** Marks that nobody writes in plain text by chance. */
const SURE = [
  /(?:^|\n[ \t]*\n)#{1,6} \S/,
  /^(?:```|~~~)[\w{]?[^\n`]*\n[\s\S]*?^(?:```|~~~)[ \t]*$/m,
  /^[^\n|]*\|[^\n]*\n\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)+\|?[ \t]*$/m,
  /!?\[[^\]\n]{1,200}\]\((?:https?:|\.{0,2}\/|#|[\w-]+\.\w)[^)\s]*\)/,
  /^---[ \t]*\n(?:[\w-]+:[^\n]*\n)+(?:---|\.\.\.)[ \t]*$/m,
  /^:{3,}[ \t]*\{?\.?[a-z]/m,
];
/** Marks that plain text may hold once or twice. */
const HINTS = [
  /(?<![\w*])\*\*[^*\s][^*\n]{0,200}\*\*(?![\w*])/g,
  /(?<!`)`[^`\n]{1,80}`(?!`)/g,
  /^[^\n]{1,160}\n: {1,3}\S/gm,
  /\$\$?[^$\s][^$\n]*[\\^_=][^$\n]*\$\$?/g,
];
const ENOUGH_HINTS = 2;

/** Whether a text file was plainly written as Markdown, so that reading it as anything else would lose what its author marked. */
export function looksLikeMarkdown(text: string): boolean {
  const head = text.slice(0, 200_000);
  if (SURE.some((pattern) => pattern.test(head))) return !isShellScript(head);
  return HINTS.some((pattern) => [...head.matchAll(pattern)].length >= ENOUGH_HINTS);
}

/** Its comments look like headings. */
function isShellScript(text: string): boolean {
  return text.startsWith('#!');
}
