/** A question's Markdown as one line of plain words; a gap shows as `gap`. */
export function plainPrompt(markdown: string, gap: string): string {
  return markdown
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(?<!_)____(?!_)/g, gap)
    .replace(/^\s*>\s?/gm, '')
    .replace(/[`*$\\]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
