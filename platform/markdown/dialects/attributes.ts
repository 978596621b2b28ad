import { roleOfName } from './fenced-divs';
import { linesOf, type Surface, spaces } from './surface';

/**
 * Takes attribute lists out of the text: kramdown's block lists on their own line (`{: .challenge}` gives the blockquote above it a role),
 * Pandoc's after a heading (`{#anchor}`), a link, a span or an image (`{alt='…'}`, which becomes the image's alternative text).
 */
export function takeAttributes(surface: Surface): void {
  if (!surface.text.includes('{')) return;
  takeBlockLists(surface);
  surface.edit(/^([ \t]{0,3}#{1,6}[ \t][^\n]*?)([ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*)$/gm, (match) => {
    const anchor = /#([\w:.-]+)/.exec(match[2] ?? '')?.[1];
    if (anchor !== undefined) surface.anchors.set(match.index, anchor);
    return (match[1] ?? '') + spaces(match[2] ?? '');
  });
  surface.edit(/(?<=[\])])\{:?[ \t]*(?=[#.\w])(?:[^{}'"\n]|'[^'\n]*'|"[^"\n]*")*\}/g, (match) => {
    if (!/^\{:?[ \t]*(?:[#.][\w-]|[\w-]+=)/.test(match[0])) return null;
    const alt = /\balt=(?:'([^'\n]*)'|"([^"\n]*)")/.exec(match[0]);
    if (alt) surface.alts.set(match.index, (alt[1] ?? alt[2] ?? '').replace(/\\+(?=[[\]_*`])/g, ''));
    return '';
  });
}

/** `{: .class}` and `{:auto_ids}` on a line of their own. */
function takeBlockLists(surface: Surface): void {
  const lines = linesOf(surface.text);
  lines.forEach((line, i) => {
    if (!/^[ \t>]*\{:[^{}]*\}[ \t]*$/.test(line.text) || surface.isFenced(line.start)) return;
    const role = [...line.text.matchAll(/\.([\w-]+)/g)]
      .map(([, name]) => roleOfName(name ?? ''))
      .find((found) => found !== null);
    let first = i;
    while (lines[first - 1]?.text.trimStart().startsWith('>')) first--;
    const start = lines[first]?.start;
    if (role && start !== undefined && first < i) surface.roles.push({ start, end: line.end, role });
    surface.put(
      line,
      line.text.replace(/\{:[^{}]*\}/, (list) => ' '.repeat(list.length)),
    );
  });
}
