/** A source for the MDX parser, as long as the original: what the parser would stumble over is letters there. */
export interface Masked {
  text: string;
  /** Length of the front matter at the start, 0 where there is none. */
  frontMatter: number;
}

const FRONT_MATTER = /^---[ \t]*\n(?:[^\n]*\n){0,400}?(?:---|\.\.\.)[ \t]*(?:\n|$)/;
/** Code, which nothing in here may touch, or one of: a formula, an anchor behind a heading, a comment of HTML. */
const STRETCHES =
  /(^ {0,12}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,12}\2[`~]*[ \t]*$|$(?![\s\S]))|(?<!`)(`{1,4})(?!`)[^\n]{1,500}?(?<!`)\3(?!`))|\$\$[\s\S]{1,5000}?\$\$|(?<![\\$\w])\$(?=[^\s$])[^$\n]{0,500}?(?<=[^\s\\])\$(?![\d$])|(?<=^#{1,6} [^\n]{0,300})\{#[\w:.-]+\}[ \t]*$|<!--[\s\S]{0,5000}?-->/gm;

/** Formulas, anchors of headings and comments of HTML are no MDX, but written in it all the same; front matter is blank. */
export function maskMdx(source: string): Masked {
  const frontMatter = FRONT_MATTER.exec(source)?.[0].length ?? 0;
  const head = source.slice(0, frontMatter).replace(/[^\n]/g, ' ');
  const body = source.slice(frontMatter).replace(STRETCHES, (whole: string, code: string | undefined) => {
    if (code !== undefined) return code;
    return whole.startsWith('<!--') ? whole.replace(/[^\n]/g, ' ') : whole.replace(/[^\n]/g, 'x');
  });
  return { text: head + body, frontMatter };
}

/** Whether a source has so many braces outside of code that parsing what they hold would take too long. */
export function isOverloaded({ text }: Masked, most: number): boolean {
  return (
    (text
      .replace(STRETCHES, (whole: string, code: string | undefined) => (code === undefined ? whole : ''))
      .match(/\}/g)?.length ?? 0) > most
  );
}
