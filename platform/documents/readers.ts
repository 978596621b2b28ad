import type { DocumentFormat, DocumentReader } from './types';

/** Loads the reader of each format, with its libraries, when the first document of that format comes. Markdown needs none. */
const READERS: Partial<Record<DocumentFormat, () => Promise<DocumentReader>>> = {
  docx: async () => (await import('./docx/read-docx')).readDocx,
  epub: async () => (await import('./epub/read-epub')).readEpub,
  odt: async () => (await import('./odt/read-odt')).readOdt,
  pptx: async () => (await import('./pptx/read-pptx')).readPptx,
  html: async () => (await import('./html/read-html')).readHtml,
  text: async () => (await import('./text/read-text')).readText,
  latex: async () => (await import('./latex/read-latex')).readLatex,
  mdx: async () => (await import('./mdx/read-mdx')).readMdx,
  notebook: async () => (await import('./notebook/read-notebook')).readNotebook,
  glossary: async () => (await import('./glossary/read-glossary')).readGlossary,
  subtitles: async () => (await import('./subtitles/read-subtitles')).readSubtitles,
  pdf: async () => (await import('./pdf/read-pdf')).readPdf,
};

/** What is Markdown as it stands, unless a reader knows better. */
const MARKDOWN: ReadonlySet<DocumentFormat> = new Set(['markdown', 'mdx', 'text']);

/** Whether documents of the format can be read. */
export function isReadable(format: DocumentFormat): boolean {
  return MARKDOWN.has(format) || READERS[format] !== undefined;
}

/** Whether documents of the format need no reader: their text is read as Markdown, with its own offsets. */
export function isMarkdown(format: DocumentFormat): boolean {
  return MARKDOWN.has(format) && READERS[format] === undefined;
}

/** @throws Error for a format without a reader: `isReadable` tells. */
export async function readerOf(format: DocumentFormat): Promise<DocumentReader> {
  const load = READERS[format];
  if (!load) throw new Error(`no reader for ${format}`);
  return load();
}
