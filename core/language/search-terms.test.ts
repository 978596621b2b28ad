import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionTerms, searchTerms } from './search-terms';

/** Whether a word as asked meets a word as written: they have a term in common. */
function meet(asked: string, written: string, locale: string): boolean {
  const terms = new Set(searchTerms(written, locale));
  return searchTerms(asked, locale).some((term) => terms.has(term));
}

describe('a word asked for meets a word written', () => {
  it.each([
    ['en', 'lubricate', 'Lubrication'],
    ['en', 'cafe', 'Café'],
    ['en', 'CAFÉ', 'cafe'],
    ['en', 'weight', 'weight_kg'],
    ['es', 'rodamiento', 'rodamientos'],
    ['es', 'lubricacion', 'lubricación'],
    ['es', 'lubricar', 'lubricación'],
    ['es', 'arboles', 'árbol'],
    ['fr', 'roulement', 'Roulements'],
    ['fr', 'etancheite', 'étanchéité'],
    ['fr', 'vérifier', 'vérifiés'],
    ['fr', 'verifie', 'vérifié'],
    ['fr', 'oeuvre', 'œuvre'],
    ['fr', 'étanchéité', "l'étanchéité"],
    ['de', 'Haus', 'Häuser'],
    ['de', 'Dichtung', 'Dichtungen'],
    ['de', 'Waelzlager', 'Wälzlagern'],
    ['de', 'Walzlager', 'Wälzlager'],
    ['de', 'gross', 'größer'],
    ['ar', 'محمل', 'المحامل'],
    ['ar', 'التشحيم', 'والتشحيم'],
    ['ar', 'ادارة', 'إدارة'],
    ['ar', 'معلم', 'مُعَلِّمُونَ'],
    ['ar', 'مدرسة', 'المدارس'],
    ['ar', 'مستوي', 'مستوى'],
    ['ar', '5', '٥'],
  ])('%s: %s finds %s', (locale, asked, written) => {
    expect(meet(asked, written, locale)).toBe(true);
  });

  it.each([
    ['en', 'pump', 'bearing'],
    ['de', 'Lager', 'Dichtung'],
    ['ar', 'محرك', 'محمل'],
    ['es', 'rodamiento', 'rueda'],
  ])('%s: %s does not find %s', (locale, asked, written) => {
    expect(meet(asked, written, locale)).toBe(false);
  });
});

describe('searchTerms', () => {
  it('leaves out the function words of the language', () => {
    expect(searchTerms('The seal of the shaft', 'en')).toEqual(['seal', 'shaft']);
    expect(searchTerms("The seal's lip isn’t worn; it's new, don't", 'en')).toEqual(['seal', 'lip', 'worn', 'new']);
    expect(searchTerms('die Dichtung der Welle', 'de-AT')).toEqual(['dichtung', 'well']);
    expect(searchTerms('el sello y el eje', 'es')).toEqual(['sell', 'eje']);
    expect(searchTerms("le joint de l'arbre", 'fr')).toEqual(['joint', 'arbre']);
    expect(searchTerms('ما هو المحمل؟', 'ar')[0]).toBe('محمل');
  });

  it('has each term of a question once, in every language that is asked for', () => {
    expect(questionTerms('bearing bearings running', ['en', 'fr'])).toEqual(['bear', 'run', 'bearing', 'running']);
  });

  it('takes any text, and no term holds white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('en', 'ar', 'de', 'xx'),
        (text, locale) => {
          for (const term of searchTerms(text, locale)) expect(term).toMatch(/^\S+$/);
        },
      ),
    );
  });
});
