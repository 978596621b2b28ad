import { DocumentError } from '../errors';
import { dataPicture, Pictures } from '../pictures';
import type { DocumentReader } from '../types';
import { decodeHtml } from './decode-html';
import { htmlToMarkdown } from './html-to-markdown';
import { xhtmlAsHtml } from './parse-html';

/** Reads a web page. Links and pictures keep their addresses, relative to the page; pictures in the page itself become its own. */
export const readHtml: DocumentReader = async (bytes, { limits }) => {
  const text = decodeHtml(bytes);
  if (text.trim() === '') throw new DocumentError('empty');
  if (zeros(text) * 1_000 > text.length) throw new DocumentError('wrong_content', 'it holds zero bytes');
  const pictures = new Pictures(limits);
  const { markdown, title, language, warnings } = htmlToMarkdown(isXhtml(text) ? xhtmlAsHtml(text) : text, {
    limits,
    addresses: {
      image: (src) => {
        if (!/^data:/i.test(src)) return src;
        const picture = dataPicture(src);
        return picture ? pictures.add(src, picture) : pictures.leaveOut(src);
      },
    },
  });
  if (markdown.trim() === '') throw new DocumentError('empty');
  return {
    markdown,
    title,
    language,
    places: [],
    images: pictures.images,
    warnings: [...warnings, ...pictures.warnings],
  };
};

function isXhtml(text: string): boolean {
  return /^\uFEFF?\s*<\?xml\b/.test(text) || /<html\b[^>]*\bxmlns\s*=/i.test(text.slice(0, 2_000));
}

/** A stray zero byte is dropped as browsers do; many of them are no text. */
function zeros(text: string): number {
  return text.split('\0').length - 1;
}
