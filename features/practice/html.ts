import type { LibraryPort } from '@/features/library/contract';
import type { Tx } from '@/platform/database/transaction';
import { type RenderOptions, renderMarkdown } from '@/platform/markdown/render';
import type { ItemBody } from './contract';
import { GAP } from './grade/gap';
import { sourcePathOf } from './store-items';

/** Stands for the gap while Markdown is rendered: underscores mean emphasis there. Sanitising leaves plain letters alone. */
const GAP_MARK = 'menoGapHere';

/** Where a text of an item stands: images and links in it are relative to its source. */
export interface Place {
  tx: Tx;
  courseId: string;
  sourceId: string | null;
}

/** Renders texts of items for learners as sanitised HTML. */
export interface ItemHtml {
  text(place: Place, markdown: string): Promise<string>;
  /** Everything a learner sees of a body, by `prompt`, `text`, `code` and the ids of options. */
  body(place: Place, body: ItemBody): Promise<Record<string, string>>;
  /**
   * Renders texts that will be asked for soon, in the background: a worked answer with code takes tens of milliseconds the
   * first time, which nobody should wait for after answering. Texts with links wait until they are asked for.
   */
  ahead(texts: readonly string[]): void;
}

/**
 * Text that Markdown leaves as it is, as most options and feedback are: one line of words, beginning with a letter. It
 * needs no parser, which takes some milliseconds for each text of an exercise.
 */
const PLAIN = /^\p{L}(?:[\p{L}\p{N},.;?!%()’“”–—'-]| (?! |$))*$/u;
/** GitHub-flavoured Markdown makes links of these. */
const ADDRESS = /\bwww\./i;

/** May hold a link or an image, whose address has to be looked up. */
const LINKED = /\]\(|\]:|\]\[|<(?:img|a)\b/i;

/** @param library says where images and links of the course lead; asked only for texts that have some. */
export function createItemHtml(library: Pick<LibraryPort<Tx>, 'urlResolver'>): ItemHtml {
  async function text(place: Place, markdown: string): Promise<string> {
    if (PLAIN.test(markdown) && !ADDRESS.test(markdown)) return `<p>${markdown}</p>`;
    return renderMarkdown(markdown, LINKED.test(markdown) ? { resolveUrl: await resolverOf(place) } : {});
  }

  async function resolverOf({ tx, courseId, sourceId }: Place): Promise<NonNullable<RenderOptions['resolveUrl']>> {
    const path = sourceId ? await sourcePathOf(tx, sourceId) : null;
    const resolve = await library.urlResolver(tx, courseId);
    return (url, kind) => resolve(path ?? '', url, kind);
  }

  async function withGap(place: Place, markdown: string): Promise<string> {
    const html = await text(place, markdown.replace(/(?<!_)____(?!_)/, GAP_MARK));
    // Inside a formula the mark is taken apart into letters: better a plain formula than a riddle.
    return html.includes(GAP_MARK) ? html.replace(GAP_MARK, GAP) : text(place, markdown);
  }

  async function renderAhead(texts: readonly string[]): Promise<void> {
    for (const each of texts) if (!LINKED.test(each)) await renderMarkdown(each);
  }

  return {
    text,
    ahead(texts) {
      // What fails here fails again, and is told, when somebody asks for it.
      renderAhead(texts).catch(() => {});
    },
    async body(place, body) {
      const html: Record<string, string> = { prompt: await text(place, body.prompt) };
      if (body.kind === 'cloze') html.text = await withGap(place, body.text);
      if (body.kind === 'code') html.code = await withGap(place, fenced(body.code, body.lang));
      for (const part of partsOf(body)) html[part.id] = await text(place, part.text);
      return html;
    },
  };
}

function partsOf(body: ItemBody): { id: string; text: string }[] {
  if (body.kind === 'choice' || body.kind === 'truth') return body.options;
  if (body.kind === 'ordering') return body.steps;
  return body.kind === 'matching' ? [...body.left, ...body.right] : [];
}

/** Code as a fenced block whose fence is longer than any run of backticks inside. */
function fenced(code: string, lang: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${lang.replace(/[^\w+#.-]/g, '')}\n${code}\n${fence}`;
}
