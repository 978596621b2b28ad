import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameworkFault, type ParsedFramework } from './parsed';
import { readFramework } from './read-framework';

const now = new Date('2026-03-01T00:00:00Z');
const read = (text: string) => readFramework(Buffer.from(text), now).parsed;
/** `code < parent's code`, in reading order. */
const tree = ({ standards }: ParsedFramework) => {
  const names = new Map(standards.map(({ identifier, code, statement }) => [identifier, code || statement]));
  return standards.map(
    ({ identifier, parent }) => `${names.get(identifier)} < ${parent === null ? '' : names.get(parent)}`,
  );
};

const CFDocument = {
  identifier: 'doc-1',
  uri: 'https://example.org/doc-1',
  title: 'Fractions',
  creator: 'State',
  subject: ['Math'],
  language: 'en',
};
const item = (identifier: string, more: Record<string, unknown> = {}) => ({
  identifier,
  fullStatement: `Statement ${identifier}`,
  humanCodingScheme: identifier.toUpperCase(),
  ...more,
});
const child = (from: string, to: string, sequenceNumber?: number) => ({
  associationType: 'isChildOf',
  originNodeURI: { identifier: from, uri: '', title: from },
  destinationNodeURI: { identifier: to, uri: '', title: to },
  sequenceNumber,
});

describe('a CASE package', () => {
  it('is put into the order of its tree, with levels, types and links', () => {
    const parsed = read(
      JSON.stringify({
        CFDocument,
        CFItems: [
          item('b', { educationLevel: ['3'] }),
          item('a', { CFItemType: 'Domain', educationLevel: ['03', '04'] }),
          item('c'),
        ],
        CFAssociations: [
          child('c', 'a', 2),
          child('b', 'a', 1),
          child('a', 'doc-1'),
          {
            associationType: 'exactMatchOf',
            originNodeURI: { identifier: 'b' },
            destinationNodeURI: { identifier: 'elsewhere' },
          },
          { associationType: 'precedes', originNodeURI: { identifier: 'b' }, destinationNodeURI: { identifier: 'c' } },
        ],
      }),
    );
    expect(tree(parsed)).toEqual(['A < ', 'B < A', 'C < A']);
    expect(parsed.standards.map(({ levels, itemType }) => [levels, itemType])).toEqual([
      [['03', '04'], 'Domain'],
      [['03'], ''],
      [[], ''],
    ]);
    expect(parsed.links).toEqual([
      { from: 'b', to: 'elsewhere', kind: 'exactMatchOf' },
      { from: 'b', to: 'c', kind: 'precedes' },
    ]);
    expect(parsed).toMatchObject({ identifier: 'doc-1', title: 'Fractions', subject: 'Math', problems: [] });
  });

  it('may be wrapped, and may name its nodes by bare identifiers', () => {
    const old = { associationType: 'isChildOf', originNodeIdentifier: 'b', destinationNodeIdentifier: 'a' };
    expect(
      tree(read(JSON.stringify({ CFPackage: { CFDocument, CFItems: [item('b'), item('a')], CFAssociations: [old] } }))),
    ).toEqual(['A < ', 'B < A']);
  });

  it('loses the items that are broken, and says which and why', () => {
    const parsed = read(
      JSON.stringify({
        CFDocument,
        CFItems: [item('a'), { fullStatement: 'x' }, { identifier: 'n', humanCodingScheme: 'N' }, item('a'), 7],
        CFAssociations: [child('a', 'gone'), child('ghost', 'a'), { associationType: 'isChildOf' }],
      }),
    );
    expect(parsed.standards).toHaveLength(1);
    const reasons = parsed.problems.map(({ reason }) => reason);
    expect(reasons).toEqual([
      'CFItem 2 has no identifier.',
      'CFItem 3 has no statement.',
      'CFItem 4 has the identifier of an earlier one. The earlier one holds.',
      expect.stringContaining('CFItem 5'),
      'CFAssociation 2 places an item that is not in the file.',
      'CFAssociation 3 lacks its type or one of its ends.',
      'It says that it is part of “gone”, which is not in the file. It stands at the top.',
    ]);
    expect(parsed.problems[1]).toMatchObject({ row: 3, code: 'N' });
  });

  it('survives items that are part of each other in a ring, and items with two parents', () => {
    const ring = read(
      JSON.stringify({
        CFDocument,
        CFItems: [item('a'), item('b'), item('c')],
        CFAssociations: [child('a', 'b'), child('b', 'c'), child('c', 'a')],
      }),
    );
    expect(ring.standards).toHaveLength(3);
    expect(ring.problems).toHaveLength(1);
    const two = read(
      JSON.stringify({
        CFDocument,
        CFItems: [item('a'), item('b'), item('c')],
        CFAssociations: [child('c', 'a'), child('c', 'b')],
      }),
    );
    expect(tree(two)).toEqual(['A < ', 'C < A', 'B < ']);
    expect(two.links).toEqual([{ from: 'c', to: 'b', kind: 'isChildOf' }]);
  });

  it('marks what has ended as withdrawn, and takes markup out of statements', () => {
    const { standards } = read(
      JSON.stringify({
        CFDocument,
        CFItems: [
          item('a', { statusEndDate: '2020-01-01', fullStatement: '<p>Use &lt; and <b>&gt;</b></p>' }),
          item('b', { statusEndDate: '2099-01-01' }),
        ],
      }),
    );
    expect(standards).toMatchObject([{ ended: true, statement: 'Use < and >' }, { ended: false }]);
  });

  it.each([
    ['{"CFDocument":', 'no JSON'],
    ['{"hello": 1}', 'CFDocument'],
    ['[1]', 'no CASE package'],
    [JSON.stringify({ CFDocument, CFItems: [] }), 'no CFItems'],
  ])('refuses %s', (text, words) => {
    expect(() => read(text)).toThrow(FrameworkFault);
    expect(() => read(text)).toThrow(words);
  });

  it('refuses too many items at once', () => {
    const CFItems = Array.from({ length: 50_001 }, () => 0);
    expect(() => read(JSON.stringify({ CFDocument, CFItems }))).toThrow('50000 standards');
  });
});

