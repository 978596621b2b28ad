import { describe, expect, it } from 'vitest';
import { copyIndex } from './copying';
import { judgeExplanation } from './judge';
import { keyPointsOf } from './key-points';
import { readVocabulary } from './vocabulary';

/** Material, an explanation of it in own words, and one of something else, in languages other than English. */
const COURSES = [
  {
    locale: 'ar',
    name: 'الإقفال',
    material: 'الإقفال هو وضع قفل على جهاز عزل الطاقة حتى لا يمكن تشغيل الآلة. الإقفال مهم لأن القفل يمنع تشغيل الآلة.',
    right: 'يضع العامل قفلا على الجهاز الذي يعزل الطاقة فلا يمكن لأحد تشغيل الآلة قبل إزالة القفل.',
    other: 'الطقس اليوم جميل والأطفال يلعبون في الحديقة مع أصدقائهم.',
  },
  {
    locale: 'fr',
    name: 'Consignation',
    material:
      'La consignation est la pose d’un cadenas sur un dispositif de coupure pour que la machine ne puisse pas démarrer. La consignation protège les personnes qui réparent la machine.',
    right: 'On pose un cadenas sur le dispositif qui coupe le courant, et alors la machine ne peut pas démarrer.',
    other: 'C’est une promenade que les familles font le dimanche dans la forêt avec leur chien.',
  },
  {
    locale: 'es',
    name: 'Bloqueo',
    material:
      'El bloqueo es la colocación de un candado en un dispositivo de corte para que la máquina no pueda arrancar. El bloqueo protege a las personas que reparan la máquina.',
    right: 'Se coloca un candado en el dispositivo que corta la energía y así la máquina no puede arrancar.',
    other: 'Es un paseo que hacen las familias los domingos por el bosque con su perro.',
  },
  {
    locale: 'de',
    name: 'Verriegelung',
    material:
      'Die Verriegelung ist das Anbringen eines Schlosses an einer Trenneinrichtung, damit die Maschine nicht eingeschaltet werden kann. Die Verriegelung schützt Menschen, die die Maschine reparieren.',
    right: 'Man hängt ein Schloss an die Trenneinrichtung, damit niemand die Maschine einschalten kann.',
    other: 'Das ist ein Spaziergang, den Familien am Sonntag mit ihrem Hund im Wald machen.',
  },
] as const;

describe.each(COURSES)('in $locale', ({ locale, name, material, right, other }) => {
  const passage = { id: 'a', heading: name, blocks: [block(material)] };
  const vocabulary = readVocabulary([material], locale);
  const points = keyPointsOf({
    concept: { name, aliases: [], definition: null },
    passages: [passage],
    related: [],
    otherTerms: new Set(),
    vocabulary,
    locale,
  });
  const judge = (text: string) =>
    judgeExplanation({
      text,
      concept: { name, aliases: [] },
      points,
      siblings: [],
      vocabulary,
      copies: copyIndex([material], locale),
      locale,
    });

  it('key points are found', () => expect(points.length).toBeGreaterThan(0));
  it('own words are recognised', () => {
    const judgement = judge(right);
    expect(judgement.state).toBe('fine');
    expect(judgement.points[0]?.status).toMatch(/covered|partly/);
    expect(judgement.outcome).not.toBe('not_yet');
  });
  it('something else is not', () => expect(judge(other)).toMatchObject({ state: 'fine', outcome: 'not_yet' }));
  it('English is another language', () =>
    expect(judge('You put a lock on the device so that nobody can start the machine.').state).toBe('other_language'));
  it('copied material is', () => expect(judge(material).state).toBe('copied'));
});

function block(markdown: string) {
  return { kind: 'paragraph', role: 'body', markdown, start: 0, end: markdown.length };
}
