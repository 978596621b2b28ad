/** A character of Unicode's sentence-break class Close: a sentence may end before it and it stays with that sentence. */
const CLOSE = '\u203A';
/** No longer span than this is protected, so that one stray bracket cannot swallow a page. UTF-16 units. */
const MAX_SPAN = 800;

/**
 * A copy of `text`, of the same length, in which nothing inside code, maths, links, addresses, emphasis, brackets or quotes
 * looks like the end of a sentence; a full stop at the very end of such a span stays visible. Linear time.
 */
export function maskSpans(text: string): string {
  let mask = maskCode(text.replace(/…/g, '.'));
  mask = paint(mask, /(?<!\\)\$\$[^$]{1,800}\$\$|(?<![\\$])\$(?![\s$])[^$]{0,400}(?<![\s\\])\$(?!\d)/g, 1, 1, true);
  mask = paint(mask, /\\\([^\n]{1,400}?\\\)|\\\[[^\n]{1,400}?\\\]/g, 2, 2, true);
  mask = mask.replace(/(?:https?:\/\/|www\.)[^\s<>()[\]]+/g, (url) => {
    const tail = /[.,;:!?'"*_]*$/.exec(url)?.[0] ?? '';
    return 'X'.repeat(url.length - tail.length) + tail;
  });
  mask = mask.replace(/<\/?[a-zA-Z][^<>]{0,300}>|\[\^[^\]\s]{1,60}\]/g, (tag) => CLOSE.repeat(tag.length));
  mask = mask.replace(/[.!?](?=[\p{L}\p{N}_/=&])/gu, 'x');
  mask = mask.replace(
    /(!?\[(?:[^[\]]|\[[^[\]]{0,200}\]){0,600}\])(\((?:[^()\n]|\([^()\n]{0,200}\)){0,600}\)|\[[^\][\n]{0,200}\])/g,
    (_, label: string, target: string) =>
      paintSpan(label, label.startsWith('!') ? 2 : 1, 1) + CLOSE.repeat(target.length),
  );
  mask = paint(
    mask,
    /\*\*(?=\S)[^\n]{1,800}?(?<=\S)\*\*|(?<![\p{L}\p{N}])__(?=\S)[^\n]{1,800}?(?<=\S)__(?![\p{L}\p{N}])/gu,
    2,
    2,
  );
  mask = paint(
    mask,
    /(?<![*\p{L}\p{N}])\*(?=[^\s*])[^*\n]{1,600}?(?<=\S)\*(?!\*)|(?<![\p{L}\p{N}_])_(?=[^\s_])[^_\n]{1,600}?(?<=\S)_(?![\p{L}\p{N}_])/gu,
    1,
    1,
  );
  mask = paint(
    mask,
    /(?<![^\s([{—–])"(?=\S)[^"\n]{1,400}(?<=\S)"(?![\p{L}\p{N}])|“[^“”\n]{1,600}”|„[^„“\n]{1,600}“|«[^«»\n]{1,600}»/gu,
    1,
    1,
  );
  return maskBrackets(mask);
}

/** Paints every match; `open` and `close` are the lengths of its markers. `asCapital`: it may open a sentence as a capital does. */
function paint(mask: string, pattern: RegExp, open: number, close: number, asCapital = false): string {
  return mask.replace(pattern, (span) => paintSpan(span, open, close, asCapital));
}

/** Letters for the content (upper case where it starts so), closers for the markers, a final stop left as it is. */
function paintSpan(span: string, open: number, close: number, asCapital = false): string {
  const content = span.slice(open, span.length - close);
  if (content === '') return CLOSE.repeat(span.length);
  const first = /[\p{L}\p{N}]/u.exec(content)?.[0] ?? 'X';
  const letter = !asCapital && first === first.toLowerCase() && first !== first.toUpperCase() ? 'x' : 'X';
  const tail = /[.!?][\s\u203A]*$/.exec(content)?.[0] ?? '';
  return (
    CLOSE.repeat(open) +
    letter +
    'x'.repeat(Math.max(0, content.length - tail.length - 1)) +
    fill(tail, content.length) +
    CLOSE.repeat(close)
  );
}

/** The tail of a span's content; none where the tail is all there is, as its first character is painted already. */
function fill(tail: string, contentLength: number): string {
  const room = contentLength === 0 ? -1 : tail.length === contentLength ? tail.length - 1 : tail.length;
  return room <= 0 ? '' : tail.slice(tail.length - room).replace(/\s/g, CLOSE);
}

/** Code spans: a run of backticks closed by a run of the same length. They open a sentence as a capital does. */
function maskCode(text: string): string {
  let out = '';
  let done = 0;
  const run = /`+/g;
  for (let open = run.exec(text); open; open = run.exec(text)) {
    const start = open.index;
    const close = new RegExp(`(?<!\`)\`{${open[0].length}}(?!\`)`).exec(text.slice(run.lastIndex, start + MAX_SPAN));
    if (!close) continue;
    const end = run.lastIndex + close.index + close[0].length;
    out += text.slice(done, start) + 'X'.repeat(end - start);
    done = end;
    run.lastIndex = end;
  }
  return out + text.slice(done);
}

/** Outermost pairs of brackets that close within {@link MAX_SPAN}. */
function maskBrackets(mask: string): string {
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  const open: { mark: string; at: number }[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const match of mask.matchAll(/[()[\]{}]/g)) {
    const opener = pairs[match[0]];
    if (opener === undefined) open.push({ mark: match[0], at: match.index });
    else if (open.at(-1)?.mark === opener) {
      const start = open.pop()?.at ?? match.index;
      while (spans.length > 0 && (spans.at(-1)?.start ?? 0) > start) spans.pop();
      spans.push({ start, end: match.index + 1 });
    }
  }
  let out = '';
  let done = 0;
  for (const { start, end } of spans) {
    if (end - start > MAX_SPAN) continue;
    out += mask.slice(done, start) + paintSpan(mask.slice(start, end), 1, 1);
    done = end;
  }
  return out + mask.slice(done);
}
