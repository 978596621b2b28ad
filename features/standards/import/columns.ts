/** What a column of a table of standards may say. */
export type Column =
  | 'identifier'
  | 'code'
  | 'statement'
  | 'parent'
  | 'depth'
  | 'outline'
  | 'levels'
  | 'itemType'
  | 'enumeration'
  | 'group';

/** Names of columns as exports have them, in small letters without signs; the first that a table has is taken. */
const NAMES: [Column, string[]][] = [
  [
    'identifier',
    ['identifier', 'caseidentifier', 'guid', 'uuid', 'asnidentifier', 'asnid', 'sourcedid', 'id', 'standardid'],
  ],
  [
    'code',
    [
      ...[
        'humancodingscheme',
        'statementnotation',
        'statementcode',
        'standardcode',
        'ccsscode',
        'fullcode',
        'code',
        'notation',
      ],
      ...['dotnotation', 'altstatementnotation', 'benchmarkcode', 'standardnumber', 'number', 'shortcode', 'coding'],
    ],
  ],
  [
    'statement',
    [
      ...[
        'fullstatement',
        'statement',
        'standardtext',
        'standardstatement',
        'performanceexpectation',
        'learningobjective',
        'learningoutcome',
      ],
      ...[
        'description',
        'expectation',
        'benchmark',
        'objective',
        'outcome',
        'text',
        'standarddescription',
        'standard',
        'state_standard',
      ],
    ],
  ],
  ['parent', ['ischildof', 'parentidentifier', 'parentguid', 'parentid', 'parentcode', 'parent', 'partof', 'ispartof']],
  ['outline', ['smartlevel', 'outline', 'outlinenumber', 'sequence']],
  ['depth', ['depth', 'hierarchylevel', 'indent', 'treelevel', 'nestinglevel']],
  [
    'levels',
    [
      'educationlevel',
      'educationlevels',
      'gradelevel',
      'gradelevels',
      'grade',
      'grades',
      'gradeband',
      'yeargroup',
      'keystage',
      'year',
      'level',
    ],
  ],
  ['itemType', ['cfitemtype', 'itemtype', 'statementlabel', 'type', 'statementtype']],
  ['enumeration', ['listenumeration', 'listid', 'order', 'position']],
];
/** Columns that name a group in words; those that a table has stand inside each other from left to right. */
const GROUPS = new Set(
  `subject discipline conceptualcategory course strand domain topic topicarea cluster clusterheading clusterstatement theme bigidea
  unit area category subcategory component dci disciplinarycoreidea coreidea anchorstandard reportingcategory section`.split(
    /\s+/,
  ),
);

/** Which column says what: for groups, all of them from left to right. */
export interface Columns {
  one: ReadonlyMap<Column, number>;
  groups: number[];
}

/** Reads the header of a table. A column of whole numbers under `level` is depth in the tree, any other a level of schooling. */
export function readColumns(header: readonly string[], firstRows: readonly (readonly string[])[]): Columns {
  const names = header.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const one = new Map<Column, number>();
  const taken = new Set<number>();
  for (const [column, aliases] of NAMES) {
    const at = aliases.map((alias) => names.indexOf(alias)).find((index) => index >= 0 && !taken.has(index));
    if (at === undefined) continue;
    one.set(column, at);
    taken.add(at);
  }
  const level = one.get('levels');
  if (
    level !== undefined &&
    names[level] === 'level' &&
    !one.has('depth') &&
    isDepth(firstRows.map((row) => row[level] ?? ''))
  ) {
    one.delete('levels');
    one.set('depth', level);
  }
  const groups = names.flatMap((name, at) => (!taken.has(at) && GROUPS.has(name) ? [at] : []));
  return { one, groups };
}

/** Begins with the smallest and never rises by more than one. */
function isDepth(values: readonly string[]): boolean {
  const numbers = values.map((value) => (/^\d$/.test(value.trim()) ? Number(value) : Number.NaN));
  const [first] = numbers;
  if (first === undefined || numbers.length < 2 || first > 1) return false;
  return (
    numbers.every((value, at) => value >= first && value <= (numbers[at - 1] ?? first) + 1) &&
    numbers.some((value) => value > first)
  );
}
