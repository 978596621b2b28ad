import { describe, expect, it } from 'vitest';
import { packed } from '@/platform/documents/testing';
import { testLibrary } from '../testing';

const lib = testLibrary();
const page = (title: string, text: string) => `# ${title}\n\n${text}\n`;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

async function outcome(files: Record<string, string | Uint8Array>, courseId?: string) {
  const course = courseId ?? (await lib().newCourse());
  const done = await lib().ingest(course, files);
  const states = Object.fromEntries(done.files.map((file) => [file.path, file.failure?.code ?? file.status]));
  const { items } = await lib().asTeacher((tx) => lib().library.listSources(tx, course, { limit: 100 }));
  return { course, done, states, sources: items };
}

describe('a ZIP file', () => {
  it('is taken in file by file, without the folder that everything stands in, each bad one failing alone', async () => {
    const inner = packed({ 'deep.md': page('Deep', 'Text deep inside.'), 'again.zip': packed({ 'x.md': 'x' }) });
    const { states, sources, course, done } = await outcome({
      'week 1.zip': packed({
        'top/b.md': page('B', 'With ![a plot](img/p.png).'),
        'top/img/p.png': png,
        'top/empty.md': '',
        'top/setup.exe': 'MZ',
        'top/../../out.md': 'x',
        'top/more.zip': inner,
        'top/large.md': 'x'.repeat(200_001),
        'top/a.md': page('A', 'First.'),
      }),
    });
    expect(states).toEqual({
      'week 1.zip': 'ready',
      'week 1/b.md': 'ready',
      'week 1/img/p.png': 'ready',
      'week 1/empty.md': 'empty',
      'week 1/setup.exe': 'unsupported_type',
      'week 1/more.zip': 'ready',
      'week 1/large.md': 'too_large',
      'week 1/a.md': 'ready',
      'week 1/…': 'package_paths',
      'week 1/more/deep.md': 'ready',
      'week 1/more/again.zip': 'nested_package',
    });
    expect(done.status).toBe('done');
    expect(sources.map(({ path }) => path)).toEqual(['week 1/a.md', 'week 1/b.md', 'week 1/more/deep.md']);
    const view = await lib().asTeacher((tx) => lib().library.sourceView(tx, course, sources[1]?.id ?? ''));
    expect(view.html).toContain(`/api/v1/courses/${course}/assets/week%201/img/p.png`);
    expect(lib().reported).toEqual([]);
  });

  it('keeps unchanged files when it comes again, and its own bytes are not kept', async () => {
    const files = { 'a.md': page('A', 'One.'), 'b.md': page('B', 'Two.') };
    const { course } = await outcome({ 'c.zip': packed(files) });
    const again = await outcome({ 'c.zip': packed({ ...files, 'b.md': page('B', 'Changed.') }) }, course);
    expect(again.states).toEqual({ 'c.zip': 'ready', 'c/a.md': 'unchanged', 'c/b.md': 'ready' });
    const { rows } = await lib().asTeacher((tx) =>
      tx.execute(`select sha256 from ingestion_files where course_id = '${course}' and path = 'c.zip'`),
    );
    expect(rows).toEqual([{ sha256: null }, { sha256: null }]);
  });

  it('fails as a whole, with its reason, when it is damaged, a bomb or has too many files', async () => {
    const cut = packed({ 'a.md': page('A', 'Text. '.repeat(5_000)) });
    const bomb = packed({ 'a.md': new Uint8Array(20_000_000) });
    const many = packed(Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`${at}.md`, 'x'])));
    const { states } = await outcome({
      'cut.zip': cut.subarray(0, cut.length - 30),
      'bomb.zip': bomb,
      'many.zip': many,
      'none.zip': packed({}),
      'good.md': page('Good', 'Text.'),
    });
    expect(states).toEqual({
      'cut.zip': 'corrupt',
      'bomb.zip': 'unsafe',
      'many.zip': 'too_many_parts',
      'none.zip': 'empty_package',
      'good.md': 'ready',
    });
  });

  it('stops at what an upload may hold', async () => {
    const picture = (at: number) => Buffer.concat([png, Buffer.alloc(150_000, at)]);
    const { states } = await outcome({
      'full.zip': packed(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.png`, picture(at)]))),
    });
    const counts = Object.values(states).reduce((sum, state) => sum.set(state, (sum.get(state) ?? 0) + 1), new Map());
    expect([counts.get('package_full'), counts.get('ready')]).toEqual([7, 14]);
  });
});

describe('a package with a manifest', () => {
  it('is taught in its order, under its titles; its player is not listed, its quizzes are named', async () => {
    const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><organizations><organization>
      <item><item identifierref="z"><title>Begin here</title></item><item identifierref="w"><title>A page</title></item>
      <item identifierref="q"><title>Quiz 1/2</title></item><item identifierref="a"><title>Then this</title></item></item>
      </organization></organizations><resources>
      <resource identifier="z" type="webcontent" href="pages/z.md"/><resource identifier="a" type="webcontent" href="a.md"/>
      <resource identifier="w" type="imswl_xmlv1p1"><file href="w.xml"/></resource>
      <resource identifier="q" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="q.xml"/></resource>
      </resources></manifest>`;
    const link =
      '<webLink xmlns="http://www.imsglobal.org/xsd/imswl_v1p1"><title>x</title><url href="https://example.org/"/></webLink>';
    const { states, sources } = await outcome({
      'm.md': page('M', 'Another one.'),
      'course.imscc': packed({
        'imsmanifest.xml': manifest,
        'a.md': page('A', 'This is a text.'),
        'b.md': page('B', 'In no table of contents.'),
        'pages/z.md': page('Z', 'This comes first.'),
        'w.xml': link,
        'q.xml': '<x/>',
        'player.js': 'x()',
        'imscp_v1p1.xsd': '<x/>',
      }),
    });
    expect(states).toEqual({
      'm.md': 'ready',
      'course.imscc': 'ready',
      'course/a.md': 'ready',
      'course/b.md': 'ready',
      'course/pages/z.md': 'ready',
      'course/web-links.md': 'ready',
      'course/Quiz 1∕2': 'quiz',
    });
    expect(sources.map(({ title, path }) => [path, title])).toEqual([
      ['course/pages/z.md', 'Begin here'],
      ['course/a.md', 'Then this'],
      ['course/web-links.md', 'Useful links'],
      ['course/b.md', 'B'],
      ['m.md', 'M'],
    ]);
  });

  it('fails with its reason when the manifest can’t be read', async () => {
    const { states } = await outcome({ 's.zip': packed({ 'imsmanifest.xml': '<manifest>', 'a.md': 'x' }) });
    expect(states).toEqual({ 's.zip': 'corrupt' });
  });
});
