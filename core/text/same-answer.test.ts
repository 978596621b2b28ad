import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameAnswer } from './same-answer';

describe('sameAnswer forgives how a term is written', () => {
  test.each([
    ['lockout', 'Lockout'],
    ['a lockout device', 'lockout device'],
    ['lock-out', 'lockout'],
    ['lock out', 'lockout'],
    ['lockouts', 'lockout'],
    ['  "Lockout." ', 'lockout'],
    ['for-loop', 'for loop'],
    ['for loops', 'for loop'],
    ['gaskets', 'gasket'],
    ['naive bayes', 'Naïve Bayes'],
    ['matrices', 'matrix'],
    ['stopped', 'stop'],
    ['copies', 'copy'],
    ['LOCKOUT', 'lockout'],
  ])('%s for %s', (given, accepted) => expect(sameAnswer(given, [accepted])).toBe(true));
});

describe('sameAnswer forgives one spelling slip in a long word', () => {
  test.each([
    ['lubricaton', 'lubrication'],
    ['lubrciation', 'lubrication'],
    ['lubricattion', 'lubrication'],
    ['lubricxtion', 'lubrication'],
    ['colour', 'color'],
    ['metre', 'meter'],
    ['residul energy', 'residual energy'],
    ['ulbrication', 'lubrication'],
    ['lokout', 'lock-out'],
  ])('%s for %s', (given, accepted) => expect(sameAnswer(given, [accepted])).toBe(true));

  test.each([
    ['lubricatn', 'lubrication'],
    ['loop', 'list'],
    ['slop', 'stop'],
    ['residul enrgy', 'residual energy'],
    ['', 'lubrication'],
    ['...', 'lubrication'],
    ['operator', 'operation'],
  ])('but not %s for %s', (given, accepted) => expect(sameAnswer(given, [accepted])).toBe(false));
});

describe('sameAnswer never turns one thing into another', () => {
  test.each([
    ['immutable', 'mutable'],
    ['typical', 'atypical'],
    ['enable', 'unable'],
    ['adsorption', 'absorption'],
    ['not locked', 'locked'],
    ['postcondition', 'precondition'],
    ['case-insensitive', 'case-sensitive'],
    ['weight_kg', 'weight_lb'],
    ['toUppercase()', 'toUpperCase()'],
    ['appendd', '`append`'],
    ['ISO 4407', 'ISO 4406'],
    ['+=', '-='],
    ['1001', '1000'],
  ])('%s is not %s', (given, accepted) => expect(sameAnswer(given, [accepted])).toBe(false));

  test('another term of the course is not a slip, an inflection neither', () => {
    expect(sameAnswer('parameters', ['parameter'], { rivals: ['perimeter'] })).toBe(true);
    expect(sameAnswer('perameter', ['parameter'], { rivals: ['perimeter'] })).toBe(true);
    expect(sameAnswer('perimeter', ['perimeters'], { rivals: ['parameter'] })).toBe(true);
    expect(sameAnswer('perimeter', ['parimeter'], { rivals: ['perimeter'] })).toBe(false);
    expect(sameAnswer('setting', ['set'], { rivals: ['setting'] })).toBe(false);
    expect(sameAnswer('setting', ['set'])).toBe(true);
  });
});

test('code and numbers are compared as what they are', () => {
  expect(sameAnswer('len()', ['len()'])).toBe(true);
  expect(sameAnswer('`append`', ['append'])).toBe(true);
  expect(sameAnswer('1 000', ['1,000'])).toBe(true);
  expect(sameAnswer('1', ['1,000'])).toBe(false);
  expect(sameAnswer('half', ['50 %'])).toBe(false);
});

test('other languages use their own articles and stems', () => {
  expect(sameAnswer('die Schleife', ['Schleifen'], { locale: 'de' })).toBe(true);
  expect(sameAnswer('la boucle', ['boucles'], { locale: 'fr' })).toBe(true);
  expect(sameAnswer('der Schalter', ['Schleife'], { locale: 'de' })).toBe(false);
});

test('an answer is always the same as itself, whatever it is', () => {
  const words = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => /[\p{L}\p{N}]/u.test(text));
  fc.assert(fc.property(words, (text) => sameAnswer(text, [text])));
});

test('garbage never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 3 }), (given, accepted) => {
      expect(typeof sameAnswer(given, accepted, { rivals: accepted })).toBe('boolean');
    }),
  );
});
