import type { Random } from '@/core/random/random';

/** Values that break what takes them for granted, as JSON or as words of an address. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, Number.MIN_VALUE, [], {}, [null], [[]], ''],
  ...[
    ' ',
    '\t\r\n',
    '0',
    '-0',
    'NaN',
    'Infinity',
    'null',
    'undefined',
    'true',
    '[object Object]',
    '1e999',
    '0x10',
    '１２',
  ],
  // What PostgreSQL, JSON and UTF-16 each refuse in their own way.
  ...[
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '\ufffe\uffff',
    '\u202egnirts',
    'é'.normalize('NFD').repeat(200),
    '👩‍👩‍👧‍👦'.repeat(50),
  ],
  ...[
    "' or 1=1 --",
    "'; drop table users; --",
    '" or ""="',
    "\\'; select pg_sleep(0) --",
    '$1',
    '%',
    '_%_',
    '(((',
    '[a-',
    '\\',
  ],
  ...[
    '../../../etc/passwd',
    '..%2f..%2f',
    '..\\..\\windows',
    '/etc/passwd\u0000.md',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    '//example.org',
    'C:\\',
  ],
  ...[
    'a\r\nset-cookie: injected=1',
    'a%0d%0aset-cookie:%20injected=1',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '#{7*7}',
    '<!ENTITY x SYSTEM "file:///etc/passwd">',
  ],
  ...[
    '2026-02-30',
    '0000-00-00',
    '9999-12-31',
    '-000001-01-01T00:00:00Z',
    '2026-13-01T25:61:61Z',
    '275760-09-13T00:00:00.001Z',
    '24:00',
    '1970-01-01',
  ],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'not-a-uuid',
    '0190f3a0-0000-7000-8000-00000000abc',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ],
  ...['__proto__', 'constructor', 'toString', { __proto__: null, constructor: 1 }, { toString: 1 }, { length: -1 }],
];

/** One broken value; now and then a huge or a deep one, or an id out of `others`. */
export function brokenValue(random: Random, others: readonly string[]): unknown {
  const kind = random.integer(20);
  if (kind < 5) return others[random.integer(others.length)];
  if (kind === 5) return 'x'.repeat(10 ** (2 + random.integer(4)));
  if (kind === 6) return Array.from({ length: 10 ** (1 + random.integer(4)) }, (_, index) => index);
  if (kind === 7) return nested(1 + random.integer(3000));
  if (kind === 8) return `${others[random.integer(others.length)]}\u0000`;
  return VALUES[random.integer(VALUES.length)];
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** A copy of a JSON value with one place of it broken. */
export function breakSomewhere(value: unknown, random: Random, others: readonly string[]): unknown {
  const inside = random.integer(4) > 0;
  if (Array.isArray(value) && value.length > 0 && inside) {
    const at = random.integer(value.length);
    return value.map((each, index) => (index === at ? breakSomewhere(each, random, others) : each));
  }
  if (typeof value === 'object' && value !== null && inside) {
    const names = Object.keys(value);
    if (names.length === 0) return { unknown: brokenValue(random, others) };
    const at = names[random.integer(names.length)];
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, name === at ? breakSomewhere(each, random, others) : each]),
    );
  }
  return brokenValue(random, others);
}

/** Headers that a client may send, broken; names stay such that they can be sent at all. */
export function brokenHeaders(random: Random): Record<string, string> {
  const values = [
    '',
    'a',
    '*/*;q=9',
    'text/event-stream',
    'x'.repeat(8000),
    '"',
    'W/"x"',
    'bytes=0-,-1',
    'bytes=9-1',
    'multipart/form-data',
    'application/json; charset=x',
    'é',
    ',,,',
    'en-XX-u-ca-hebrew',
    '-1',
  ];
  const names = [
    'accept',
    'accept-language',
    'content-type',
    'idempotency-key',
    'if-none-match',
    'if-modified-since',
    'range',
    'last-event-id',
    'x-forwarded-for',
    'content-length',
  ];
  return Object.fromEntries(
    Array.from({ length: 1 + random.integer(2) }, () => [
      names[random.integer(names.length)] ?? 'accept',
      values[random.integer(values.length)] ?? '',
    ]),
  );
}
