import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mutateJson } from './mutate-json';
import { mutateXml } from './mutate-xml';
import type { Random } from './random';
import type { FuzzedFormat, Seed } from './seeds';
import { tokensOf } from './tokens';

const PACKED: ReadonlySet<FuzzedFormat> = new Set(['docx', 'pptx', 'odt', 'epub']);
/** Packages say when their files were changed, and the same seed is to give the same bytes at any time. */
const PACKED_AT = new Date(2026, 0, 1);
/** Bytes that no mutated file exceeds. */
const MOST_BYTES = 300_000;

/** A file that once was whole. Packages are opened, changed inside and packed again three times in four, so that changes reach the parsers. */
export function mutate(format: FuzzedFormat, seeds: readonly Seed[], random: Random): Seed {
  const { path, bytes } = random.pick(seeds);
  if (PACKED.has(format) && random.below(4) > 0) return { path, bytes: mutatePackage(bytes, format, random) };
  if (format === 'notebook' && random.below(4) > 0)
    return { path, bytes: strToU8(mutateJson(strFromU8(bytes), random, tokensOf(format))) };
  if (format === 'html' && random.below(2) === 0)
    return { path, bytes: strToU8(mutateXml(strFromU8(bytes), random, tokensOf(format))) };
  return { path, bytes: mutateBytes(bytes, format, random) };
}

function mutatePackage(bytes: Uint8Array, format: FuzzedFormat, random: Random): Uint8Array {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  for (let i = random.below(3); i >= 0; i--) {
    const name = random.pick(names);
    const part = files[name];
    const what = random.below(12);
    if (what === 0) delete files[name];
    else if (what === 1 && part) files[`${name}${random.pick(['', '.bak', '/../x', '\0', '%2e'])}`] = part;
    else if (what === 2 && part) files[random.pick(names)] = part;
    else if (part && /\.(?:xml|rels|opf|xhtml)$/.test(name) && random.below(4) > 0)
      files[name] = strToU8(mutateXml(strFromU8(part), random, tokensOf(format)));
    else if (part) files[name] = Uint8Array.from(mutateBytes(part, format, random));
  }
  return zipSync(files, { level: random.pick([0, 6]), mtime: PACKED_AT });
}

/** One to six changes: bits, bytes, blocks cut, doubled, moved or repeated, words of the format put in or exchanged, the end cut off. */
export function mutateBytes(bytes: Uint8Array, format: FuzzedFormat, random: Random): Uint8Array {
  let out: Uint8Array = Uint8Array.from(bytes);
  for (let i = random.below(6); i >= 0; i--) out = changed(out, format, random).subarray(0, MOST_BYTES);
  return out.length === 0 ? Uint8Array.of(random.below(256)) : Uint8Array.from(out);
}

function changed(bytes: Uint8Array, format: FuzzedFormat, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = 1 + random.below(random.pick([4, 40, 400]));
  const block = bytes.subarray(at, at + length);
  const without = (from: number, to: number) => [bytes.subarray(0, from), bytes.subarray(to)] as const;
  switch (random.below(11)) {
    case 0: {
      const out = Uint8Array.from(bytes);
      for (let i = 0; i <= random.below(8); i++) {
        const place = random.below(out.length || 1);
        out[place] = (out[place] ?? 0) ^ (1 << random.below(8));
      }
      return out;
    }
    case 1:
      return joined(
        bytes.subarray(0, at),
        Uint8Array.from({ length: random.below(16) }, () => random.below(256)),
        bytes.subarray(at),
      );
    case 2:
      return joined(...without(at, at + length));
    case 3:
      return joined(bytes.subarray(0, at), block, bytes.subarray(at));
    case 4: {
      const [before, after] = without(at, at + length);
      const rest = joined(before, after);
      const to = random.below(rest.length + 1);
      return joined(rest.subarray(0, to), block, rest.subarray(to));
    }
    case 5:
      return joined(
        bytes.subarray(0, at),
        ...Array.from({ length: 1 + random.below(200) }, () => block),
        bytes.subarray(at),
      );
    case 6:
      return random.below(3) === 0
        ? bytes.subarray(0, at)
        : joined(bytes.subarray(0, at), bytes.subarray(at + length * 4));
    case 7:
    case 8: {
      const token = strToU8(random.pick(tokensOf(format)));
      const many = random.below(12) === 0 ? 1 + random.below(400) : 1;
      return joined(bytes.subarray(0, at), ...Array.from({ length: many }, () => token), bytes.subarray(at));
    }
    case 9:
      return exchanged(bytes, format, random);
    default:
      return withNumber(bytes, random);
  }
}

/** A word of the format in the place of another. */
function exchanged(bytes: Uint8Array, format: FuzzedFormat, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const present = tokensOf(format).filter((token) => text.includes(token));
  if (present.length === 0) return bytes;
  const old = random.pick(present);
  const places = [...text.matchAll(new RegExp(old.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(
    ({ index }) => index,
  );
  const place = random.pick(places);
  return Uint8Array.from(
    Buffer.from(text.slice(0, place) + random.pick(tokensOf(format)) + text.slice(place + old.length), 'latin1'),
  );
}

/** A number far from what it was. */
function withNumber(bytes: Uint8Array, random: Random): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const numbers = [...text.matchAll(/\d{1,10}/g)];
  if (numbers.length === 0) return bytes;
  const match = random.pick(numbers);
  const number = random.pick([
    '0',
    '-1',
    '1',
    '2147483648',
    '99999999999',
    '1e99',
    '4294967295',
    'NaN',
    '255',
    '65536',
    '1000',
  ]);
  return Uint8Array.from(
    Buffer.from(text.slice(0, match.index) + number + text.slice(match.index + match[0].length), 'latin1'),
  );
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
