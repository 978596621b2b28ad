import { FILLER } from '../placeholders';
import type { Surface } from './surface';

/**
 * Links that lead nowhere become their text: `[text][label]` without a definition of that label (with a warning), and Exercism's
 * `[concept:track/some-name]()`, which its site draws as a card.
 */
export function takeDeadReferences(surface: Surface): void {
  takeWidgets(surface);
  if (!/\]\[/.test(surface.text)) return;
  const defined = new Set(
    [...surface.text.matchAll(/^[ \t>]*\[([^[\]\n]{1,200})\]:/gm)].map(([, label]) => keyOf(label ?? '')),
  );
  surface.edit(
    /(?<![\p{L}\p{N}\]\\!])\[([^[\]\n]{1,300})\]\[([^[\]\n]{0,100})\]/gu,
    ({ index, 0: all, 1: text = '', 2: label = '' }) => {
      if (defined.has(keyOf(label === '' ? text : label)) || /^\d*$/.test(text)) return null;
      const line = surface.original.slice(0, index).split('\n').length;
      surface.warnings.push(`line ${line}: the link "${label === '' ? text : label}" is not defined`);
      return FILLER + text + FILLER.repeat(all.length - text.length - 1);
    },
  );
}

function takeWidgets(surface: Surface): void {
  surface.edit(/\[(?:concept|exercise):[\w-]+\/([\w-]+)\]\(\)/g, ({ index, 0: all, 1: name = '' }) => {
    const text = name.replace(/-/g, ' ');
    return surface.place({ kind: 'mark', start: index, end: index + all.length, markdown: text, text });
  });
}

function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}
