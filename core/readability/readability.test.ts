import { describe, expect, it } from 'vitest';
import { amstad, fernandezHuerta, fleschKincaidGrade, fleschReadingEase, kandelMoles, lix } from './formulas';
import { countText } from './measure';
import { levelOf, readingLevel } from './reading-level';
import { countSyllables } from './syllables';

const PLATYPUS = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.';

describe('formulas, against published figures', () => {
  it('reckons the two examples of the article on Flesch–Kincaid (en.wikipedia.org/wiki/Flesch–Kincaid_readability_tests)', () => {
    // "The cat sat on the mat.": 6 words, 6 syllables, 116; the platypus: 13 words, 24 syllables, 37.5 and grade 11.3.
    expect(fleschReadingEase(6, 1)).toBeCloseTo(116.145, 3);
    expect(fleschReadingEase(13, 24 / 13)).toBeCloseTo(37.455, 3);
    expect(fleschKincaidGrade(13, 24 / 13)).toBeCloseTo(11.265, 3);
    // The lowest grade that is possible: one word of one syllable in every sentence.
    expect(fleschKincaidGrade(1, 1)).toBeCloseTo(-3.4, 6);
  });

  it('gives the German of newspapers by Amstad, and French and Spanish with their constants', () => {
    expect(amstad(1, 1)).toBeCloseTo(120.5, 6);
    expect(kandelMoles(1, 1)).toBeCloseTo(132.385, 6);
    expect(fernandezHuerta(1, 1)).toBeCloseTo(145.82, 6);
  });

  it('adds the share of long words for LIX', () => {
    // Björnsson: 100 words in 8 sentences with 30 long ones.
    expect(lix(12.5, 0.3)).toBeCloseTo(42.5, 6);
  });
});

describe('syllables', () => {
  it.each([
    ['en', { cat: 1, mammal: 2, function: 2, variable: 4, recursion: 3, science: 2, code: 1 }],
    [
      'es',
      {
        casa: 2,
        bueno: 2,
        país: 2,
        día: 2,
        ciudad: 2,
        guitarra: 3,
        queso: 2,
        información: 4,
        leer: 2,
        muy: 1,
        agua: 2,
      },
    ],
    ['fr', { table: 1, bateau: 2, maison: 2, école: 2, question: 2, ordinateur: 4, eau: 1, programme: 2 }],
    ['de', { Haus: 1, Schule: 2, Freude: 2, Informatik: 4, Schleife: 2, lesen: 2, Tee: 1, Quelle: 2, Bäume: 2 }],
  ])('counts %s', (language, words) => {
    const counted = Object.fromEntries(Object.keys(words).map((word) => [word, countSyllables(word, language)]));
    expect(counted).toEqual(words);
  });

  it('is never below one', () => {
    for (const word of ['x', '2.5', '漢字', 'tsk']) expect(countSyllables(word, 'fi')).toBeGreaterThanOrEqual(1);
  });
});

describe('texts', () => {
  it('measures the platypus near the published figures: our dictionary says two syllables of it in another way', () => {
    const level = levelOf(countText(PLATYPUS));
    expect(level.words).toBe(13);
    expect(Math.abs((level.grade ?? 0) - 11.3)).toBeLessThan(2);
    expect(Math.abs(level.ease - 37.5)).toBeLessThan(14);
  });

  it('puts plain words before learned ones in each language', () => {
    const pairs: Record<string, [string, string]> = {
      en: [
        'The dog ran to the park. It was hot. The boy sat down by a tree and had a cold drink with his dad.',
        'Notwithstanding considerable methodological heterogeneity, contemporary investigations unanimously corroborate the aforementioned theoretical considerations regarding institutional accountability and organisational transformation processes.',
      ],
      es: [
        'El perro corre por el parque. Hace sol. El niño come pan con su mamá y ve a un gato en la casa de al lado.',
        'Las consideraciones metodológicas anteriormente mencionadas corroboran inequívocamente la heterogeneidad de las investigaciones contemporáneas sobre responsabilidad institucional y transformación organizacional sistemática.',
      ],
      fr: [
        'Le chat dort sur le lit. Il fait beau. La fille lit un livre et mange une pomme avec son ami dans le jardin.',
        "Nonobstant l'hétérogénéité méthodologique considérable, les investigations contemporaines corroborent unanimement les considérations théoriques susmentionnées concernant la responsabilité institutionnelle et les transformations organisationnelles.",
      ],
      de: [
        'Der Hund rennt in den Park. Es ist warm. Das Kind sitzt am Baum und trinkt ein Glas Wasser mit der Oma.',
        'Ungeachtet beträchtlicher methodologischer Heterogenität bestätigen zeitgenössische Untersuchungen einstimmig die vorgenannten theoretischen Überlegungen hinsichtlich institutioneller Verantwortlichkeit und organisatorischer Transformationsprozesse.',
      ],
      sv: [
        'Hunden springer i parken. Det är varmt. Barnet sitter vid ett träd och dricker ett glas vatten med sin mor.',
        'Oberoende undersökningar bekräftar enhälligt ovannämnda teoretiska överväganden beträffande institutionell ansvarsskyldighet och organisatoriska förändringsprocesser inom näringslivet och samhällsförvaltningen överhuvudtaget.',
      ],
    };
    for (const [language, [easy, hard]] of Object.entries(pairs)) {
      const [a, b] = [easy, hard].map((text) => levelOf(countText(text, language), language));
      if (!a || !b) throw new Error(`no level: ${language}`);
      expect(a.ease, language).toBeGreaterThan(70);
      expect(b.ease, language).toBeLessThan(30);
    }
  });

  it('says nothing of a text of a few words', () => {
    expect(readingLevel('A loop repeats.')).toBeNull();
  });

  it('reads no code, formulas or addresses, and a name in code marks as one word', () => {
    const counts = countText(
      'Call `very_long_function_name(argument)` once.\n\n```py\nsupercalifragilistic = incomprehensible()\n```\n\nThen $a^2 + b^2$ is in [the text](https://example.org/unreasonably/long).',
    );
    expect(counts.words).toBe(3 + 5);
    expect(counts.longWords).toBe(0);
  });

  it('sets taught terms aside for syllables, not for the length of sentences', () => {
    const text = 'Encapsulation is good. Encapsulation helps.';
    const plain = countText(text);
    const aside = countText(text, 'en', new Set(['encapsul']));
    expect(aside.words).toBe(plain.words);
    expect(aside.longestSentence).toBe(plain.longestSentence);
    expect(aside.longWords).toBe(0);
    expect(aside.syllables).toBe(3);
  });

  it('holds each item of a list for a sentence', () => {
    expect(countText('- Stop the drive.\n- Lock it.\n- Try to start it.').sentences).toBe(3);
  });
});
