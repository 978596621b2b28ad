import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Surface } from './dialects/surface';
import type { ParsedDocument } from './types';

type Link = ParsedDocument['links'][number];

/** Collects the local targets of images and links of a document, each once, in order; those of definitions come last. */
export class Links {
  private readonly found = new Map<string, Link>();
  /** Identifiers that images refer to. */
  private readonly images = new Set<string>();

  read(root: Root, { placeholders }: Surface): void {
    visit(root, (node) => {
      if (node.type === 'imageReference') this.images.add(node.identifier);
      if (node.type === 'image' || node.type === 'link') this.add(placeholders.restore(node.url, 'source'), node.type);
      if (node.type === 'html')
        for (const [, url] of node.value.matchAll(/<img\b[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)/gi))
          this.add(url ?? '', 'image');
    });
  }

  all(definitions: ReadonlyMap<string, Definition>): Link[] {
    for (const [identifier, { url }] of definitions) this.add(url, this.images.has(identifier) ? 'image' : 'link');
    return [...this.found.values()];
  }

  private add(url: string, kind: Link['kind']): void {
    if (url !== '' && !/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(url)) this.found.set(`${kind} ${url}`, { url, kind });
  }
}
