import type { DocumentFormat } from './types';

const BY_ENDING: Record<string, DocumentFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  qmd: 'markdown',
  mdx: 'mdx',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  pptx: 'pptx',
  pptm: 'pptx',
  ppsx: 'pptx',
  odt: 'odt',
  epub: 'epub',
  ipynb: 'notebook',
  tex: 'latex',
  ltx: 'latex',
  csv: 'glossary',
  tsv: 'glossary',
  vtt: 'subtitles',
  srt: 'subtitles',
};

/** Endings of all formats, without the dot. */
export const DOCUMENT_ENDINGS: readonly string[] = Object.keys(BY_ENDING);

/** Format of a file by its name; null for any other kind of file. */
export function formatByName(path: string): DocumentFormat | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const ending = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
}

/** Formats that are packed as ZIP; Office keeps encrypted ones in an OLE file instead, which their reader names as such. */
const PACKED: ReadonlySet<DocumentFormat> = new Set(['docx', 'pptx', 'odt', 'epub']);
/** Signatures of files that are no text, whatever their name says. */
const BINARY: readonly string[] = [
  '%PDF-',
  'PK\x03\x04',
  '\xd0\xcf\x11\xe0',
  '\x7fELF',
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
];

/**
 * Whether the first bytes of a file may begin a document of the format: the signature of what is packed, for texts none of another kind
 * of file. What the rest holds only its reader can tell.
 *
 * @param head at least the first 1,024 bytes, or the whole file where it is shorter
 */
export function startsAsDocument(format: DocumentFormat, head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  // A PDF may stand behind up to a kilobyte of something else (ISO 32000-1, annex H.3.4.1).
  if (format === 'pdf') return start.includes('%PDF-');
  if (PACKED.has(format)) return start.startsWith('PK') || start.startsWith('\xd0\xcf\x11\xe0');
  return !BINARY.some((signature) => start.startsWith(signature));
}
