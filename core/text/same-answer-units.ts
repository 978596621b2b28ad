/** What a unit measures and how many base units it is; base units carry their own name as dimension. */
interface Measure {
  factor: number;
  /** Exponent of each base unit. */
  dimensions: Map<string, number>;
}

/** Symbols that are their own base: each measures itself, one for one. */
const BASES =
  'm g s A K mol cd Hz N Pa J W V Ω F H C T lx lm Bq Sv Gy eV L B bit °C °F ° % ppm dB dBA r cSt psi mph lb oz ft in mi yd px pH $ € £ ¥';
/** Further symbols: `symbol=base*factor`. */
const DERIVED = 'ohm=Ω*1 bar=Pa*1e5 l=L*1 t=g*1e6 min=s*60 h=s*3600 d=s*86400 week=s*604800 ℃=°C*1 dB(A)=dBA*1 rev=r*1';
/** Words in the singular, lower case, and the symbol they stand for: `word=symbol`. */
const NAMES =
  'metre=m meter=m gram=g second=s sec=s minute=min hour=h hr=h day=d ampere=A amp=A kelvin=K mole=mol hertz=Hz newton=N pascal=Pa ' +
  'joule=J watt=W volt=V litre=L liter=L tonne=t byte=B percent=% pct=% degree=° decibel=dB pound=lb lbs=lb ounce=oz foot=ft feet=ft ' +
  'inch=in inche=in mile=mi yard=yd revolution=r pixel=px dollar=$ usd=$ euro=€ eur=€ °c=°C celsius=°C °f=°F fahrenheit=°F yr=year';

const UNITS: Map<string, readonly [string, number]> = new Map([
  ...BASES.split(' ').map((symbol): [string, readonly [string, number]] => [symbol, [symbol, 1]]),
  ...DERIVED.split(' ').map((entry): [string, readonly [string, number]] => {
    const [symbol = '', base = '', factor = '1'] = entry.split(/[=*]/);
    return [symbol, [base, Number(factor)]];
  }),
]);
const WORDS = new Map(
  NAMES.split(' ').map((entry): [string, string] => {
    const [word = '', symbol = ''] = entry.split('=');
    return [word, symbol];
  }),
);
const PREFIXES: Record<string, number> = {
  p: 1e-12,
  n: 1e-9,
  µ: 1e-6,
  u: 1e-6,
  m: 1e-3,
  c: 1e-2,
  d: 1e-1,
  h: 1e2,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
};
const PREFIX_WORDS: Record<string, string> = {
  nano: 'n',
  micro: 'µ',
  milli: 'm',
  centi: 'c',
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
};
const PREFIXABLE = new Set('m g s A K mol Hz N Pa J W V Ω F H L l B bit bar eV Sv Gy Bq C T lx lm'.split(' '));

/**
 * How many of `wanted` one `typed` is, for turning a number in one unit into the other: 1 for the same unit under another name, 1000 for
 * "kN" wanted in "N"; null where the two measure different things. Units that are mere nouns ("workers") count as the same as each other.
 */
export function unitFactor(typed: string, wanted: string): number | null {
  const [from, to] = [plain(typed), plain(wanted)];
  if (from === to || from === '') return 1;
  const [left, right] = [measure(from), measure(to)];
  if (!left && !right) return 1;
  if (!left || !right) return to === '' ? 1 : null;
  const names = new Set([...left.dimensions.keys(), ...right.dimensions.keys()]);
  for (const name of names) if ((left.dimensions.get(name) ?? 0) !== (right.dimensions.get(name) ?? 0)) return null;
  return left.factor / right.factor;
}

/** Whether the text is a physical unit, a currency or a percentage that this file knows. */
export function isKnownUnit(text: string): boolean {
  return measure(plain(text)) !== null;
}

function plain(unit: string): string {
  return unit
    .trim()
    .replace(/[\u03bc]/g, 'µ')
    .replace(/\u2126/g, 'Ω')
    .replace(/[²³]/g, (sign) => (sign === '²' ? '2' : '3'))
    .replace(/\^|\{|\}|\$/g, (mark, _at: number, all: string) => (all === '$' ? mark : ''))
    .replace(/º(?=[CF])/g, '°')
    .replace(/\brpm\b/g, 'r/min')
    .replace(/\bper cent\b/i, '%')
    .replace(/\bdegrees? (?=celsius|fahrenheit)/i, '')
    .replace(/\s+/g, ' ')
    .replace(/[.;:]$/, '');
}

function measure(unit: string): Measure | null {
  const whole = atom(unit);
  if (whole) return { factor: whole[1], dimensions: new Map([[whole[0], 1]]) };
  const dimensions = new Map<string, number>();
  let factor = 1;
  let sign = 1;
  for (const part of unit.split(/(\/|\bper\b|[·*⋅ ])/)) {
    const text = part.trim();
    if (text === '/' || text === 'per') sign = -1;
    if (text === '' || /^(?:\/|per|[·*⋅])$/.test(text)) continue;
    const match = /^(\D+?)(-?\d)?$/.exec(text);
    const found = match ? atom(match[1] ?? '') : null;
    if (!found) return null;
    const power = sign * Number(match?.[2] ?? 1);
    factor *= found[1] ** power;
    dimensions.set(found[0], (dimensions.get(found[0]) ?? 0) + power);
  }
  return dimensions.size === 0 ? null : { factor, dimensions };
}

/** One unit with its prefix: its base and factor. */
function atom(symbol: string): readonly [string, number] | null {
  const lower = symbol.toLowerCase();
  const word = WORDS.get(lower) ?? WORDS.get(lower.replace(/s$/, ''));
  if (word !== undefined) return UNITS.get(word) ?? [word, 1];
  const known = UNITS.get(symbol);
  if (known) return known;
  const prefix = PREFIXES[symbol.charAt(0)];
  if (prefix !== undefined && PREFIXABLE.has(symbol.slice(1))) return scaled(symbol.slice(1), prefix);
  for (const [name, short] of Object.entries(PREFIX_WORDS)) {
    const base = lower.startsWith(name) ? WORDS.get(lower.slice(name.length).replace(/s$/, '')) : undefined;
    if (base !== undefined) return scaled(base, PREFIXES[short] ?? 1);
  }
  return null;
}

function scaled(base: string, factor: number): readonly [string, number] | null {
  const unit = UNITS.get(base);
  return unit ? [unit[0], unit[1] * factor] : null;
}
