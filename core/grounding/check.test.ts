import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSentence } from './check';
import { type EvidencePassage, prepareEvidence } from './evidence';
import { checkCode, checkFormula } from './verbatim';

const PASSAGES: EvidencePassage[] = [
  {
    ref: 'c1',
    heading: 'Lockout-tagout > Lockout',
    text:
      'Lockout is the placing of a lock on an energy-isolating device so that the device cannot be operated until the lock is removed. ' +
      'Each worker uses a personal lock with a single key, and the key stays in that worker’s pocket.\n\n' +
      'A tag warns; a lock prevents. A tag’s fastening must withstand at least 50 pounds of force (about 220 N). ' +
      'On 6 July 1988 the platform Piper Alpha exploded, and 167 people died.',
  },
  {
    ref: 'c2',
    heading: 'Bearings > Bearing life',
    text:
      'The basic rating life is the life that 90 % of a large group of identical bearings are expected to reach. ' +
      'Some shafts 1,000 mm long grow by 0.48 mm.\n\n' +
      'Type | Radial load | Typical place\nDeep groove ball | Medium | Electric motors\nTapered roller | High | Gearboxes\n\n' +
      'Isolate the machine.\nClean the shaft seat.\nUnwrap the bearing.\n\n' +
      'ISO 281 gives\n\n$$L_{10} = \\left( \\frac{C}{P} \\right)^{p}$$\n\nodds = [1, 3, 5]\nodds.append(7)\nprint(odds[-1])',
  },
];
const TERMS = ['Lockout', 'Tagout', 'Basic rating life', 'Dynamic load rating'];
const evidence = prepareEvidence(PASSAGES, 'en', TERMS);
const check = (sentence: string, refs = ['c1', 'c2']) => checkSentence(sentence, evidence, refs);

const SENTENCES = [
  'Each worker uses a personal lock with a single key, and the key stays in that worker’s pocket.',
  'A tag warns; a lock prevents.',
  'A tag’s fastening must withstand at least 50 pounds of force (about 220 N).',
  'On 6 July 1988 the platform Piper Alpha exploded, and 167 people died.',
  'The basic rating life is the life that 90 % of a large group of identical bearings are expected to reach.',
  'Some shafts 1,000 mm long grow by 0.48 mm.',
  'Clean the shaft seat.',
];

describe('what passes', () => {
  it.each(SENTENCES)('a sentence of the passage: %s', (sentence) => {
    expect(check(sentence)).toEqual({ supported: true, reasons: [], sure: true, coverage: 1 });
  });

  it.each([
    'Every worker has a personal lock with one single key.',
    'A tag only warns, but a lock prevents.',
    'The fastening of a tag has to withstand 50 pounds of force or more.',
    'Piper Alpha exploded on 6 July 1988 and 167 people died.',
    'About 90 percent of identical bearings in a large group reach the basic rating life.',
    'A shaft that is 1000 mm long grows by 0.48 mm.',
    'Tapered roller bearings carry a high radial load.',
    '`odds.append(7)` stands in the code.'.replace(' stands in the code', ''),
    'The formula is $L_{10} = \\left(\\frac{C}{P}\\right)^p$.',
  ])('in other words: %s', (sentence) => {
    expect(check(sentence).reasons).toEqual([]);
  });
});

describe('what does not', () => {
  it.each([
    ['a changed number', 'A tag’s fastening must withstand at least 80 pounds of force.', 'number'],
    ['a changed date', 'On 6 July 1989 the platform Piper Alpha exploded.', 'number'],
    ['a number of another thing', 'On 6 July 1988 the platform Piper Alpha exploded, and 220 people died.', 'number'],
    ['a number word', 'Each worker uses a personal lock with three keys.', 'number'],
    ['a negation', 'A tag’s fastening need not withstand 50 pounds of force.', 'negation'],
    ['a negation dropped', 'With lockout the device can be operated until the lock is removed.', 'negation'],
    ['the other order', 'Unwrap the bearing before cleaning the shaft seat.', 'negation'],
    ['a wider reach', 'All shafts 1,000 mm long grow by 0.48 mm.', 'quantifier'],
    ['a name', 'Lockout was invented by Harrison, who placed a lock on a device.', 'name'],
    ['a term', 'Tagout is the placing of a lock on an energy-isolating device.', 'term'],
    ['roles', 'A tag prevents; a lock warns.', 'term'],
    ['an invention', 'Locks are bought once a year from a dealer in the next town.', 'coverage'],
    ['code', 'Use `odds.extend(7)` to add a value.', 'code'],
    ['a formula', 'The life is $L_{10} = \\left(\\frac{P}{C}\\right)^p$.', 'formula'],
    ['a row of another thing', 'Deep groove ball bearings carry a high radial load and sit in gearboxes.', 'coverage'],
  ])('%s', (_what, sentence, reason) => {
    const { supported, reasons } = check(sentence);
    expect(supported).toBe(false);
    if (reason !== 'coverage') expect(reasons).toContain(reason);
  });

  it('anything where no passage is cited', () => {
    expect(check('A tag warns; a lock prevents.', []).supported).toBe(false);
    expect(check('A tag warns; a lock prevents.', ['c2']).supported).toBe(false);
  });
});

