import type { Marker } from './blocks';
import type { Line, Span } from './lines';

const BULLET = /^([•◦▪▫‣⁃∙●○■□✓✔➢➤►▶·\ue000-\uf8ff]|[-–—*](?=\s))\s*/u;
const NUMBER = /^(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])(?:\s+|$)/;

/** The marker that a line begins with; null for none. */
export function markerOf(line: Line): Marker | null {
  const bullet = BULLET.exec(line.text);
  if (bullet?.[1]) return line.text.length > bullet[0].length ? { text: bullet[1], ordered: false } : null;
  const number = NUMBER.exec(line.text);
  if (!number?.[1] || line.text.length <= number[0].length) return null;
  // "A. Smith" at the start of a line is a name, not an item.
  if (/^[A-Z]\./.test(number[1]) && line.cells.length < 2) return null;
  return { text: number[1], ordered: true };
}

/** The line without its marker. */
export function withoutMarker(line: Line, marker: Marker): Line {
  let left = marker.text.length;
  const cells = line.cells.flatMap((cell) => {
    const spans: Span[] = [];
    for (const span of cell.spans) {
      const text = left > 0 ? span.text.slice(Math.min(left, span.text.length)) : span.text;
      left -= span.text.length - text.length;
      const bare = spans.length === 0 ? text.trimStart() : text;
      if (bare !== '') spans.push({ ...span, text: bare });
    }
    return spans.length === 0 ? [] : [{ ...cell, spans, text: spans.map((span) => span.text).join('') }];
  });
  return { ...line, cells, text: cells.map((cell) => cell.text).join(' ') };
}
