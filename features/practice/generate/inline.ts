/** Code spans and maths, which nothing may change. */
const PROTECTED = /(`+)(?:(?!\1)[\s\S])+?\1(?!`)|\$\$[\s\S]+?\$\$|(?<![\\$])\$(?![\s$])[^$]*?(?<![\s\\])\$(?!\d)/g;

/**
 * A sentence as an exercise shows it: one line of Markdown without links, images, footnotes, HTML and emphasis (which would point at the
 * answer); code spans and maths stay as they are.
 */
export function cleanInline(markdown: string): string {
  return outsideCode(markdown.replace(/\s+/g, ' '), (prose) =>
    prose
      .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
      .replace(/\[\^[^\]]+\]/g, '')
      .replace(/\[((?:[^[\]]|\[[^\]]*\])*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
      .replace(/\[((?:[^[\]])+)\]\[[^\]]*\]/g, '$1')
      .replace(/<(https?:[^>\s]+)>/g, '$1')
      .replace(/<\/?[a-zA-Z][^<>]*>/g, '')
      .replace(/(\*\*|__)(?=\S)/g, '')
      .replace(/(?<=\S)(\*\*|__)/g, '')
      .replace(/(?<![\p{L}\p{N}*\\])\*(?=[^\s*])|(?<=[^\s*\\])\*(?![\p{L}\p{N}*])/gu, '')
      .replace(/(?<![\p{L}\p{N}_])_(?=[^\s_])|(?<=[^\s_])_(?![\p{L}\p{N}_])/gu, '')
      .replace(/\s*(?<!-)---?(?!-)\s*(?=\S)/g, (dash) =>
        dash.includes('---') ? ' — ' : dash.trim() === '--' ? '–' : dash,
      )
      .replace(/\\([*_[\]()#`>~.!-])/g, '$1'),
  )
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?](?:\s|$))/g, '$1')
    .trim();
}

/** Applies a change to everything but code spans and maths. Links around code keep their text. */
export function outsideCode(markdown: string, change: (prose: string) => string): string {
  const kept: string[] = [];
  const masked = markdown.replace(PROTECTED, (span) => `\uE000${kept.push(span) - 1}\uE001`);
  return change(masked).replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '');
}

/** The words without code and maths; `…` stands for each piece. */
export function proseOnly(markdown: string): string {
  return markdown.replace(PROTECTED, ' … ');
}

/** First letter large, unless the text starts with code, maths or a word with its own capitals. */
export function capitalise(text: string): string {
  return /^\p{Ll}(?!\p{Ll}*\p{Lu})/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** First letter small, unless the first word carries more capitals or is a single letter other than "A". */
export function uncapitalise(text: string): string {
  return /^(?:A\s|\p{Lu}\p{Ll}+(?!\p{L}))/u.test(text) && !/^(?:I\b|\p{Lu}\p{Ll}+['’]s\b)/u.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** Without closing punctuation. */
export function withoutStop(text: string): string {
  return text.replace(/[\s.;:,]+$/, '');
}

/** Number of words a reader counts; a piece of code or maths is one. */
export function wordCount(markdown: string): number {
  return (proseOnly(markdown).match(/[\p{L}\p{N}…][^\s]*/gu) ?? []).length;
}

/** A code span of anything, backticks included. */
export function codeSpan(code: string): string {
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
}

/** A block quote of Markdown. */
export function quote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}
