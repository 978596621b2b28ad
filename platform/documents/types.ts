/** A file format that is read into Markdown. `markdown` and `mdx` are read as they are, with their own offsets. */
export type DocumentFormat =
  | 'markdown'
  | 'mdx'
  | 'text'
  | 'html'
  | 'pdf'
  | 'docx'
  | 'pptx'
  | 'odt'
  | 'epub'
  | 'notebook'
  | 'latex'
  | 'glossary'
  | 'subtitles';

/** What a place in the original is called by: "page 12", "slide 3", "cell 7", "1:02:15". */
export type PlaceKind = 'page' | 'slide' | 'cell' | 'row' | 'time' | 'section';

/** A stretch of the Markdown and where in the original it comes from. Offsets are UTF-16 code units of `ReadDocument.markdown`. */
export interface Place {
  kind: PlaceKind;
  /** As people say it: a page label ("iv", "12"), a slide's number, `h:mm:ss`, the name of a chapter. */
  label: string;
  /** Number to open the original by, from 1: the physical page, the slide, the cell; seconds for `time`. */
  number: number;
  start: number;
  end: number;
}

/** A picture that the document carried; `path` is what the Markdown's image names, relative to the document. */
export interface DocumentImage {
  path: string;
  bytes: Uint8Array;
  mediaType: string;
}

/** A document of any format, as Markdown in the dialect that `platform/markdown` reads (GFM, `$` and `$$` maths, definition lists). */
export interface ReadDocument {
  markdown: string;
  /** From the document's own properties; null where it has none. */
  title: string | null;
  /** BCP 47 tag from the document's own properties; null where it has none. */
  language: string | null;
  /** In order, without overlap; empty where the format has no places but headings. */
  places: Place[];
  images: DocumentImage[];
  /** What could not be taken over, for the teacher: codes of the library's messages. */
  warnings: DocumentWarning[];
}

export interface DocumentWarning {
  code:
    | 'pages_without_text'
    | 'text_by_ocr'
    | 'pictures_left_out'
    | 'formula_left_out'
    | 'part_unreadable'
    | 'macros_left_out'
    | 'cut_short';
  /** How many (pages, pictures, …), and which, where that helps. */
  count: number;
  detail?: string;
}

/** What a document may measure; all readers keep to them and throw `DocumentError('too_large' | 'too_many_parts' | 'too_deep')`. */
export interface DocumentLimits {
  /** Of the file. */
  maxBytes: number;
  /** Of all that is packed in it, once unpacked. */
  maxUnpackedBytes: number;
  /** Files in a package. */
  maxParts: number;
  /** Pages, slides, cells. */
  maxPages: number;
  /** Elements in each other. */
  maxDepth: number;
  /** UTF-16 units of the Markdown. */
  maxTextLength: number;
  maxImages: number;
}

export const DEFAULT_DOCUMENT_LIMITS: DocumentLimits = {
  maxBytes: 200 * 1024 * 1024,
  maxUnpackedBytes: 500 * 1024 * 1024,
  maxParts: 20_000,
  maxPages: 5_000,
  maxDepth: 200,
  maxTextLength: 8 * 1024 * 1024,
  maxImages: 2_000,
};

export interface ReadOptions {
  /** Path of the file in the upload, for names of pictures. */
  path: string;
  limits: DocumentLimits;
  /** Program for text recognition (`tesseract`) with its languages; null where none is installed or none is wanted. */
  ocr: { command: string; languages: string } | null;
}

/** Reads one format. Runs on a thread with bounds on time and memory; throws nothing but `DocumentError` for a bad file. */
export type DocumentReader = (bytes: Uint8Array, options: ReadOptions) => Promise<ReadDocument>;
