// `node --import tsx evaluation/documents/round-trip.ts FOLDER…`: Markdown files, turned by pandoc (on the PATH) into each format that its
// readers know, and read back. Prints what came back. `--keep FOLDER` keeps the files in between.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readerOf } from '@/platform/documents/readers';
import { DEFAULT_DOCUMENT_LIMITS, type DocumentFormat } from '@/platform/documents/types';
import { parseDocument } from '@/platform/markdown/parse';
import { compare, type Kept } from './compare';

const FORMATS: readonly { format: DocumentFormat; ending: string; writer: string }[] = [
  { format: 'html', ending: 'html', writer: 'html5' },
  { format: 'docx', ending: 'docx', writer: 'docx' },
  { format: 'odt', ending: 'odt', writer: 'odt' },
  { format: 'epub', ending: 'epub', writer: 'epub3' },
  { format: 'pptx', ending: 'pptx', writer: 'pptx' },
];
const MEASURES = ['words', 'headings', 'tables', 'cells', 'formulas', 'code'] as const;

/** A source as plain Markdown that pandoc understands: its headings and blocks, without the marks of its dialect. */
function plainSource(text: string, file: string): string {
  const document = parseDocument(text, file);
  const blocks = document.passages.flatMap(({ blocks: list }) =>
    list.map(({ start, markdown }) => ({ start, markdown })),
  );
  const headings = document.headings.map(({ start, depth, text: title }) => ({
    start,
    markdown: `${'#'.repeat(depth)} ${title}`,
  }));
  // Pictures are none of the package's own here: their files lie elsewhere.
  const parts = [...blocks, ...headings]
    .sort((a, b) => a.start - b.start)
    .map(({ markdown }) => markdown.replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1'));
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => path.join(folder, file));
}

async function measure(files: readonly string[], folder: string): Promise<void> {
  const totals = new Map<string, { kept: Kept[]; failed: string[]; ms: number }>();
  for (const [i, file] of files.entries()) {
    const markdown = plainSource(readFileSync(file, 'utf8'), file);
    const source = path.join(folder, `${i}.md`);
    writeFileSync(source, markdown);
    for (const { format, ending, writer } of FORMATS) {
      const total = totals.get(format) ?? { kept: [], failed: [], ms: 0 };
      totals.set(format, total);
      const made = path.join(folder, `${i}.${ending}`);
      const flags = [
        '-f',
        'gfm+tex_math_dollars+definition_lists',
        '-t',
        writer,
        '-s',
        '--mathml',
        '--metadata',
        'title=Source',
        '-o',
        made,
        source,
      ];
      if (spawnSync('pandoc', flags, { encoding: 'utf8' }).status !== 0) {
        total.failed.push(file);
        continue;
      }
      const started = process.cpuUsage();
      const back = await (await readerOf(format))(new Uint8Array(readFileSync(made)), {
        path: made,
        limits: DEFAULT_DOCUMENT_LIMITS,
        ocr: null,
      });
      total.ms += process.cpuUsage(started).user / 1_000;
      writeFileSync(`${made}.md`, back.markdown);
      total.kept.push(compare(parseDocument(markdown, 'source.md'), parseDocument(back.markdown, 'source.md')));
    }
  }
  console.log(`| format | files | ${MEASURES.join(' | ')} | undrawable | CPU a file |`);
  console.log(`| --- |${' ---: |'.repeat(MEASURES.length + 3)}`);
  for (const [format, { kept, failed, ms }] of totals) {
    const cells = MEASURES.map((name) => {
      const [part, all] = kept.reduce(([a, b], each) => [a + each[name][0], b + each[name][1]], [0, 0]);
      return all === 0 ? '–' : `${((100 * part) / all).toFixed(1)} % of ${all.toLocaleString('en')}`;
    });
    const undrawable = kept.reduce((sum, each) => sum + each.undrawable, 0);
    console.log(
      `| ${format} | ${kept.length} | ${cells.join(' | ')} | ${undrawable} | ${(ms / Math.max(1, kept.length)).toFixed(0)} ms |`,
    );
    if (failed.length > 0) console.log(`pandoc failed on ${failed.length} for ${format}`);
  }
}

const keep = process.argv.indexOf('--keep');
const folders = process.argv.slice(2, keep < 0 ? undefined : keep);
const work = keep < 0 ? mkdtempSync(path.join(tmpdir(), 'meno-round-trip-')) : (process.argv[keep + 1] ?? '.');
await measure(folders.flatMap(filesIn), work);
if (keep < 0) rmSync(work, { recursive: true });
