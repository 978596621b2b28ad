import { stripVTControlCharacters } from 'node:util';
import messages from '@/platform/i18n/messages/en/document-texts.json';
import { htmlToMarkdown } from '../html/html-to-markdown';
import type { Pictures } from '../pictures';
import type { DocumentLimits } from '../types';
import { fenced } from '../write/escape';
import type { CellOutput } from './cells';

/** What one output may take of a page; a longer one is cut and counted. */
const MOST_LINES = 200;
const MOST_CHARACTERS = 12_000;
/** Outputs of a cell: a loop that prints pictures. */
const MOST_OUTPUTS = 100;

export interface OutputContext {
  pictures: Pictures;
  limits: DocumentLimits;
  /** Number of the cell, for names of pictures. */
  cell: number;
  /** Outputs that were cut. */
  cut: number;
}

/** What the cell's code gave, as Markdown blocks. Of one output's forms the one is taken that says most to a reader. */
export function outputBlocks(outputs: readonly CellOutput[], context: OutputContext): string[] {
  const blocks: string[] = [];
  let stream = '';
  const flush = () => {
    if (stream.trim() !== '') blocks.push(fenced(bounded(stream, context), 'output'));
    stream = '';
  };
  for (const output of outputs.slice(0, MOST_OUTPUTS)) {
    if (output.output_type === 'stream') {
      stream += output.text ?? '';
      continue;
    }
    flush();
    blocks.push(
      output.output_type === 'error' || output.output_type === 'pyerr'
        ? errorBlock(output, context)
        : shown(output, context),
    );
  }
  flush();
  if (outputs.length > MOST_OUTPUTS) context.cut += outputs.length - MOST_OUTPUTS;
  return blocks.filter((block) => block.trim() !== '');
}

/** The last line of a traceback: what went wrong. */
function errorBlock({ ename = '', evalue = '' }: CellOutput, context: OutputContext): string {
  const words = [ename, evalue].filter((part) => part !== '').join(': ');
  return words === '' ? '' : fenced(bounded(words, context), 'error');
}

/** Names of forms in version 3. */
const OLD_NAMES: Record<string, string> = {
  ...{ text: 'text/plain', html: 'text/html', latex: 'text/latex', markdown: 'text/markdown', png: 'image/png' },
  ...{ jpeg: 'image/jpeg', svg: 'image/svg+xml' },
};

function shown(output: CellOutput, context: OutputContext): string {
  const forms: Record<string, unknown> =
    output.data ?? Object.fromEntries(Object.entries(output).map(([name, value]) => [OLD_NAMES[name] ?? name, value]));
  const form = (type: string) => (Object.hasOwn(forms, type) ? wordsOf(forms[type]) : '');
  const markdown = form('text/markdown');
  if (markdown.trim() !== '') return bounded(markdown, context);
  const latex = form('text/latex').trim();
  if (latex !== '') return latexBlock(latex);
  const html = form('text/html');
  const table = /<table\b/i.test(html) ? htmlBlock(html, context) : '';
  if (table !== '') return table;
  const picture = pictureBlock(form, context);
  if (picture !== null) return picture;
  const plain = withoutEscapes(form('text/plain'));
  const page = html !== '' && !/<(?:script|iframe|div[^>]+\bid=)/i.test(html) ? htmlBlock(html, context) : '';
  if (page !== '') return page;
  return plain.trim() === '' || NOTHING_TO_READ.test(plain) ? '' : fenced(bounded(plain, context), 'output');
}

/** `<Figure size 640x480 with 1 Axes>`, `<IPython.core.display.HTML object>`: how an object calls itself. */
const NOTHING_TO_READ = /^\s*<[\w. ]+(?:object|Figure|Axes|size|at 0x)[^<>]*>\s*$/;

function pictureBlock(form: (type: string) => string, { pictures, cell }: OutputContext): string | null {
  for (const type of ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']) {
    const data = form(type);
    if (data === '') continue;
    const bytes =
      type === 'image/svg+xml' ? new TextEncoder().encode(data) : Uint8Array.from(Buffer.from(data, 'base64'));
    const path = pictures.add(`${type} ${data}`, bytes);
    if (path !== null) return `![${messages.notebook.picture.replace('{cell}', String(cell))}](${path})`;
  }
  return null;
}

function htmlBlock(html: string, { limits }: OutputContext): string {
  return htmlToMarkdown(html.slice(0, MOST_CHARACTERS * 10), {
    limits,
    content: 'all',
    addresses: { image: () => null },
  }).markdown.trim();
}

function latexBlock(latex: string): string {
  const inner = latex
    .replace(/^\$+|\$+$/g, '')
    .replace(/^\\displaystyle\s*/, '')
    .trim();
  return inner === '' || inner.includes('$$') ? '' : `$$\n${inner.replace(/\n\s*\n/g, '\n')}\n$$`;
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : '';
}

function bounded(text: string, context: OutputContext): string {
  const lines = withoutEscapes(text).slice(0, MOST_CHARACTERS).split('\n');
  const kept = lines.slice(0, MOST_LINES).join('\n');
  if (lines.length <= MOST_LINES && text.length <= MOST_CHARACTERS) return kept;
  context.cut++;
  return `${kept.trimEnd()}\n…`;
}

/** Without colours of a terminal, and with what a progress bar left on its line. */
function withoutEscapes(text: string): string {
  return stripVTControlCharacters(text).replace(/^.*\r(?=[^\n])/gm, '');
}
