import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical';
import { append, type ChainedRecord, type ChainHead, emptyHead } from './chain';
import { createVerifier, verifyChain } from './verify';

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

function chainOf(records: readonly Json[], chain = 'access'): { links: ChainedRecord[]; heads: ChainHead[] } {
  const heads = [emptyHead(chain, hash)];
  const links = records.map((record) => {
    const next = append(heads.at(-1) ?? emptyHead(chain, hash), record, hash);
    heads.push(next.head);
    return next.link;
  });
  return { links, heads };
}
const records = (count: number): Json[] =>
  Array.from({ length: count }, (_, i) => ({ who: `teacher ${i % 3}`, what: 'read', at: i }));
const without = <T>(list: readonly T[], at: number) => list.filter((_, i) => i !== at);
const verdictOf = (links: readonly ChainedRecord[], anchors: readonly ChainHead[] = []) =>
  verifyChain('access', links, anchors, hash);

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('json'), { maxKeys: 4 }),
  ),
}));

describe('canonical JSON', () => {
  it('is that of RFC 8785, 3.2.2 and 3.2.3', () => {
    const given: Json = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys: Json = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    expect([...canonicalJson(keys).matchAll(/:(\d)/g)].map(([, digit]) => digit).join('')).toBe('2467153');
  });

  it('does not hang on the order of keys, and says everything', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (given) => {
        const read: unknown = JSON.parse(JSON.stringify(given));
        const turned = Object.fromEntries(Object.entries(given).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(given));
        expect(JSON.parse(canonicalJson(given))).toEqual(read);
      }),
    );
    expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
    expect(() => canonicalJson('\ud800')).toThrow(RangeError);
  });
});

describe('a chain', () => {
  it('is sound as it was made, and its links are what SHA-256 says', () => {
    const { links, heads } = chainOf(records(20));
    expect(verdictOf(links, heads)).toEqual({ sound: true, head: heads.at(-1) });
    const start = hash('{"chain":"access","place":0}');
    expect(links[0]?.previous).toBe(start);
    expect(links[0]?.hash).toBe(
      hash(`{"chain":"access","place":1,"previous":"${start}","record":{"at":0,"what":"read","who":"teacher 0"}}`),
    );
    expect(verdictOf([])).toMatchObject({ sound: true });
  });

  it('shows the first place where anything was done to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 15 }), fc.nat(), fc.nat(), (count, a, b) => {
        const { links, heads } = chainOf(records(count));
        const at = a % count;
        const other = b % count;
        const link = links[at];
        const last = heads.at(-1);
        if (!link || !last) throw new Error('no link');
        const anchors = [last];
        // Changed: the record, with or without a hash that fits it.
        const lie = links.map((each, i) => (i === at ? { ...each, record: { who: 'nobody' } } : each));
        expect(verdictOf(lie)).toMatchObject({ sound: false, fault: 'changed', place: at + 1 });
        const refitted = append(heads[at] ?? last, { who: 'nobody' }, hash).link;
        const fitted = links.map((each, i) => (i === at ? refitted : each));
        if (at < count - 1) expect(verdictOf(fitted)).toMatchObject({ fault: 'not-following', place: at + 2 });
        else expect(verdictOf(fitted, anchors)).toMatchObject({ fault: 'rewritten', place: count });
        // Deleted, doubled, swapped, cut off.
        if (at < count - 1) expect(verdictOf(without(links, at))).toMatchObject({ fault: 'missing', place: at + 1 });
        expect(verdictOf([...links.slice(0, at + 1), link, ...links.slice(at + 1)])).toMatchObject({
          fault: 'repeated',
          place: at + 1,
        });
        if (at !== other) {
          const swapped = [...links];
          [swapped[at], swapped[other]] = [links[other] ?? link, link];
          expect(verdictOf(swapped)).toMatchObject({
            sound: false,
            place: Math.min(at, other) + 1,
            soundUpTo: heads[Math.min(at, other)],
          });
        }
        expect(verdictOf(links.slice(0, at))).toMatchObject({ sound: true });
        expect(verdictOf(links.slice(0, at), anchors)).toMatchObject({
          fault: 'cut-off',
          place: at + 1,
          soundUpTo: heads[at],
        });
        // Put in with places counted on: the link after it no longer follows.
        const put = { ...append(heads[at] ?? last, 'put in', hash).link };
        const moved = [
          ...links.slice(0, at),
          put,
          ...links.slice(at).map((each) => ({ ...each, place: each.place + 1 })),
        ];
        expect(verdictOf(moved)).toMatchObject({ fault: 'not-following', place: at + 2 });
      }),
    );
  });

  it('written anew from the first record on is seen by an anchor alone', () => {
    const { heads } = chainOf(records(6));
    const forged = chainOf(['other', ...records(5)]).links;
    expect(verdictOf(forged)).toMatchObject({ sound: true });
    expect(verdictOf(forged, [heads[4] ?? emptyHead('access', hash)])).toMatchObject({ fault: 'rewritten', place: 4 });
  });

  it('of another name does not pass', () => {
    expect(verifyChain('access', chainOf(records(3), 'consent').links, [], hash)).toMatchObject({
      fault: 'not-following',
      place: 1,
    });
  });

  it('goes on from a head that was verified before', () => {
    const { links, heads } = chainOf(records(9));
    const verifier = createVerifier(heads[5] ?? emptyHead('access', hash), heads, hash);
    for (const link of links.slice(5)) expect(verifier.take(link)).toBe(true);
    expect(verifier.verdict()).toEqual({ sound: true, head: heads[9] });
    const late = createVerifier(heads[5] ?? emptyHead('access', hash), heads, hash);
    expect(late.take(links[6] ?? { place: 0, record: null, previous: '', hash: '' })).toBe(false);
    expect(late.take(links[5] ?? { place: 0, record: null, previous: '', hash: '' })).toBe(false);
  });

  it('with a record that could never have been hashed is changed', () => {
    const { links } = chainOf(records(2));
    const bad = links.map((each, i) => (i === 1 ? { ...each, record: Number.NaN } : each));
    expect(verdictOf(bad)).toMatchObject({ fault: 'changed', place: 2 });
  });
});
