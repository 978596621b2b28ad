const FENCED = /^ {0,12}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,12}\1[`~]*[ \t]*$|$(?![\s\S]))/gm;
/** A tag of a component, its attributes in any form. */
const TAG =
  /<(\/?)([A-Z][\w.]{0,80})((?:\s{1,20}(?:[\w:.-]{1,60}(?:=(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{[^{}\n]{0,500}(?:\{[^{}\n]{0,500}\}[^{}\n]{0,500}){0,3}\}))?|\{[^{}\n]{0,300}\})){0,40})\s{0,20}\/?>/g;
const WORDS = /\b(?:title|label|heading|caption|summary|alt)=(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\})/;

/**
 * MDX that its grammar refuses, made Markdown by taking away what looks like code of a page outside of fences: imports and exports,
 * comments, tags of components (their titles stay) and expressions on lines of their own.
 */
export function stripMdx(source: string): string {
  let out = '';
  let at = 0;
  for (const match of source.matchAll(FENCED)) {
    out += stripped(source.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return out + stripped(source.slice(at));
}

function stripped(text: string): string {
  return text
    .replace(
      /^import\s[^\n]{0,500}?(?:\n[^\n]{0,300}){0,30}?from\s+["'][^"'\n]+["'];?[ \t]*$|^import\s+["'][^"'\n]+["'];?[ \t]*$/gm,
      '',
    )
    .replace(
      /^export\s+(?:const|let|var|default|async|function|class|\{|\*)[^\n]*(?:\n(?![ \t]*\n)[^\n]*){0,200}/gm,
      '',
    )
    .replace(/\{\/\*[\s\S]{0,5000}?\*\/\}/g, '')
    .replace(TAG, (_, closing: string, __, attributes: string) => {
      const words =
        closing === ''
          ? WORDS.exec(attributes)
              ?.slice(1)
              .find((each) => each !== undefined)
          : undefined;
      return words === undefined ? '' : `\n\n${words}\n\n`;
    })
    .replace(/^[ \t]*\{[^{}\n]*(?:\{[^{}\n]*\}[^{}\n]*)*\}[ \t]*$/gm, '');
}
