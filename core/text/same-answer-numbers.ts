/** A number as somebody wrote it. */
export interface Quantity {
  /** What it may mean, likeliest first: "1,000" is one thousand, and one in a country that writes decimals with commas. */
  values: number[];
  /** What stands after it, trimmed; '' for a bare number. Currency signs in front count. */
  unit: string;
}

const WORDS: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, i) => [word, i]),
);
const TENS: Record<string, number> = Object.fromEntries(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, i) => [word, (i + 2) * 10]),
);
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Languages that group thousands with full stops. */
const DOT_GROUPS = new Set(['de', 'es', 'it', 'pt', 'nl', 'da', 'tr', 'id', 'el', 'ro', 'sl', 'hr']);
const SPACES = /[\u00a0\u2000-\u200a\u202f]/g;
const NUMBER =
  /^([-+]?)\s*((?:\d[\d ',.]*\d|\d)|\.\d+)\s*(?:[eE]([-+]?\d+)|(?:[x×*·]\s*)10\s*(?:(?:\^|\*\*)\s*\{?\s*([-+]?\d+)\s*\}?|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?/;

/**
 * Reads a number with what follows it: `1,000`, `1 000`, `1.5e3`, `1.5 × 10^3`, `3/4`, `2 1/2`, `2,5`, `-4 °C`, `$20`, `about 12 mm`,
 * "seventeen", and LaTeX such as `$600\,000$`. Null where the text is no number.
 */
export function readQuantity(text: string, locale = 'en'): Quantity | null {
  const plain = tidy(text);
  const currency = /^[-+]?\s*([$€£¥])\s*(?=\d)/.exec(plain)?.[1] ?? '';
  const body = currency ? plain.replace(currency, '').trim() : plain;
  const read = readFraction(body) ?? readWords(body) ?? readDigits(body, locale);
  if (!read || !/^(?:(?!\/\s*\d)[^\d.,][^,]{0,30})?$/.test(read.rest)) return null;
  const values = read.values.filter(Number.isFinite);
  return values.length === 0 ? null : { values, unit: currency || read.rest.replace(/\.$/, '').trim() };
}

function tidy(text: string): string {
  return text
    .trim()
    .replace(/^\$([^$]+)\$/, '$1')
    .replace(/\\(?:text|mathrm|textrm|textbf)\s*\{([^{}]*)\}/g, ' $1')
    .replace(/\\[,;:! ]|~(?=\d)|\{,\}/g, (mark) => (mark === '{,}' ? ',' : mark === '~' ? '' : '\u202f'))
    .replace(/\\times|\\cdot/g, '×')
    .replace(/\\%/g, '%')
    .replace(/[−–](?=\s*[\d.])/g, '-')
    .replace(SPACES, ' ')
    .replace(
      /^(?:(?:about|approximately|approx\.?|around|roughly|circa|ca\.?|some|nearly|almost|[=≈~≃])\s*)+(?=[-+.\d$€£¥])/i,
      '',
    )
    .trim();
}

function readFraction(text: string): { values: number[]; rest: string } | null {
  const match = /^([-+]?)(?:(\d+)\s+)?(\d+)\s*[/⁄]\s*(\d+)(?!\d|\.\d)/.exec(text);
  if (!match || Number(match[4]) === 0) return null;
  const size = Number(match[2] ?? 0) + Number(match[3]) / Number(match[4]);
  return { values: [match[1] === '-' ? -size : size], rest: text.slice(match[0].length).trim() };
}

function readWords(text: string): { values: number[]; rest: string } | null {
  const match = /^(minus\s+)?([a-z]+)(?:[\s-]([a-z]+))?(.*)$/i.exec(text);
  const first = match?.[2]?.toLowerCase() ?? '';
  const second = match?.[3]?.toLowerCase() ?? '';
  const sign = match?.[1] ? -1 : 1;
  const rest = match?.[4] ?? '';
  const ten = TENS[first];
  const unit = WORDS[second];
  if (ten !== undefined && unit !== undefined && unit < 10) return { values: [sign * (ten + unit)], rest: rest.trim() };
  const value = ten ?? WORDS[first];
  return value === undefined ? null : { values: [sign * value], rest: `${match?.[3] ?? ''}${rest}`.trim() };
}

function readDigits(text: string, locale: string): { values: number[]; rest: string } | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const written = (match[2] ?? '').trim();
  const power = exponent(match[3] ?? match[4], match[5]);
  const sign = match[1] === '-' ? -1 : 1;
  const readings = mantissas(written, locale);
  const values = readings.map((mantissa) => sign * Number(`${mantissa}e${power}`));
  return { values, rest: text.slice(match[0].length).trim() };
}

function exponent(plain: string | undefined, raised: string | undefined): number {
  if (plain !== undefined) return Number(plain);
  if (raised === undefined) return 0;
  const digits = [...raised.replace('⁻', '')].map((sign) => SUPERSCRIPTS.indexOf(sign)).join('');
  return Number(digits) * (raised.startsWith('⁻') ? -1 : 1);
}

/** Every way to read digits with separators, as plain decimals; none where the grouping fits no convention. */
function mantissas(written: string, locale: string): string[] {
  const grouped = /^\d{1,3}(?:[ ']\d{3})+(?=$|[.,]\d)/.exec(written)?.[0];
  const text = grouped ? grouped.replace(/[ ']/g, '') + written.slice(grouped.length) : written;
  if (/[ ']/.test(text)) return [];
  const [commas, dots] = [text.split(',').length - 1, text.split('.').length - 1];
  if (commas === 0 && dots === 0) return [text];
  const comma = commas > 0 && (dots === 0 || text.lastIndexOf(',') > text.lastIndexOf('.'));
  const mark = comma ? ',' : '.';
  const other = comma ? '.' : ',';
  const asGroups = new RegExp(`^[1-9]\\d{0,2}(?:\\${mark}\\d{3})+$`).test(text);
  const asDecimal = new RegExp(`^(?:\\d*|[1-9]\\d{0,2}(?:\\${other}\\d{3})+)\\${mark}\\d+$`).test(text);
  const groups = text.replaceAll(mark, '');
  const decimal = text.replaceAll(other, '').replace(mark, '.');
  const dotted = DOT_GROUPS.has(locale.split('-')[0] ?? 'en');
  if (mark === ',') return [...(asGroups ? [groups] : []), ...(asDecimal ? [decimal] : [])];
  return [...(asDecimal ? [decimal] : []), ...(asGroups && (dots > 1 || dotted) ? [groups] : [])];
}
