/** Addresses, as they are written in running text or in links, images and HTML. */
const ADDRESS =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.|\b(?:javascript|data|vbscript|mailto|tel|file|blob):)[^\s<>()[\]"'`]*/giu;

/**
 * Markdown that a model wrote, made harmless before anything else sees it: images and links become their words, addresses and HTML go, a
 * diagram becomes plain code (it would be drawn), and signs nobody sees go. What is left is rendered by the sanitising renderer, and links
 * are taken out once more there.
 */
export function cleanMarkdown(markdown: string): string {
  const fences = /(^|\n)([ \t>]*)(`{3,}|~{3,})([^\n]*)\n([\s\S]*?)(?:\n[ \t>]*\3[ \t]*(?=\n|$)|$)/g;
  const parts: string[] = [];
  let at = 0;
  for (const match of markdown.matchAll(fences)) {
    const [whole, line = '', indent = '', fence = '', info = '', code = ''] = match;
    parts.push(cleanProse(markdown.slice(at, match.index)));
    const language = /^[\w+#-]{0,20}/.exec(info.trim())?.[0] ?? '';
    const shown = /mermaid|plantuml|graphviz|html|svg/i.test(language) ? 'text' : language;
    parts.push(`${line}${indent}${fence}${shown}\n${unseen(code).replace(ADDRESS, '…')}\n${indent}${fence}`);
    at = match.index + whole.length;
  }
  parts.push(cleanProse(markdown.slice(at)));
  return parts.join('').trim();
}

function cleanProse(text: string): string {
  return unseen(text)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|iframe|svg|object|embed|form|textarea|template|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<\/?[a-z][^>\n]{0,2000}>/gi, '')
    .replace(/!\[([^\]]*)\]\s*(?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/(?<!!)\[((?:[^[\]]|\[[^[\]]*\])*)\]\s*\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/^\s{0,3}\[[^\]\n]+\]:\s*\S+.*$/gm, '')
    .replace(ADDRESS, '…');
}

function unseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Controls but for tabs and line ends, overrides of direction, and signs without width that no script needs. */
const UNSEEN = /(?![\t\n])\p{Cc}|[\u00ad\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
