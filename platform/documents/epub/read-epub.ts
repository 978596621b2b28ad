import type { Root } from 'hast';
import { DocumentError } from '../errors';
import { type HtmlMarkdown, treeToMarkdown } from '../html/html-to-markdown';
import { markOf, takeMarks } from '../html/marks';
import {
  attributeOf,
  classesOf,
  element,
  findElement,
  findElements,
  isElement,
  rewrite,
  textNode,
} from '../html/nodes';
import { parseHtml, xhtmlAsHtml } from '../html/parse-html';
import { Pictures } from '../pictures';
import { placesOf } from '../places';
import type { DocumentReader, DocumentWarning, ReadOptions } from '../types';
import { decodeXml } from '../xml/parse-xml';
import { type Chapter, openPublication, type Publication, targetOf } from './publication';

/** Marks of printed pages have indices from here, those of chapters below. */
const PAGES_FROM = 1_000_000;
/** Address of a link inside the book until all of it is read. */
const INNER = /\]\(#book-link-(\d+)\)/g;

/**
 * Reads a book in EPUB 2 or 3: its chapters in reading order, each as a web page would be read. Places are printed pages where the book
 * tells them, else chapters. Links between chapters lead to headings of the one Markdown.
 */
export const readEpub: DocumentReader = async (bytes, { limits }) => {
  const book = await openPublication(bytes, limits);
  try {
    const reading = new Reading(book, limits);
    for (const [i, chapter] of book.chapters.entries()) await reading.chapter(chapter, i);
    return reading.finished();
  } finally {
    book.archive.close();
  }
};

interface Part {
  chapter: Chapter;
  read: HtmlMarkdown;
}

class Reading {
  private readonly parts: Part[] = [];
  private readonly pageLabels: string[] = [];
  private readonly links: { path: string; id: string | null }[] = [];
  private readonly pictures: Pictures;
  private readonly unreadable: string[] = [];
  private length = 0;

  constructor(
    private readonly book: Publication,
    private readonly limits: ReadOptions['limits'],
  ) {
    this.pictures = new Pictures(limits);
  }

  async chapter(chapter: Chapter, index: number): Promise<void> {
    try {
      const text = decodeXml(await this.book.archive.read(chapter.path));
      const tree = parseHtml(xhtmlAsHtml(text), this.limits.maxDepth);
      const folder = chapter.path.slice(0, chapter.path.lastIndexOf('/') + 1);
      this.markPages(tree, chapter.path);
      await this.takePictures(tree, folder);
      this.nameIfNameless(tree, chapter);
      const read = treeToMarkdown(tree, {
        limits: this.limits,
        content: 'all',
        anchorPrefix: `c${index + 1}`,
        keepMarks: true,
        addresses: {
          link: (href) => this.link(folder, chapter.path, href),
          image: (src) => this.pictures.pathOf(targetOf(folder, src).path),
        },
      });
      this.length += read.markdown.length;
      if (this.length > this.limits.maxTextLength)
        throw new DocumentError('too_large', `${this.length} characters of text`);
      this.parts.push({ chapter, read });
    } catch (error) {
      if (!(error instanceof DocumentError && error.code === 'corrupt')) throw error;
      this.unreadable.push(chapter.title ?? chapter.path);
    }
  }

  finished() {
    const anchors = new Map(this.parts.map(({ chapter, read }) => [chapter.path, read.anchors]));
    const marked = this.parts
      .map(({ read }, i) => markOf(i) + this.resolved(read.markdown, anchors))
      .filter((markdown) => markdown.replace(/\uFDD2\d+\uFDD3/g, '').trim() !== '')
      .join('\n');
    const { markdown, marks } = takeMarks(marked);
    if (markdown.trim() === '') throw new DocumentError(this.unreadable.length > 0 ? 'corrupt' : 'empty');
    const pages = marks.filter(({ index }) => index >= PAGES_FROM);
    const chapters = marks.filter(({ index }) => index < PAGES_FROM);
    const places =
      pages.length > 0
        ? placesOf(pages, markdown.length, 'page', null, (n) => ({
            label: this.pageLabels[n - PAGES_FROM] ?? '',
            number: n - PAGES_FROM + 1,
          }))
        : placesOf(chapters, markdown.length, 'section', null, (n) => this.named(n, markdown, chapters));
    const warnings: DocumentWarning[] = [...this.pictures.warnings];
    if (this.unreadable.length > 0)
      warnings.push({
        code: 'part_unreadable',
        count: this.unreadable.length,
        detail: this.unreadable.slice(0, 5).join(', '),
      });
    const { title, language } = this.book;
    return { markdown, title, language, places, images: this.pictures.images, warnings };
  }

  /** A chapter is called by the table of contents, else by its first heading. */
  private named(
    index: number,
    markdown: string,
    marks: readonly { index: number; at: number }[],
  ): { label: string; number: number } {
    const part = this.parts[index];
    const from = marks.find((mark) => mark.index === index)?.at ?? 0;
    const heading = /^#{1,6} (.*?)(?: \{#[^{}]*\})?$/m.exec(markdown.slice(from, from + 2_000))?.[1];
    const number = part ? this.book.chapters.indexOf(part.chapter) + 1 : index + 1;
    return { label: part?.chapter.title ?? heading ?? `${number}`, number };
  }

  private link(folder: string, path: string, href: string): string | null {
    if (/^(?:https?|mailto|tel):/i.test(href)) return href;
    if (/^[\w+.-]+:/.test(href)) return null;
    const target = href.startsWith('#') ? targetOf('', `${path}${href}`) : targetOf(folder, href);
    if (!this.book.chapters.some((chapter) => chapter.path === target.path)) return null;
    this.links.push(target);
    return `#book-link-${this.links.length - 1}`;
  }

  /** Links inside the book lead to the heading of what they name, else to the first of its chapter, else to the top. */
  private resolved(markdown: string, anchors: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
    return markdown.replace(INNER, (_, index: string) => {
      const link = this.links[Number(index)];
      const chapter = anchors.get(link?.path ?? '');
      const part = this.parts.find((each) => each.chapter.path === link?.path);
      const first = /^#{1,6} .*\{#([^{}]+)\}$/m.exec(part?.read.markdown ?? '')?.[1];
      return `](#${chapter?.get(link?.id ?? '') ?? first ?? 'c1'})`;
    });
  }

  /** A printed page begins at a page break or at what the list of pages names. */
  private markPages(tree: Root, path: string): void {
    rewrite(tree, (each) => {
      const id = attributeOf(each, 'id');
      const listed = id === null ? undefined : this.book.pages.get(`${path}#${id}`);
      const isBreak = /\bpagebreak\b/.test(
        `${attributeOf(each, 'epub:type') ?? ''} ${attributeOf(each, 'role') ?? ''}`,
      );
      if (listed === undefined && !isBreak) return each;
      const label = listed ?? attributeOf(each, 'ariaLabel') ?? attributeOf(each, 'title') ?? '';
      const clean = label.replace(/^page\s+/i, '').trim();
      if (clean === '') return isBreak ? [] : each;
      this.pageLabels.push(clean);
      const mark = textNode(markOf(PAGES_FROM + this.pageLabels.length - 1));
      if (isBreak) return [element('span', id === null ? {} : { id }, [mark])];
      each.children.unshift(mark);
      return each;
    });
  }

  private async takePictures(tree: Root, folder: string): Promise<void> {
    rewrite(tree, (each) => {
      if (each.tagName !== 'svg') return each;
      const image = findElement(each, ({ tagName }) => tagName === 'image');
      const src = image ? (attributeOf(image, 'xLinkHref') ?? attributeOf(image, 'href')) : null;
      return src === null ? each : element('img', { src, alt: attributeOf(each, 'ariaLabel') ?? '' });
    });
    for (const image of findElements(tree, (each) => isElement(each, 'img') && !classesOf(each).includes('math'))) {
      const { path } = targetOf(folder, attributeOf(image, 'src') ?? '');
      if (this.pictures.has(path)) continue;
      if (this.book.archive.find(path) === null) this.pictures.leaveOut(path);
      else this.pictures.add(path, await this.book.archive.read(path));
    }
  }

  /** A chapter without a heading gets its title as one, where the table of contents names it. */
  private nameIfNameless(tree: Root, { title }: Chapter): void {
    const body = findElement(tree, ({ tagName }) => tagName === 'body');
    if (title === null || !body || findElement(body, ({ tagName }) => /^h[1-6]$/.test(tagName))) return;
    body.children.unshift(element('h1', {}, [textNode(title)]));
  }
}