describe('a table of standards', () => {
  it('by code, as Common Core lists have it', () => {
    const parsed = read(
      'Code,Grade,Statement\nCCSS.MATH.3.NF,3,Fractions\nCCSS.MATH.3.NF.A.1,3,"Understand a fraction 1/b, as a part"\nCCSS.MATH.3.NF.A.2,3,On a number line\nCCSS.MATH.3.NF.A.2a,3,One part of it\n',
    );
    expect(tree(parsed)).toEqual([
      'CCSS.MATH.3.NF < ',
      'CCSS.MATH.3.NF.A.1 < CCSS.MATH.3.NF',
      'CCSS.MATH.3.NF.A.2 < CCSS.MATH.3.NF',
      'CCSS.MATH.3.NF.A.2a < CCSS.MATH.3.NF.A.2',
    ]);
    expect(parsed.standards[0]?.levels).toEqual(['03']);
  });

  it('by columns of groups, as NGSS and state lists have it; equal groups are one', () => {
    const parsed = read(
      '﻿Discipline;Topic;Standard Code;Performance Expectation;Grade Band\nPhysical;Energy;MS-PS3-1;Construct graphs;6-8\nPhysical;Energy;MS-PS3-2;Develop a model;6-8\nLife;Energy;MS-LS1-6;Explain photosynthesis;6-8\n',
    );
    expect(tree(parsed)).toEqual([
      'Physical < ',
      'Energy < Physical',
      'MS-PS3-1 < Energy',
      'MS-PS3-2 < Energy',
      'Life < ',
      'Energy < Life',
      'MS-LS1-6 < Energy',
    ]);
    expect(parsed.standards[2]?.levels).toEqual(['06', '07', '08']);
  });

  it('by a named parent, by depth, and by outline number', () => {
    expect(tree(read('id\tparent id\tcode\tstatement\n1\t\tA\tTop\n2\t1\tA.1\tBelow\n3\t9\tB\tLost\n'))).toEqual([
      'A < ',
      'A.1 < A',
      'B < ',
    ]);
    expect(tree(read('Level,Code,Description\n1,N,Number\n2,N1,Count\n3,N1a,To ten\n2,N2,Add\n'))).toEqual([
      'N < ',
      'N1 < N',
      'N1a < N1',
      'N2 < N',
    ]);
    expect(tree(read('smartLevel,humanCodingScheme,fullStatement\n1,A,One\n1.2,A2,Two\n1.10,A10,Ten\n'))).toEqual([
      'A < ',
      'A2 < A',
      'A10 < A',
    ]);
  });

  it('takes a column of grades named level for what it is', () => {
    const { standards } = read('Code,Statement,Level\nX.1,One,HS\nX.2,Two,8\n');
    expect(standards.map(({ levels }) => levels)).toEqual([['HS'], ['08']]);
  });

  it('leaves rows out with number and reason', () => {
    const parsed = read('Code,Statement,Parent\nA,One,\n,,\n\nB,,A\nA,Again,\nC,Three,Z\n');
    expect(parsed.standards.map(({ code }) => code)).toEqual(['A', 'C']);
    expect(parsed.problems.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'The row has no statement and is left out.'],
      [6, 'The row has the same code as row 2. Row 2 holds.'],
      [7, 'Its parent “Z” is not in the table. It stands at the top.'],
    ]);
  });

  it('gives rows without a code the same identifier each time', () => {
    const ids = () =>
      read('Strand,Statement\nNumber,Count\nNumber,Add\n').standards.map(({ identifier }) => identifier);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(3);
  });

  it.each([
    ['Name,Age\nAnn,3\n', 'Its columns are: Name, Age'],
    ['', 'no column for the statement'],
    ['Code,Statement\n', 'no row with a statement'],
  ])('refuses %j', (text, words) => expect(() => read(text)).toThrow(words));

  it('reads Windows-1252 and UTF-16', () => {
    const latin = Buffer.from('Code,Statement\nA,Caf\xe9\n', 'latin1');
    expect(readFramework(latin, now).parsed.standards[0]?.statement).toBe('Café');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Code,Statement\nA,Café\n', 'utf16le')]);
    expect(readFramework(wide, now).parsed.standards[0]?.statement).toBe('Café');
  });
});

it('gives a tree or a fault for any bytes, and every parent before its children', () => {
  const cell = fc.constantFrom('', 'A', 'A.1', 'A.1.a', 'B', '1', '2', '"', 'x,y', '\n', 'Count', '\u0000');
  const names = fc.constantFrom('Code', 'Statement', 'Parent', 'Level', 'Domain', 'id', 'Grade', '');
  const table = fc.tuple(
    fc.array(names, { maxLength: 6 }),
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        table.map(([head, rows]) => [head, ...rows].map((row) => row.join(',')).join('\n')),
        fc.string(),
      ),
      (text) => {
        try {
          const { standards } = read(text);
          const seen = new Set<string>();
          for (const { identifier, parent, statement } of standards) {
            expect(parent === null || seen.has(parent)).toBe(true);
            expect(seen.has(identifier)).toBe(false);
            expect(statement).not.toBe('');
            seen.add(identifier);
          }
        } catch (error) {
          if (!(error instanceof FrameworkFault)) throw error;
        }
      },
    ),
    { numRuns: 300 },
  );
});
