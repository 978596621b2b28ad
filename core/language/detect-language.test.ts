import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language';

const PROSE = {
  en: 'A bearing carries the load of a shaft and lets it turn with little friction. It has to be greased before it runs dry.',
  es: 'El rodamiento soporta la carga del eje y deja que gire con poca fricción. Hay que engrasarlo antes de que se quede seco.',
  fr: "Le roulement porte la charge de l'arbre et le laisse tourner avec peu de frottement. Il faut le graisser avant qu'il soit sec.",
  de: 'Das Lager trägt die Last der Welle und lässt sie sich mit wenig Reibung drehen. Es muss geschmiert werden, bevor es trocken läuft.',
  ar: 'يحمل المحمل وزن العمود ويسمح له بأن يدور مع احتكاك قليل. ويجب أن يتم تشحيمه قبل أن يجف تماما في أثناء التشغيل الطويل.',
};

describe('detectLanguage', () => {
  it.each(Object.entries(PROSE))('knows %s', (tag, prose) => {
    expect(detectLanguage(prose)).toBe(tag);
  });

  it('knows other languages from more prose', () => {
    const italian =
      'Il cuscinetto porta il carico dell’albero e lo lascia girare con poco attrito. Bisogna ingrassarlo. ';
    expect(detectLanguage(italian.repeat(5))).toBe('it');
    expect(detectLanguage(italian)).toBeNull();
  });

  it('does not guess from little prose, names, numbers or code', () => {
    expect(detectLanguage('Le roulement')).toBeNull();
    expect(detectLanguage('')).toBeNull();
    expect(
      detectLanguage('const total = items.reduce((sum, item) => sum + item.price, 0); return total;'.repeat(4)),
    ).toBeNull();
    expect(detectLanguage('1.5 2.5 3.5 4.5 '.repeat(40))).toBeNull();
  });
});
