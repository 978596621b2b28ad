import { describe, expect, it } from 'vitest';
import { createUrlResolver } from './resolve-url';

const resolve = createUrlResolver({
  courseId: 'c',
  sources: new Map([
    ['index.md', 's0'],
    ['episodes/01-intro.md', 's1'],
    ['episodes/02-numpy.md', 's2'],
    ['learners/reference.md', 's3'],
    ['concepts/arrays/about.md', 's4'],
  ]),
  assets: new Set(['episodes/fig/Plot one.svg', 'img/ü.png']),
});
const link = (url: string) => resolve('episodes/01-intro.md', url, 'link');
const image = (url: string) => resolve('episodes/01-intro.md', url, 'image');

describe('createUrlResolver', () => {
  it('finds images beside, above and from the root, whatever way they are written', () => {
    const plot = '/api/v1/courses/c/assets/episodes/fig/Plot%20one.svg';
    expect([image('fig/Plot one.svg'), image('./fig/Plot%20one.svg?raw=1'), image('fig/plot one.SVG')]).toEqual([
      plot,
      plot,
      plot,
    ]);
    expect([image('../img/%C3%BC.png'), image('/img/u\u0308.png'), image('../../img/ü.png')]).toEqual(
      Array(3).fill('/api/v1/courses/c/assets/img/%C3%BC.png'),
    );
    expect(link('fig/Plot one.svg')).toBe(plot);
  });

  it('finds other sources by file, page, bare name, folder and site address, with their anchors', () => {
    expect(link('02-numpy.md')).toBe('/courses/c/sources/s2');
    expect(link('../learners/reference.md#for-loop')).toBe('/courses/c/sources/s3#for-loop');
    expect(link('02-numpy.html#a%20b')).toBe('/courses/c/sources/s2#a%20b');
    expect(link('02-numpy')).toBe('/courses/c/sources/s2');
    expect(link('..')).toBe('/courses/c/sources/s0');
    expect(link('/tracks/javascript/concepts/arrays')).toBe('/courses/c/sources/s4');
    expect(link('#here')).toBe('#here');
  });

  it('leaves web and mail addresses as they are, in links only', () => {
    expect(link('https://example.org/a')).toBe('https://example.org/a');
    expect(link('//example.org/a')).toBe('https://example.org/a');
    expect(link('mailto:a@example.org')).toBe('mailto:a@example.org');
    expect([
      image('https://example.org/a.png'),
      image('//example.org/a.png'),
      image('data:image/png;base64,x'),
    ]).toEqual([null, null, null]);
  });

  it('gives null for what leads nowhere or must not be followed', () => {
    for (const url of [
      'missing.md',
      'fig/missing.svg',
      '',
      '#',
      '../../../etc/passwd',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'file:///etc/passwd',
      'vbscript:x',
      '%',
      '/arrays',
    ])
      expect([url, link(url)]).toEqual([url, null]);
    expect(image('02-numpy.md')).toBeNull();
  });
});
