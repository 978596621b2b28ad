import { describe, expect, it } from 'vitest';
import { stringList } from '../text/string-table';
import { createLexicon } from './lexicon';
import { prepareQuestion } from './prepare-question';
import { retrievalQuery } from './question';

const HISTORY = ['What is cavitation?', 'Bubbles collapse on the impeller.'];

describe('retrievalQuery', () => {
  it.each([
    ['en', 'And why?'],
    ['en', 'How can I stop it from happening?'],
    ['es', '¿Y por qué?'],
    ['fr', 'Et pourquoi ?'],
    ['de', 'Und warum?'],
    ['ar', 'ولماذا؟'],
  ])('%s: searches "%s" with what was said before', (language, question) => {
    expect(retrievalQuery(question, HISTORY, language).context).toContain('cavitation');
  });

  it('searches what stands by itself by itself', () => {
    const question = 'Which oil viscosity does the gearbox of the conveyor need in winter at low temperature?';
    expect(retrievalQuery(question, HISTORY, 'en')).toEqual({ question, context: '', turns: [] });
    expect(retrievalQuery('And why?', [], 'en').context).toBe('');
  });
});

describe('prepareQuestion', () => {
  const words = [
    'vibration',
    'velocity',
    'wälzlager',
    'instandhaltungsplan',
    'instandhaltung',
    'lager',
    'plan',
    'welle',
  ];
  const material = { knows: (term: string) => words.includes(term), lexicon: createLexicon(stringList(words)) };
  const related = (question: string, language: string) =>
    prepareQuestion(question, [language], material).flatMap((word) => word.related);

  it('understands slips of the pen by the course’s own words', () => {
    expect(related('vibraton velocty', 'en')).toEqual(['vibrat', 'veloc']);
    expect(related('bearing', 'en')).toEqual([]);
  });

  it('takes compounds apart and together in German, and in no language that has none', () => {
    expect(related('Plan', 'de')).toEqual(['instandhaltungsplan']);
    expect(related('Lagerplan', 'de')).toEqual(['lag', 'plan']);
    expect(related('plan', 'en')).toEqual([]);
  });

  it('leaves out the function words of the language that the question is in', () => {
    const words = (question: string) => prepareQuestion(question, ['en', 'de', 'fr'], null).map(({ word }) => word);
    expect(words('Warum ist die Dichtung der Welle undicht?')).toEqual(['dichtung', 'welle', 'undicht']);
    expect(words('Pourquoi est-ce que le joint fuit ?')).toEqual(['joint', 'fuit']);
    expect(words('Why do the bearings die?')).toEqual(['bearings', 'die']);
  });

  it('has each word once, function words not at all, and a limit', () => {
    expect(prepareQuestion('The seal and the SEAL', ['en'], null).map(({ word }) => word)).toEqual(['seal']);
    expect(prepareQuestion('the of and', ['en'], null)).toEqual([]);
    const page = Array.from({ length: 900 }, (_, number) => `w${number}`).join(' ');
    expect(prepareQuestion(page, ['en'], null).length).toBeLessThanOrEqual(96);
  });
});
