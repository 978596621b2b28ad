import { z } from 'zod';
import { DocumentError } from '../errors';

/** Text as notebooks keep it: one string, or its lines. */
const Words = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(''))]).catch('');
const Bundle = z.record(z.string(), z.unknown()).catch({});

const Output = z
  .object({
    output_type: z.string().catch(''),
    text: Words.optional(),
    data: Bundle.optional(),
    ename: z.string().optional().catch(undefined),
    evalue: z.string().optional().catch(undefined),
  })
  .loose();
export type CellOutput = z.infer<typeof Output>;

const RawCell = z
  .object({
    cell_type: z.string().catch('raw'),
    source: Words.optional(),
    input: Words.optional(),
    level: z.number().int().min(1).max(6).optional().catch(undefined),
    language: z.string().optional().catch(undefined),
    outputs: z.array(Output.nullable().catch(null)).catch([]).default([]),
    attachments: z.record(z.string(), Bundle).catch({}).default({}),
    metadata: z
      .object({
        format: z.string().optional().catch(undefined),
        raw_mimetype: z.string().optional().catch(undefined),
        tags: z.array(z.string()).catch([]).default([]),
      })
      .loose()
      .catch({ tags: [] })
      .default({ tags: [] }),
  })
  .loose();

const Notebook = z
  .object({
    nbformat: z.number().catch(4),
    metadata: z
      .object({
        title: z.string().optional().catch(undefined),
        language: z.string().optional().catch(undefined),
        kernelspec: z
          .object({ language: z.string().optional().catch(undefined), name: z.string().optional().catch(undefined) })
          .loose()
          .optional()
          .catch(undefined),
        language_info: z
          .object({ name: z.string().optional().catch(undefined) })
          .loose()
          .optional()
          .catch(undefined),
      })
      .loose()
      .catch({})
      .default({}),
    cells: z.array(z.unknown()).optional(),
    worksheets: z
      .array(z.object({ cells: z.array(z.unknown()).catch([]) }).loose())
      .optional()
      .catch(undefined),
  })
  .loose();

/** A cell of any version of the format, in one shape. */
export interface NotebookCell {
  kind: 'markdown' | 'code' | 'raw';
  /** Heading cells of version 3 are Markdown already. */
  source: string;
  /** Programming language, for code. */
  language: string;
  /** What a raw cell is written in: a media type or a name; '' where it isn't said. */
  format: string;
  outputs: CellOutput[];
  /** Pictures of a Markdown cell by their name, each as base64 by media type. */
  attachments: Record<string, Record<string, unknown>>;
  tags: string[];
}

/**
 * Cells of a notebook (nbformat 3 and 4; 2 is read like 3), in order. A cell that is none is left out and counted.
 *
 * @throws DocumentError `corrupt` (no JSON), `wrong_content` (no notebook), `too_deep`, `too_many_parts`
 */
export function cellsOf(
  text: string,
  maxCells: number,
): { cells: NotebookCell[]; unreadable: number; title: string | null } {
  const notebook = Notebook.safeParse(parsed(text));
  const lists = notebook.data?.cells ?? notebook.data?.worksheets?.flatMap((sheet) => sheet.cells);
  if (!notebook.success || lists === undefined)
    throw new DocumentError('wrong_content', 'it holds no cells of a notebook');
  if (lists.length > maxCells)
    throw new DocumentError(
      'too_many_parts',
      `${lists.length.toLocaleString('en')} cells, at most ${maxCells.toLocaleString('en')}`,
    );
  const { metadata } = notebook.data;
  const language =
    metadata.language_info?.name ??
    metadata.kernelspec?.language ??
    metadata.language ??
    metadata.kernelspec?.name ??
    'python';
  const cells = lists.flatMap((cell) => {
    const read = RawCell.safeParse(cell);
    return read.success ? [cellOf(read.data, languageName(language))] : [];
  });
  return { cells, unreadable: lists.length - cells.length, title: metadata.title?.trim() || null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new DocumentError('corrupt', 'it is not JSON');
    if (error instanceof RangeError) throw new DocumentError('too_deep');
    throw error;
  }
}

function cellOf(cell: z.infer<typeof RawCell>, language: string): NotebookCell {
  const source = cell.source ?? cell.input ?? '';
  const { format, raw_mimetype, tags } = cell.metadata;
  const rest = { format: (raw_mimetype ?? format ?? '').toLowerCase(), tags, attachments: cell.attachments };
  const outputs = cell.outputs.filter((output) => output !== null);
  if (cell.cell_type === 'heading') {
    const words = source.replace(/\s+/g, ' ').trim();
    return { kind: 'markdown', source: `${'#'.repeat(cell.level ?? 1)} ${words}`, language, outputs: [], ...rest };
  }
  if (cell.cell_type === 'markdown') return { kind: 'markdown', source, language, outputs: [], ...rest };
  if (cell.cell_type !== 'code') return { kind: 'raw', source, language, outputs: [], ...rest };
  const magic = MAGIC.exec(source);
  const named = magic ? (MAGIC_LANGUAGES[magic[1]?.toLowerCase() ?? ''] ?? null) : null;
  const own = cell.language === undefined ? language : languageName(cell.language);
  return {
    kind: 'code',
    source: named === null || !magic ? source : source.slice(magic[0].length),
    language: named ?? own,
    outputs,
    ...rest,
  };
}

/** `%%bash`: the cell is written in another language. */
const MAGIC = /^\s*%%(\w+)[^\n]*(?:\n|$)/;
const MAGIC_LANGUAGES: Record<string, string> = {
  ...{
    bash: 'bash',
    sh: 'bash',
    script: 'bash',
    html: 'html',
    javascript: 'javascript',
    js: 'javascript',
    latex: 'latex',
  },
  ...{
    markdown: 'markdown',
    perl: 'perl',
    ruby: 'ruby',
    r: 'r',
    sql: 'sql',
    svg: 'xml',
    cython: 'python',
    julia: 'julia',
  },
};

function languageName(name: string): string {
  const plain = name.trim().toLowerCase();
  if (/^(?:i?python\d*|pyodide|xeus-python)$/.test(plain)) return 'python';
  if (/^ir$/.test(plain)) return 'r';
  if (/^\.?net-?csharp$|^c#$/.test(plain)) return 'csharp';
  return plain.replace(/[^\w+#./-]/g, '').slice(0, 40);
}
