import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportRow } from './contract';
import type { Known, KnownPerson, Rights } from './known';
import { makeUsername } from './make-username';
import { type Plan, planImport } from './plan';
import { readPeople } from './read-people';

let ids = 0;
beforeEach(() => {
  ids = 0;
});
const newId = () => `new-${++ids}`;
const ADMIN: Rights = { roles: ['learner', 'teacher', 'counsellor', 'guardian', 'school_admin'], schools: null };
const person = (given: Partial<KnownPerson> & { id: string }): KnownPerson => ({
  ...{ name: given.id, email: `${given.id}@b.example`, username: null, role: 'learner' },
  ...{ simulated: false, birthDate: null, schools: [], ...given },
});
const known = (given: Partial<Known> = {}): Known => ({
  people: [],
  schools: [
    { id: 'north', name: 'North School' },
    { id: 'south', name: 'South School' },
  ],
  terms: [
    { id: 'n1', schoolId: 'north', name: 'Autumn 2026' },
    { id: 'n2', schoolId: 'north', name: 'Spring 2027' },
    { id: 's1', schoolId: 'south', name: 'Autumn 2026' },
    { id: 's2', schoolId: 'south', name: 'Summer' },
    { id: 's3', schoolId: 'south', name: 'summer' },
  ],
  classes: [],
  courses: [
    { id: 'bio', title: 'Biology' },
    { id: 'art', title: 'Art' },
  ],
  ...{ members: new Map(), links: new Set(), usernames: new Set(), ...given },
});
const HEAD = 'role,name,email,username,school,class,course,guardian of,birth date';
const plan = (lines: string[], given: Known = known(), rights: Rights = ADMIN): Plan =>
  planImport(readPeople(new TextEncoder().encode([HEAD, ...lines].join('\n')), 'l.csv').rows, given, rights, newId);
const short = ({ outcome, does, refusedFor }: ImportRow) =>
  [outcome, ...does.map(({ kind }) => kind), ...refusedFor.map(({ kind }) => kind)].join(' ');
const told = (...given: Parameters<typeof plan>) => plan(...given).rows.map(short);

/** What is there once a plan was carried out. */
function carriedOut(before: Known, { writes }: Plan): Known {
  const people = before.people.map((each) => ({ ...each }));
  for (const each of writes.people) people.push(person({ ...each, email: each.email ?? null }));
  for (const each of people) {
    for (const update of writes.updates.filter(({ id }) => id === each.id)) {
      each.name = update.name ?? each.name;
      each.email = update.email ?? each.email;
      each.username = update.username ?? each.username;
    }
    for (const { learnerId, birthDate } of writes.births) if (learnerId === each.id) each.birthDate = birthDate;
    each.schools = [...each.schools, ...writes.schools.flatMap((at) => (at.userId === each.id ? at.schoolId : []))];
  }
  const members = new Map([...before.members].map(([id, of]): [string, Set<string>] => [id, new Set(of)]));
  for (const { classId, userId } of writes.members)
    members.set(classId, (members.get(classId) ?? new Set()).add(userId));
  return {
    ...{ ...before, people, members },
    classes: [...before.classes, ...writes.classes].map((each) => ({
      ...each,
      termId: writes.terms.find(({ classId }) => classId === each.id)?.termId ?? each.termId,
    })),
    links: new Set([...before.links, ...writes.links.map((link) => `${link.guardianId} ${link.learnerId}`)]),
    usernames: new Set(people.flatMap(({ username }) => username ?? [])),
  };
}

const SCHOOL_LIST = [
  'teacher,Tom Berg,tom@b.example,,North School,7a,Biology,,',
  'guardian,Gia Lang,gia@b.example,,,,,anna.lang;bo@b.example,',
  'learner,Anna Lang,,anna.lang,north  school,7A,,,2014-03-09',
  'learner,Bo Lang,bo@b.example,,North School,7a|7b,Biology,,',
  'learner,Zoë Åström,,,North School,7a,,,',
  'school_admin,Sam,sam@b.example,,North School,,,,',
  ',,,,South School,8c,Art,,',
];

