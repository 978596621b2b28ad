import type { Random } from './random';

interface Element {
  start: number;
  /** Behind its closing tag. */
  end: number;
  /** Its opening tag. */
  open: string;
}

/** XML that is still well-formed, with elements that are gone, doubled, moved, nested in themselves, renamed or have other attributes. */
export function mutateXml(text: string, random: Random, tokens: readonly string[]): string {
  let out = text;
  for (let i = random.below(5); i >= 0 && out.length < 300_000; i--) {
    const elements = elementsOf(out);
    if (elements.length === 0) return out;
    out = changed(out, elements, random, tokens);
  }
  return out;
}

function changed(text: string, elements: readonly Element[], random: Random, tokens: readonly string[]): string {
  const { start, end, open } = random.pick(elements);
  const whole = text.slice(start, end);
  const other = random.pick(elements);
  const put = (at: number, what: string) => text.slice(0, at) + what + text.slice(at);
  switch (random.below(8)) {
    case 0:
      return start === 0 || elements.length < 3 ? text : text.slice(0, start) + text.slice(end);
    case 1:
      return put(end, whole.repeat(1 + random.below(random.pick([2, 20, 300]))));
    case 2:
      return put(inside(other), whole);
    case 3: {
      const name = /^<([\w:.-]+)/.exec(open)?.[1] ?? 'a';
      const depth = 1 + random.below(random.pick([3, 30, 600]));
      const opening = open.endsWith('/>') ? `${open.slice(0, -2)}>` : open;
      return text.slice(0, start) + opening.repeat(depth) + whole + `</${name}>`.repeat(depth) + text.slice(end);
    }
    case 4: {
      const attributes = [...open.matchAll(/[\w:.-]+="[^"]*"/g)];
      if (attributes.length === 0) return text;
      const attribute = random.pick(attributes);
      const value = random
        .pick(['', '0', '-1', '2147483648', '1e9', 'true', '../../../x', 'http://x', ...tokens])
        .replace(/[<&"\0]/g, '');
      const at = start + attribute.index;
      return `${text.slice(0, at)}${attribute[0].split('=')[0]}="${value}"${text.slice(at + attribute[0].length)}`;
    }
    case 5: {
      const words = random
        .pick(tokens)
        .repeat(1 + random.below(3))
        .replace(/[<&>\0]/g, '');
      return put(inside(other), words);
    }
    case 6:
      return put(inside(other), text.slice(start, end).replace(/>[^<]+</g, '><'));
    default: {
      const [a, b] = [random.pick(elements), other].sort((one, two) => one.start - two.start);
      if (!a || !b || a.end > b.start) return text;
      return (
        text.slice(0, a.start) +
        text.slice(b.start, b.end) +
        text.slice(a.end, b.start) +
        text.slice(a.start, a.end) +
        text.slice(b.end)
      );
    }
  }
}

/** Behind the opening tag; behind the element where it is empty. */
function inside({ start, end, open }: Element): number {
  return open.endsWith('/>') ? end : start + open.length;
}

function elementsOf(text: string): Element[] {
  const found: Element[] = [];
  const stack: { start: number; open: string; name: string }[] = [];
  for (const match of text.matchAll(/<(\/?)([\w:.-]+)(?:[^<>"]|"[^"]*")*>/g)) {
    const [tag, closing, name = ''] = match;
    if (closing === '/') {
      const opened = stack.pop();
      if (opened?.name === name) found.push({ ...opened, end: match.index + tag.length });
    } else if (tag.endsWith('/>')) found.push({ start: match.index, end: match.index + tag.length, open: tag });
    else stack.push({ start: match.index, open: tag, name });
  }
  return found;
}
