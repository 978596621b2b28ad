import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences';
import { maskSpans } from './sentences-mask';

const split = (text: string, locale?: string) => splitSentences(text, locale).map((sentence) => sentence.text);

describe('splitSentences', () => {
  it('cuts where a reader would', () => {
    expect(split('Press stop. Wait! Is it still? Good.')).toEqual(['Press stop.', 'Wait!', 'Is it still?', 'Good.']);
  });

  it.each([
    'See Fig. 3 for details, e.g. the red valve.',
    'Dr. Smith and J. R. R. Tolkien met Prof. Moore.',
    'Use No. 5 oil, approx. 3.5 litres, i.e. half a can vs. a full one.',
    'Srivastava et al. (2014) showed it.',
    'Rename `a.b. C` and open https://example.com/a?b=c.d now.',
    'As $x = 1. Then$ holds, the rest follows.',
    '**Stop. Look. Listen.**',
    'Follow [the guide. It helps](https://x.org/a_(b).html) today.',
    'It is closed (see the manual. It is long) on Sundays.',
    'He said "Stop. Now." and left.',
    '“Why?” he asked, and Yahoo! is a name.',
    'Wait ... it goes on.',
    'The Node.js and .NET runtimes, version 3.14.2.',
    '1. Open the valve',
    'It is in the reference (2021). https://example.com/a (accessed in June).',
    'A distribution with a p.m.f. $q(x)$ is discrete, *e.g.* `coin`.',
  ])('keeps %j whole', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('ends a sentence before code, maths, links and emphasis that open the next one', () => {
    expect(split('It is done. `num` is 3. $x$ is 4. **Stop.** [Go](x.md) on.')).toEqual([
      'It is done.',
      '`num` is 3.',
      '$x$ is 4.',
      '**Stop.**',
      '[Go](x.md) on.',
    ]);
  });

  it('tells an initial in a name from a letter that ends a sentence', () => {
    expect(split('We use plan B. Then we test.')).toEqual(['We use plan B.', 'Then we test.']);
    expect(split('This is due to Donald E. Knuth. He wrote it.')).toEqual([
      'This is due to Donald E. Knuth.',
      'He wrote it.',
    ]);
    expect(split('Made in the U.S. The rest is not.')).toEqual(['Made in the U.S.', 'The rest is not.']);
    expect(split('He said no. It stands.')).toEqual(['He said no.', 'It stands.']);
  });

  it('reads a line break as a space, an empty line or list marker as an end', () => {
    expect(split('One sentence\nover two lines. Two\n\nThree\n- item one\n- item two')).toEqual([
      'One sentence\nover two lines.',
      'Two',
      'Three',
      '- item one',
      '- item two',
    ]);
  });

  it.each([
    [
      'es',
      [
        '¿Qué es un rodamiento?',
        'Es una pieza, p. ej. de acero.',
        '¡No lo toque!',
        'El Sr. López llegó de EE. UU. ayer.',
      ],
    ],
    ['es', ['El eje gira a 1.500 r.p.m. sin parar.', 'Véase la fig. 3 y la pág. 12.']],
    [
      'fr',
      [
        "Qu'est-ce qu'un roulement ?",
        'Attention !',
        'M. Dupont a dit : « Arrêtez. Maintenant. »',
        'Puis il est parti.',
      ],
    ],
    ['fr', ['Voir p. ex. la fig. 3, cf. chap. 2.', 'Mme Martin, c.-à-d. la cheffe, vient.']],
    [
      'de',
      [
        'Das Lager, z. B. ein Wälzlager, trägt die Last.',
        'Am 1. Januar wurde es gewechselt, d. h. spät.',
        'Ein Lager!',
      ],
    ],
    ['de', ['Im 3. Kapitel steht mehr.', 'Dr. Müller sagt: „Stopp. Sofort.“', 'Es waren 5.', 'Dann ging er.']],
    ['ar', ['ما هو المحمل؟', 'يحمل وزن العمود، ويسمح له بالدوران؛ ثم يتوقف.', 'انتبه!', 'لا تلمسه.']],
    ['ar', ['قال المعلم: «توقف. الآن.»', 'ثم خرج.', 'يبلغ القطر ٣٫٥ مم تقريبا.', 'انظر الشكل 3.']],
  ])('%s: cuts where its readers would: %j', (locale, sentences) => {
    expect(split(sentences.join(' '), locale)).toEqual(sentences);
  });

  it('knows abbreviations of other languages and scripts without spaces', () => {
    expect(split('Das gilt z.B. Hunden. Katzen nicht.', 'de')).toEqual(['Das gilt z.B. Hunden.', 'Katzen nicht.']);
    expect(split('这是一句话。这是第二句。', 'zh')).toEqual(['这是一句话。', '这是第二句。']);
    expect(split('One. Two.', 'not a locale')).toEqual(['One.', 'Two.']);
  });

  it('does not cut a sentence for being long', () => {
    const long = `${'and on '.repeat(2_000)}it goes.`;
    expect(split(`${long} Then it ends.`)).toEqual([long, 'Then it ends.']);
  });

  it('loses nothing but white space, and its offsets are exact', () => {
    const piece = fc.constantFrom(
      'The cat',
      ' sat. ',
      'e.g. ',
      '`x. y`',
      '$a. b$',
      '(see. ',
      ') ',
      '**B. C** ',
      '"q. r" ',
      '[l. m](u) ',
      '\n',
      '\n\n',
      'No. 5',
      '…',
      ' ',
      '?',
      '[',
      '$',
      '`',
      '*',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const sentences = splitSentences(text);
        let at = 0;
        for (const { text: sentence, start, end } of sentences) {
          expect(text.slice(start, end)).toBe(sentence);
          expect(text.slice(at, start).trim()).toBe('');
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each(['(', '[', '`', '$', '*', '**a', '_', '"', '<a', '[](', '[a](', '` `` ', 'Mr. '])(
    'comes to an end on %j repeated',
    (piece) => {
      const text = piece.repeat(Math.floor(200_000 / piece.length));
      expect(
        splitSentences(text)
          .map((sentence) => sentence.text.length)
          .reduce((a, b) => a + b, 0),
      ).toBeGreaterThan(0);
    },
    60_000,
  );
});

it.each([
  'a call of print() here. The next one.',
  'square brackets [] after it. The next one.',
  'an empty {} of code. The next one.',
  '"" is empty. The next one.',
  '[](x) is nothing. The next one.',
  'a ( ) with room. The next one.',
])('keeps its place after what is empty: %s', (text) => {
  const sentences = splitSentences(text);
  expect(sentences.at(-1)?.text).toBe('The next one.');
  for (const { text: sentence, start, end } of sentences) expect(text.slice(start, end)).toBe(sentence);
});

it('masks without changing the length, whatever the text', () => {
  const parts = [
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    '*',
    '_',
    '`',
    '$',
    '.',
    '!',
    ' ',
    'a',
    'B',
    '1',
    '\n',
    '“',
    '”',
    'www.',
    '…',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (pieces) => {
      expect(maskSpans(pieces.join(''))).toHaveLength(pieces.join('').length);
    }),
    { seed: 3, numRuns: 1000 },
  );
});
