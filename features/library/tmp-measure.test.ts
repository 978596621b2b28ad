import { execSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { testLibrary } from './testing';
import { readFolder } from './upload/read-folder';

const lib = testLibrary({ config: { maxFileBytes: 1e7, maxUploadBytes: 3e8, maxFiles: 5000 } });
const pgCpu = () =>
  Number(
    execSync(
      `ps -eo time,comm --no-headers | grep postgres | awk '{split($1,a,":"); s+=a[1]*3600+a[2]*60+a[3]} END {print s}'`,
    ).toString(),
  );
it('measures', { timeout: 300000 }, async () => {
  const { newCourse, library, teacher, test, asTeacher } = lib();
  for (const name of ['d2l-en', 'python-novice-inflammation', 'exercism-javascript']) {
    const files = await readFolder(`/work/shared/data/courses/${name}`);
    const courseId = await newCourse(name);
    const [c0, p0, t0] = [process.cpuUsage(), pgCpu(), performance.now()];
    const id = await library.importFiles(teacher, courseId, files);
    const t1 = performance.now();
    const done = await library.ingestNow(test.districtId, id);
    const c = process.cpuUsage(c0);
    console.log(
      name,
      files.length,
      'files',
      done.status,
      'store',
      Math.round(t1 - t0),
      'ms wall',
      Math.round(performance.now() - t0),
      'cpu node',
      ((c.user + c.system) / 1e6).toFixed(1),
      'pg',
      (pgCpu() - p0).toFixed(1),
    );
    const bad = done.files.filter((f) => f.status !== 'ready');
    if (bad.length) console.log(bad.map((f) => `${f.path}: ${f.failure?.code}`));
    let s = performance.now();
    const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    console.log('chunks', chunks.length, 'cold', Math.round(performance.now() - s));
    s = performance.now();
    await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    console.log('warm', (performance.now() - s).toFixed(1));
    console.log([...new Set(chunks.map((c) => c.sourcePath))].slice(0, 40).join('\n'));
    s = performance.now();
    const again = await library.importFiles(teacher, courseId, files);
    const d2 = await library.ingestNow(test.districtId, again);
    console.log('again', d2.files.filter((f) => f.status === 'unchanged').length, Math.round(performance.now() - s));
    const times = [];
    for (const q of [
      'gradient descent momentum',
      'how do I slice a string',
      'attention',
      'for loop over a list',
      'what is a closure',
      'array map filter',
    ]) {
      const s = performance.now();
      const hits = await asTeacher((tx) =>
        library.search(tx, { districtId: test.districtId, courseId, query: q, limit: 20 }),
      );
      times.push(Math.round(performance.now() - s));
      if (hits[0])
        console.log(
          q,
          '→',
          hits[0].headingPath.join(' › '),
          '|',
          hits[0].excerpt,
          JSON.stringify(hits[0].matches.map((m) => hits[0]!.excerpt.slice(m.start, m.end))),
        );
    }
    console.log('search ms', times);
    const src = (await asTeacher((tx) => library.listSources(tx, courseId, { limit: 500 }))).items.sort(
      (a, b) => b.bytes - a.bytes,
    )[0]!;
    s = performance.now();
    const v = await asTeacher((tx) => library.sourceView(tx, courseId, src.id));
    console.log('view of', src.path, src.bytes, 'cold', Math.round(performance.now() - s), 'html', v.html.length);
    s = performance.now();
    await asTeacher((tx) => library.sourceView(tx, courseId, src.id));
    console.log('warm', Math.round(performance.now() - s));
  }
  expect(1).toBe(1);
});
