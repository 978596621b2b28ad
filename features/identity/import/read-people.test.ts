import { describe, expect, it } from 'vitest';
import { ImportFault } from './fault';
import { readPeople } from './read-people';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name = 'list.csv') => readPeople(bytes(text), name);
const faultOf = (given: Uint8Array | string): string => {
  try {
    readPeople(typeof given === 'string' ? bytes(given) : given, 'list.csv');
  } catch (error) {
    return error instanceof ImportFault ? error.code : String(error);
  }
  return 'none';
};
/** Windows-1252 and Latin-1 agree on the letters used here. */
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string, big: boolean, mark: boolean) => {
  const all = mark ? `\uFEFF${text}` : text;
  const buffer = Buffer.from(all, 'utf16le');
  return Uint8Array.from(big ? buffer.swap16() : buffer);
};

const LIST = 'role;name;e-mail;class\nlearner;Zoë Müller;zoe@school.example;Year 9\n';

describe('a list of people', () => {
  it.each([
    ['UTF-8', bytes(LIST), 'utf-8'],
    ['UTF-8 with its mark', bytes(`\uFEFF${LIST}`), 'utf-8'],
    ['Windows-1252', latin(LIST), 'windows-1252'],
    ['UTF-16, little-endian', wide(LIST, false, true), 'utf-16le'],
    ['UTF-16, big-endian', wide(LIST, true, true), 'utf-16be'],
    ['UTF-16 without its mark', wide(LIST, false, false), 'utf-16le'],
    ['UTF-16, big-endian, without its mark', wide(LIST, true, false), 'utf-16be'],
  ])('is read as %s', (_, given, encoding) => {
    const file = readPeople(given, 'list.csv');
    expect(file).toMatchObject({ encoding, separator: ';' });
    expect(file.rows).toMatchObject([
      { row: 2, role: 'learner', name: 'Zoë Müller', email: 'zoe@school.example', classes: ['Year 9'], faults: [] },
    ]);
  });

  it.each([
    ['commas', 'name,e-mail\r\n"Lang, Anna",a@b.example\r\n'],
    ['tabs', 'name\te-mail\nLang, Anna\ta@b.example\n'],
    ['semicolons', 'name;e-mail\rLang, Anna;a@b.example\r'],
    ['a quote that is doubled', 'name,e-mail\n"Lang, Anna","a@b.example"\n'],
  ])('is read by %s', (_, text) => {
    expect(read(text).rows).toMatchObject([{ row: 2, name: 'Lang, Anna', email: 'a@b.example' }]);
  });

  it('counts rows as the spreadsheet does, over empty ones and over line breaks in cells', () => {
    const { rows } = read('name,username\n\n"Anna\nLang",anna\n,\nBo,bo1\n');
    expect(rows.map(({ row, name }) => [row, name])).toEqual([
      [3, 'Anna Lang'],
      [5, 'Bo'],
    ]);
  });

  it('knows columns by what schools call them, and says which mean nothing', () => {
    const file = read('First name,SURNAME,Date of birth,Login,Group,Shoe size\nAnna,Lang,9.3.2014,Anna.L,7a|7b,38\n');
    expect(file.ignored).toEqual(['Shoe size']);
    expect(file.rows).toMatchObject([
      { name: 'Anna Lang', birthDate: '2014-03-09', username: 'anna.l', classes: ['7a', '7b'], role: 'learner' },
    ]);
  });

  it('says what is wrong with a row by itself', () => {
    const { rows } = read(
      [
        'role,name,email,username,class,guardian of,birth date',
        'wizard,A,a@b.example,,,,',
        'learner,,a@b.example,,,,',
        'learner,B,not an address,,,,',
        'learner,C,,x@y,,,',
        'learner,D,d@b.example,,,,31.2.2014',
        'teacher,E,e@b.example,,,anna,',
        'guardian,F,f@b.example,,7a,,',
        `learner,${'G'.repeat(121)},g@b.example,,,,`,
      ].join('\n'),
    );
    expect(rows.map(({ faults }) => faults.map(({ kind }) => kind))).toEqual([
      ['roleUnknown'],
      ['nameMissing'],
      ['emailInvalid'],
      ['usernameInvalid'],
      ['birthDateInvalid'],
      ['guardianOnly'],
      ['classRole'],
      ['nameLong'],
    ]);
  });

  it('reads dates with slashes by the order that the file shows, and asks where it shows none', () => {
    const born = (...dates: string[]) =>
      read(`name,username,born\n${dates.map((date, i) => `N,n${i}00,${date}`).join('\n')}\n`).rows.map(
        ({ birthDate, faults }) => birthDate ?? faults[0]?.kind,
      );
    expect(born('3/4/2014', '25/12/2013')).toEqual(['2014-04-03', '2013-12-25']);
    expect(born('3/4/2014', '12/25/2013')).toEqual(['2014-03-04', '2013-12-25']);
    expect(born('3/4/2014', '4/4/2014')).toEqual(['birthDateUnclear', '2014-04-04']);
    expect(born('2014-02-29', '2016-02-29')).toEqual(['birthDateInvalid', '2016-02-29']);
  });

  it('leaves out what prints nothing and what only keeps spreadsheets quiet', () => {
    const [row] = read('name,username\n"\'=Anna\u200B\u202E  Lang",anna\n').rows;
    expect(row?.name).toBe('=Anna Lang');
  });

  it('is refused as a whole when it is none', () => {
    expect(faultOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3))).toBe('not_a_table');
    expect(faultOf('')).toBe('columns_missing');
    expect(faultOf('name\n')).toBe('not_a_table');
    expect(faultOf('Anna,Lang\nBo,Berg\n')).toBe('columns_missing');
    expect(faultOf('name,Full name\nA,B\n')).toBe('column_twice');
    expect(faultOf(`name\n${'A\n'.repeat(20_001)}`)).toBe('too_many_rows');
  });
});
