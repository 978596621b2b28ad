/** What JSON can say; numbers are finite. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one way to write a value, whoever writes it: the JSON Canonicalization Scheme (RFC 8785). No spaces, keys in the order of their UTF-16
 * units, numbers and strings as ECMAScript writes them.
 *
 * @throws RangeError for numbers that aren't finite and for strings with half a surrogate pair, which no bytes stand for.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`${value} can’t be written as JSON`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return canonicalString(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, each]) => `${canonicalString(key)}:${canonicalJson(each)}`).join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** One half of a surrogate pair without the other. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

function canonicalString(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new RangeError('half a surrogate pair can’t be written');
  return JSON.stringify(text);
}