describe('what a list would do', () => {
  it('says it of every row', () => {
    const made = plan(SCHOOL_LIST);
    expect(made.rows.map(short)).toEqual([
      'new person school newClass class',
      'new person guardian guardian',
      'new person birthDate school class',
      'new person school class newClass class',
      'new person usernameMade school class',
      'new person school',
      'new newClass',
    ]);
    expect(made.writes.people.map(({ username }) => username)).toEqual([
      null,
      'anna.lang',
      null,
      'zoe.astrom',
      null,
      null,
    ]);
    expect(made.rows[4]?.login).toBe('zoe.astrom');
  });

  it('is nothing when the same list comes again', () => {
    const first = plan(SCHOOL_LIST);
    const second = plan(SCHOOL_LIST, carriedOut(known(), first));
    expect(new Set(second.rows.map(short))).toEqual(new Set(['unchanged']));
    expect(Object.values(second.writes).flat()).toEqual([]);
  });

  it('changes what is new of somebody who is there, and nothing else', () => {
    const given = known({ people: [person({ id: 'anna', name: 'Anna', birthDate: '2014-03-09' })] });
    expect(told(['learner,Anna Lang,anna@b.example,anna.l,,,,,2014-03-10'], given)).toEqual([
      'changed name username birthDate',
    ]);
    expect(told(['learner,Anna,ANNA@b.example,,,,,,'], given)).toEqual(['unchanged']);
  });

  it('takes rows of one person together, and refuses rows that say somebody else', () => {
    const rows = told([
      'learner,Anna Lang,a@b.example,,,7a,Biology,,2014-03-09',
      'learner,anna lang,a@b.example,,,7b,Biology,,',
      'learner,Anna Berg,a@b.example,,,7c,Biology,,',
      'learner,Anna Lang,a@b.example,,,,,,2014-03-10',
      'teacher,Anna Lang,a@b.example,,,,,,',
      'learner,Anna Lang,a@b.example,,,7b,,,2014-03-09',
    ]);
    expect(rows).toEqual([
      'new person birthDate newClass class',
      'changed newClass class',
      'refused personTwice',
      'refused personTwice',
      'refused roleDiffers',
      'unchanged',
    ]);
  });

  it('refuses what belongs to two people, and names the row that a person stood in before', () => {
    const given = known({ people: [person({ id: 'anna', username: 'anna' }), person({ id: 'bo', username: 'bo1' })] });
    expect(
      told(
        [
          'learner,anna,anna@b.example,bo1,,,,,',
          'learner,anna,anna@b.example,other,,,,,',
          'learner,anna,other@b.example,anna,,,,,',
        ],
        given,
      ),
    ).toEqual(Array.from({ length: 3 }, () => 'refused emailOther'));
    const twice = plan(['learner,A A,x@b.example,,,,,,', 'learner,B B,x@b.example,,,,,,']).rows[1];
    expect(twice?.refusedFor).toEqual([{ kind: 'personTwice', what: 'A A', row: 2 }]);
  });

  it('knows learners without user name and e-mail by their class, and refuses two of one name', () => {
    const list = ['learner,Li Wei,,,,7a,Biology,,', 'learner,Li Wei,,,,7a,Biology,,', 'learner,Li Wei,,,,7b,Biology,,'];
    const first = plan(list);
    expect(first.rows.map(short)).toEqual([
      'new person usernameMade newClass class',
      'refused nameTwice',
      'new person usernameMade newClass class',
    ]);
    expect(first.writes.people.map(({ username }) => username)).toEqual(['li.wei', 'li.wei2']);
    expect(told(list, carriedOut(known(), first))).toEqual(['unchanged', 'refused nameTwice', 'unchanged']);
    expect(told(['learner,Li Wei,,,,,,,', 'teacher,Tom,,,,7a,Biology,,'])).toEqual(
      Array.from({ length: 2 }, () => 'refused loginMissing'),
    );
  });

  it('makes no user name that another row has', () => {
    expect(plan(['learner,Ann Lee,,,,7a,Biology,,', 'learner,Ann L,,ann.lee,,,,,']).writes.people).toMatchObject([
      { username: 'ann.lee2' },
      { username: 'ann.lee' },
    ]);
  });

  it('refuses schools, classes and courses that are not there or could be several', () => {
    const given = known({
      classes: [
        { id: '7a-bio', name: '7a', courseId: 'bio', schoolId: 'north', termId: null },
        { id: '7a-art', name: '7a', courseId: 'art', schoolId: 'north', termId: null },
        { id: '8a', name: '8a', courseId: 'art', schoolId: null, termId: null },
      ],
    });
    expect(
      told(
        [
          'learner,A,,a01,West School,,,,',
          'learner,B,,b01,North School,7a,,,',
          'learner,C,,c01,North School,7a,Art,,',
          'learner,D,,d01,South School,7a,,,',
          'learner,E,,e01,North School,8a,,,',
          'learner,F,,f01,,9a,Alchemy,,',
          'counsellor,G,g@b.example,,,,,,',
        ],
        given,
      ),
    ).toEqual([
      'refused schoolUnknown',
      'refused classAmbiguous',
      'new person school class',
      'refused classUnknown',
      'new person school class',
      'refused courseUnknown',
      'refused schoolMissing',
    ]);
  });

  it('gives no role that whoever brings it may not give, and nobody another role', () => {
    const given = known({ people: [person({ id: 'tom', name: 'Tom', role: 'admin' })] });
    expect(
      told(['admin,A,a@b.example,,,,,,', 'dpo,B,b@b.example,,,,,,', 'learner,Tom,tom@b.example,,,,,,'], given),
    ).toEqual(['refused roleNotYours', 'refused roleNotYours', 'refused roleDiffers']);
  });

  it('keeps a school’s administrator to their school', () => {
    const rights: Rights = { roles: ['learner', 'teacher', 'counsellor', 'guardian'], schools: ['north'] };
    const given = known({
      people: [person({ id: 'nora', schools: ['north'] }), person({ id: 'sue', schools: ['south'] })],
    });
    expect(
      told(
        [
          'learner,A,,a01,,,,,',
          'learner,B,,b01,South School,,,,',
          'school_admin,C,c@b.example,,North School,,,,',
          'learner,Nora,nora@b.example,,,,,,',
          'learner,Sue,sue@b.example,,,,,,',
          'guardian,G,g@b.example,,,,,sue@b.example,',
          'guardian,H,h@b.example,,,,,nora@b.example,',
        ],
        given,
        rights,
      ),
    ).toEqual([
      'new person school',
      'refused schoolUnknown',
      'refused roleNotYours',
      'changed name',
      'refused elsewhere',
      'refused learnerUnknown',
      'new person guardian',
    ]);
  });

  it('leaves the simulated people of the demo school alone, and refuses guardians of whom it refuses', () => {
    const given = known({ people: [person({ id: 'sim', simulated: true })] });
    expect(told(['learner,sim,sim@b.example,,,,,,', 'guardian,G,g@b.example,,,,,sim@b.example,'], given)).toEqual([
      'refused simulated',
      'refused learnerUnknown',
    ]);
  });
});