describe('properties', () => {
  const digits = SENTENCES.filter((sentence) => /\d/.test(sentence));

  it('a changed number never passes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...digits),
        fc.integer({ min: 2000, max: 999_999 }),
        fc.nat(),
        (sentence, number, pick) => {
          const found = [...sentence.matchAll(/\d[\d,.]*/g)];
          const place = found[pick % found.length];
          const changed =
            sentence.slice(0, place?.index) + number + sentence.slice((place?.index ?? 0) + (place?.[0].length ?? 0));
          expect(check(changed).reasons).toContain('number');
        },
      ),
    );
  });

  it('the order of the passages does not matter', () => {
    const turned = prepareEvidence([...PASSAGES].reverse(), 'en', TERMS);
    const words = fc.array(
      fc.constantFrom(...SENTENCES.flatMap((sentence) => sentence.split(' ')), 'not', 'always', '12'),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(words, (list) => {
        const sentence = `${list.join(' ')}.`;
        expect(checkSentence(sentence, turned, ['c2', 'c1'])).toEqual(check(sentence));
      }),
      { numRuns: 60 },
    );
  });

  it('nothing makes it throw, in any language', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('constructor __proto__ toString', '1,,2', '`', '$$', '.', '|', 'x | y\n|--|'),
    );
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('en', 'de', 'ar', 'es', 'fr', 'xx', ''),
        (sentence, passage, language) => {
          const read = prepareEvidence([{ ref: 'c1', heading: passage, text: passage }], language, [sentence]);
          const { supported, reasons, coverage } = checkSentence(sentence, read, ['c1']);
          expect(supported).toBe(reasons.length === 0);
          expect(coverage).toBeGreaterThanOrEqual(0);
          checkCode(sentence, read, ['c1']);
          checkFormula(sentence, read, ['c1']);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('other languages', () => {
  it.each([
    [
      'de',
      'Ein Schloss verhindert den Betrieb der Maschine. Die Kraft beträgt 220 N.',
      'Die Kraft beträgt 220 N.',
      'Die Kraft beträgt 320 N.',
    ],
    [
      'es',
      'El candado impide el funcionamiento de la máquina durante 30 minutos.',
      'El candado impide el funcionamiento de la máquina.',
      'El candado impide el funcionamiento durante 40 minutos.',
    ],
    [
      'fr',
      'Le cadenas empêche la mise en marche de la machine. Il pèse 1,5 kg.',
      'Le cadenas empêche la mise en marche.',
      'Le cadenas pèse 2,5 kg.',
    ],
    ['ar', 'القفل يمنع تشغيل الآلة لمدة 30 دقيقة.', 'القفل يمنع تشغيل الآلة.', 'القفل يمنع تشغيل الآلة لمدة 50 دقيقة.'],
  ])('%s', (language, text, good, bad) => {
    const read = prepareEvidence([{ ref: 'c1', heading: '', text }], language, []);
    expect(checkSentence(good, read, ['c1']).reasons).toEqual([]);
    expect(checkSentence(bad, read, ['c1']).reasons).toContain('number');
  });
});

describe('code and formulas', () => {
  it('stand line by line or not at all', () => {
    expect(checkCode('odds = [1,3,5]\n\nodds.append(7)', evidence, ['c2'])).toBe(true);
    expect(checkCode('odds = [1, 3, 5]\nodds.append(9)', evidence, ['c2'])).toBe(false);
    expect(checkCode('odds.append(7)', evidence, ['c1'])).toBe(false);
    expect(checkFormula('L_{10} = \\left( \\frac{C}{P} \\right)^p', evidence, ['c2'])).toBe(true);
    expect(checkFormula('L_{10} = C^p', evidence, ['c2'])).toBe(false);
  });
});

describe('half of a sentence', () => {
  const passages = [
    {
      ref: 'c1',
      heading: 'Limits',
      text: 'The alarm only warns the crew; the trip stops the machine. The pump may run at night, if somebody watches it. The score is the product of severity and likelihood.',
    },
  ];
  const half = (sentence: string) => checkSentence(sentence, prepareEvidence(passages, 'en', []), ['c1']);

  it('stands where it is a statement of its own', () => {
    expect(half('The alarm only warns the crew.')).toMatchObject({ supported: true, sure: true });
  });

  it('is not taken for sure where the other half bounds it', () => {
    expect(half('The pump may run at night.').sure).toBe(false);
    expect(half('The score is the product of severity.').sure).toBe(false);
  });
});
