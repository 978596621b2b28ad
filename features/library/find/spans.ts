/** A stretch of a passage's text that is not prose: a formula with its dollar signs, or code. */
export interface Span {
  start: number;
  end: number;
  kind: 'math' | 'code';
}

interface Block {
  kind: string;
  text: string;
  markdown: string;
}

/** Passages longer than this are shown as plain text. UTF-16 units. */
const MOST_READ = 50_000;
const CODE: ReadonlySet<string> = new Set(['code', 'output']);
/** Code between backticks, a formula between dollar signs, or a character that is written with a backslash. */
const TOKEN =
  /\\[\s\S]|(?<ticks>`+)(?<code>[^`](?:[\s\S]*?[^`])?)\k<ticks>(?!`)|\$\$[\s\S]+?\$\$|\$(?! )[^$]+?(?<! )\$(?!\d)/g;

/**
 * Where formulas and code stand in the text of a passage, which has neither backticks nor fences any more: what the Markdown of each block
 * says is looked up in the text, in order.
 */
export function spansOf(text: string, blocks: readonly Block[]): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const block of blocks) {
    if (from > MOST_READ) break;
    const start = text.indexOf(block.text, from);
    if (start < 0) continue;
    const end = start + block.text.length;
    if (CODE.has(block.kind)) spans.push({ start, end, kind: 'code' });
    // Its Markdown has a number besides, or a name.
    else if (block.kind === 'math' && block.text.startsWith('$')) spans.push({ start, end, kind: 'math' });
    else spans.push(...withinBlock(text.slice(start, end), block.markdown, start));
    from = end;
  }
  return spans;
}

function withinBlock(text: string, markdown: string, shift: number): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (const token of markdown.slice(0, MOST_READ).matchAll(TOKEN)) {
    const code = token.groups?.code;
    const math = token[0].startsWith('$');
    if (code === undefined && !math) continue;
    const written = math ? oneLine(token[0]) : (code ?? '').replace(/\n/g, ' ').replace(/^ (.*[^ ].*) $/, '$1');
    const start = written === '' ? -1 : text.indexOf(written, at);
    if (start < 0) continue;
    at = start + written.length;
    spans.push({ start: start + shift, end: at + shift, kind: math ? 'math' : 'code' });
  }
  return spans;
}

/** A formula as the text of a block has it: on one line, without room inside its dollar signs. */
function oneLine(written: string): string {
  const [dollars = '$'] = /^\$+/.exec(written) ?? [];
  const inside = written.slice(dollars.length, -dollars.length).trim();
  return `${dollars}${inside.replace(/\s*\r?\n\s*/g, ' ')}${dollars}`;
}
