import { describe, expect, it } from 'vitest';
import { parseDocument } from '@/platform/markdown/parse';
import { bytesOf, readOptions } from '../testing';
import { readGlossary } from './read-glossary';

const read = (text: string, path = 'terms.csv') => readGlossary(bytesOf(text), readOptions(path));
const entries = async (text: string, path = 'terms.csv') => {
  const document = await read(text, path);
  return parseDocument(document.markdown, path).passages.flatMap(({ blocks, headingPath }) =>
    blocks.map(({ kind, term, definition, rows }) => ({ kind, term, definition, rows, heading: headingPath.at(-1) })),
  );
};

describe('glossaries', () => {
  it('become definitions under a heading that says so, each with its row', async () => {
    const text = 'Term,Definition\nPump,"A machine that moves water, or air."\nValve,It opens * and closes\n';
    expect(await entries(text)).toEqual([
      {
        kind: 'definition',
        term: 'Pump',
        definition: 'A machine that moves water, or air.',
        heading: 'Glossary',
        rows: undefined,
      },
      {
        kind: 'definition',
        term: 'Valve',
        definition: 'It opens \\* and closes',
        heading: 'Glossary',
        rows: undefined,
      },
    ]);
    const { places, markdown } = await read(text);
    expect(places.map(({ number, label, start, end }) => [number, label, markdown.slice(start, end)])).toEqual([
      [2, '2', 'Pump\n: A machine that moves water, or air.'],
      [3, '3', 'Valve\n: It opens \\* and closes'],
    ]);
  });

  it.each([
    [
      'Begriff;Erklärung;Abkürzung\nKreiselpumpe;Eine Pumpe mit einem Rad;KP\nVentil;Es öffnet, schließt;\n',
      'Kreiselpumpe (KP)',
    ],
    ['Langue\tDéfinition\tTerme\nfr\tUne machine, simple\tPompe\nfr\tUn robinet\tVanne\n', 'Pompe'],
    ['المصطلح,التعريف\nمضخة,آلة تحرك الماء من مكان إلى آخر\nصمام,يفتح ويغلق الأنبوب\n', 'مضخة'],
    ['术语|定义\n泵|一种输送水的机器\n阀|打开和关闭管道\n', '泵'],
  ])('are known by the names of their columns in many languages: %s', async (text, term) => {
    const [first, second] = await entries(text);
    expect(first).toMatchObject({ kind: 'definition', term });
    expect(second?.kind).toBe('definition');
  });

  it('name synonyms and abbreviations', async () => {
    const text =
      'term,synonyms,abbreviation,definition,example\nPersonal protective equipment,safety gear; work wear,PPE,What a worker wears,A helmet\nBug,fault,,An error in a program,\n';
    expect((await read(text)).markdown).toBe(
      '## Glossary\n\nPersonal protective equipment (PPE)\n: What a worker wears\n: Also called: safety gear, work wear.\n: Example: A helmet\n\nBug (fault)\n: An error in a program',
    );
  });

  it('are known without a header, and keep commas that nobody quoted', async () => {
    const text =
      'Pump,A machine that moves water, oil, or air\nValve,A part that opens and closes\nPipe,A long tube for water\n';
    expect((await entries(text)).map(({ term, definition }) => [term, definition])).toEqual([
      ['Pump', 'A machine that moves water, oil, or air'],
      ['Valve', 'A part that opens and closes'],
      ['Pipe', 'A long tube for water'],
    ]);
  });

  it('leave out columns that say nothing of the term', async () => {
    const text = 'Source,Term,Definition,Unit\nBook 1,Pump,"A machine",3\nBook 2,Valve,A part,4\n';
    expect((await read(text)).markdown).toBe('## Glossary\n\nPump\n: A machine\n\nValve\n: A part');
  });

  it('keep languages apart', async () => {
    const text = 'term,definition,language\nPump,A machine,en\nPumpe,Eine Maschine,de\n';
    expect((await entries(text)).map(({ term, heading }) => [term, heading])).toEqual([
      ['Pump', 'Glossary (en)'],
      ['Pumpe', 'Glossary (de)'],
    ]);
    expect((await read('term,definition,language\nPump,A machine,en\n')).language).toBe('en');
  });

  it('read marks that would be Markdown, and quotes that never close, as they are', async () => {
    const text = 'term,definition\n- # x,: not *bold* | or $5\n"open,A quote that stays open\n1. Step,First\n';
    const found = await entries(text);
    expect(found.map(({ kind }) => kind)).toEqual(['definition', 'definition', 'definition']);
    expect(parseDocument((await read(text)).markdown, 'a.md').passages[0]?.text).toBe('- # x: : not *bold* | or $5');
    expect(found[2]?.term).toContain('Step');
  });
});

describe('other tables', () => {
  it('become tables of some rows each, with the row of every line', async () => {
    const rows = Array.from({ length: 700 }, (_, i) => `${i},${i * 2},a|b`);
    const document = await read(`x,y,z\n${rows.join('\n')}\n`);
    const tables = parseDocument(document.markdown, 'a.csv').passages.flatMap(({ blocks }) => blocks);
    expect(tables.every(({ kind }) => kind === 'table')).toBe(true);
    expect(tables[0]?.rows?.slice(0, 2)).toEqual([
      ['x', 'y', 'z'],
      ['0', '0', 'a|b'],
    ]);
    expect(tables[1]?.rows?.slice(0, 2)).toEqual([
      ['x', 'y', 'z'],
      ['25', '50', 'a|b'],
    ]);
    expect(document.warnings).toEqual([{ code: 'cut_short', count: 200 }]);
    expect(document.places).toHaveLength(500);
    const place = document.places[25];
    expect(document.markdown.slice(place?.start, place?.end)).toBe('| 25 | 50 | a\\|b |');
    expect(place).toMatchObject({ kind: 'row', number: 27, label: '27' });
  });

  it('leave out rows where a table is wide', async () => {
    const wide = Array.from({ length: 700 }, () => Array.from({ length: 30 }, () => 'x').join(',')).join('\n');
    const document = await read(`${wide}\n`);
    expect(document.places).toHaveLength(200);
    expect(document.warnings).toEqual([{ code: 'cut_short', count: 499 }]);
  });
});
