import { renderMarkdown } from '@/platform/markdown/render';
import { cleanMarkdown } from './answer/clean';
import type { ChatBlock, StoredBlock } from './contract';

/** A stored block as HTML that leads nowhere and loads nothing: sanitised, without links, images, ids or diagrams to draw. */
export async function renderBlock({ kind, markdown, citations, own }: StoredBlock): Promise<ChatBlock> {
  return { kind, html: inert(await renderMarkdown(cleanMarkdown(markdown), { headingOffset: 3 })), citations, own };
}

/** Takes from sanitised HTML what could lead away, load, be clicked or be found by its id. */
export function inert(html: string): string {
  return html
    .replace(/<(?:img|input)\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi, '')
    .replace(/<\/?a\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi, '')
    .replace(/<pre class="mermaid"(?:[^>"']|"[^"]*"|'[^']*')*>/gi, '<pre>')
    .replace(/(<[a-z][a-z0-9]*\b(?:[^>"']|"[^"]*"|'[^']*')*?)\s(?:id|data-diagram)(?:="[^"]*")?(?=[\s>])/gi, '$1');
}
