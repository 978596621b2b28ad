import { FILLER } from '../placeholders';
import { readableCitation, readableReference } from './d2l-words';
import { type Surface, spaces } from './surface';

const MARKS = /:(?:begin_tab|label|eqlabel|numref|eqref|citet?):`|\.python \.input|^(?:%%|#@)tab/m;
/** Frameworks in order of preference where a page shows the same code in several. */
const FRAMEWORKS = ['pytorch', 'tensorflow', 'jax', 'mxnet'];

/** The framework shown where a document offers several, null where it offers none. */
export function preferredFramework(text: string): string | null {
  if (!MARKS.test(text)) return null;
  return FRAMEWORKS.find((name) => new RegExp(`(?:%%|#@)tab[^\\n]*\\b${name}\\b`).test(text)) ?? 'pytorch';
}

/** The dialect of "Dive into Deep Learning": tabs, labels, numbered references, citations, slide marks. */
export function takeD2l(surface: Surface): void {
  if (!MARKS.test(surface.text)) return;
  takeTabs(surface, preferredFramework(surface.text) ?? 'pytorch');
  surface.edit(/^[ \t]*\[Discussions?\]\(https:\/\/discuss\.[^)\s]*\)[ \t]*$/gm, (match) => spaces(match[0]));
  takeSlideMarks(surface);
  markAuthors(surface);
  surface.edit(/[ \t]{0,40}:width:`[^`\n]*`/g, (match) => spaces(match[0]));
  takeLabels(surface);
  surface.edit(/(\(?)([ \t]{0,40}):(numref|eqref|citep?|citet|ref):`{1,2}([^`\n]+)`{1,2}/g, (match) =>
    reference(surface, match),
  );
}

/** Keeps the tab of one framework; a tab block that does not offer it goes. */
function takeTabs(surface: Surface, framework: string): void {
  const pattern = /^([ \t]*:begin_tab:`([^`\n]*)`[^\n]*)\n([\s\S]*?)^[ \t]*:end_tab:[^\n]*$/gm;
  surface.edit(pattern, ({ 0: all, 1: begin = '', 2: names = '', 3: body = '', index }) => {
    if (!names.split(/[\s,]+/).some((name) => name === framework || name === 'all')) return spaces(all);
    const bodyEnd = index + begin.length + 1 + body.length;
    return `${surface.edge({ start: index, end: index + begin.length })}\n${body}${surface.edge({ start: bodyEnd, end: index + all.length })}`;
  });
}

/** A chapter's authors with their employers under its title are no subject matter. */
function markAuthors(surface: Surface): void {
  for (const { index, 0: line } of surface.text.matchAll(/^\*\*[^*\n]+\*\* \(\*[^*\n]+\*\)[^\n]*$/gm)) {
    surface.roles.push({ start: index, end: index + line.length, role: 'reference' });
  }
}

/** `[**…**]`, `(**…**)` and `(~~…~~)` choose what goes on slides; they emphasise nothing. */
function takeSlideMarks(surface: Surface): void {
  surface.edit(/[[(](\*\*|~~)([\s\S]{1,3000}?)\1[\])](?!\()/g, ([all, , inner = '']) => {
    if (/\n[ \t]*\n[ \t]*(?:#|```)/.test(all)) return null;
    return FILLER.repeat(3) + inner + FILLER.repeat(3);
  });
}

/** Gives each label a name and takes it out of the text; equations, figures and tables are numbered in order. */
function takeLabels(surface: Surface): void {
  const counts = { equation: 0, figure: 0, table: 0 };
  const { text } = surface;
  surface.edit(/[ \t]{0,40}:(?:eq)?label:`([^`\n]+)`/g, (match) => {
    const before = text
      .slice(Math.max(0, match.index - 4_000), match.index)
      .replaceAll(FILLER, '')
      .trimEnd();
    const lastLine = before.slice(before.lastIndexOf('\n') + 1);
    const formula = surface.placeholders.get(/[\u{100000}-\u{10fffd}](?=\W*$)/u.exec(lastLine)?.[0] ?? '');
    let name: string | null = null;
    if (formula?.kind === 'display-math') {
      counts.equation++;
      formula.tag = counts.equation;
      name = `equation (${counts.equation})`;
    } else if (/^\s*!\[/.test(lastLine)) {
      counts.figure++;
      name = `Figure ${counts.figure}`;
      surface.captions.set(match.index, name);
    } else if (/^:\S/.test(lastLine) || /^\s*\|.*\|\s*$/.test(lastLine)) {
      counts.table++;
      name = `Table ${counts.table}`;
      surface.captions.set(match.index, name);
    } else if (/^#{1,6}\s/.test(lastLine)) name = `“${lastLine.replace(/^#+\s+/, '').trim()}”`;
    surface.labels.set(match[1] ?? '', { at: match.index, name, ofHeading: /^#{1,6}\s/.test(lastLine) });
    return spaces(match[0]);
  });
  takeTableCaptions(surface);
}

/** `:Caption` over a table loses its colon and gets the table's number. */
function takeTableCaptions(surface: Surface): void {
  surface.edit(/^:([A-Z])(?=([^\n]*)\n)/gm, ({ index, 1: first = '', 2: rest = '' }) => {
    const end = index + 2 + rest.length;
    const name = [...surface.captions].find(([at]) => at > end && at - end < 5)?.[1];
    if (name === undefined) return FILLER + first;
    const text = `${name}: ${first}`;
    return surface.place({ kind: 'mark', start: index, end: index + 2, markdown: text, text }) ?? FILLER + first;
  });
}

/** A reference or citation as words. */
function reference(surface: Surface, match: RegExpExecArray): string | null {
  const [all, bracket = '', gap = '', role = '', keys = ''] = match;
  const start = match.index + bracket.length + gap.length;
  const end = match.index + all.length;
  const target = keys.trim();
  const opens = sentenceStart(surface.text.slice(Math.max(0, start - 40), start));
  const words = role.startsWith('cite')
    ? readableCitation(target, role === 'citet', bracket !== '')
    : readableReference(target, surface.labels.get(target)?.name ?? null, opens);
  const gapKept = words === '' ? '' : gap;
  const placed = surface.place({ kind: 'mark', start, end, markdown: words, text: words, value: target });
  return placed === null ? null : bracket + gapKept + placed;
}

function sentenceStart(before: string): boolean {
  return before.trim() === '' || /(?:[.!?:]\s+|\n[ \t]*\n[ \t]*|^\s*)$/.test(before);
}