describe('user names that are made', () => {
  const of = (name: string, taken: string[] = []) => makeUsername(name, (each) => taken.includes(each));
  it.each([
    ['Zoë Åström', 'zoe.astrom'],
    ['Anna Maria von der Lang', 'anna.lang'],
    ['O’Neill, Seán', 'oneill.sean'],
    ['Weiß', 'weiss'],
    ['李 雷', '李.雷'],
    ['Ирина Йорданова', 'ирина.йорданова'],
    ['Bo', 'bo.learner'],
    ['🙂', 'learner'],
  ])('from %s: %s', (name, username) => expect(of(name)).toBe(username));
  it('are counted on where they are taken', () =>
    expect(of('Anna Lang', ['anna.lang', 'anna.lang2'])).toBe('anna.lang3'));
  it('keep their length', () => expect(of(`${'a'.repeat(80)} ${'b'.repeat(80)}`).length).toBeLessThanOrEqual(40));
});

describe('the term of a class', () => {
  const TERM_HEAD = 'role,name,email,school,class,course,term';
  const rowsOf = (lines: string[]) =>
    readPeople(new TextEncoder().encode([TERM_HEAD, ...lines].join('\n')), 'l.csv').rows;
  const termPlan = (lines: string[], given: Known = known()) => planImport(rowsOf(lines), given, ADMIN, newId);
  const class7a = { id: 'k', name: '7a', courseId: 'bio', schoolId: 'north', termId: null };

  it('is given to a class that the list makes, and to one that is in none yet', () => {
    const made = termPlan([
      ',,,North School,7a,Biology,autumn  2026',
      'learner,Al,al@b.example,North School,7a,,Autumn 2026',
    ]);
    expect(made.rows.map(short)).toEqual(['new newClass classTerm', 'new person school class']);
    expect(made.writes.classes).toMatchObject([{ name: '7a', schoolId: 'north', termId: 'n1' }]);
    const given = known({ classes: [class7a] });
    const moved = termPlan(
      ['learner,Al,al@b.example,North School,7a,,Spring 2027', ',,,North School,7a,,Spring 2027'],
      given,
    );
    expect(moved.rows.map(short)).toEqual(['new person school classTerm class', 'unchanged']);
    expect(moved.rows[0]?.does).toContainEqual({ kind: 'classTerm', what: 'Spring 2027', row: null });
    expect(moved.writes.terms).toEqual([{ classId: 'k', termId: 'n2' }]);
    expect(termPlan([',,,North School,7a,,Spring 2027'], given).rows.map(short)).toEqual(['changed classTerm']);
  });

  it('tells classes of one name apart: another term has a class of its own, which needs its course', () => {
    const given = known({ classes: [{ ...class7a, termId: 'n1' }] });
    const row = (course: string, term: string) => `learner,Al,al@b.example,North School,7a,${course},${term}`;
    expect(termPlan([row('', 'Spring 2027')], given).rows.map(short)).toEqual(['refused classOtherTerm']);
    const next = termPlan([row('Biology', 'Spring 2027')], given);
    expect(next.rows.map(short)).toEqual(['new person school newClass classTerm class']);
    const after = carriedOut(given, next);
    expect(termPlan([row('Biology', 'Spring 2027')], after).rows.map(short)).toEqual(['unchanged']);
    expect(termPlan([row('', '')], after).rows.map(short)).toEqual(['refused classAmbiguous']);
    expect(termPlan([row('', 'Autumn 2026')], after).writes.members).toMatchObject([{ classId: 'k' }]);
  });

  it('is refused where no school has it, or several of that name, and says nothing of who is in no class', () => {
    const lines = [
      'learner,Al,al@b.example,North School,7a,Biology,Winter',
      'learner,Bo,bo@b.example,South School,7a,Biology,Summer',
      'learner,Cy,cy@b.example,,7a,Biology,Autumn 2026',
      'counsellor,Di,di@b.example,North School,,,Winter',
    ];
    expect(termPlan(lines).rows.map(short)).toEqual([
      ...['refused termUnknown', 'refused termAmbiguous', 'refused termNeedsSchool', 'new person school'],
    ]);
  });
});
