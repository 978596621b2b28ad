import { describe, expect, it } from 'vitest';
import { bytesOf, readOptions } from '../testing';
import { timeLabel } from './paragraphs';
import { readSubtitles } from './read-subtitles';

const read = (text: string, path = 'film.vtt') => readSubtitles(bytesOf(text), readOptions(path));

describe('subtitles', () => {
  it('joins cues into paragraphs with the time that each begins at', async () => {
    const document = await read(
      [
        'WEBVTT - Pumps and pipes\nKind: captions\nLanguage: en-GB',
        'STYLE\n::cue { color: red }',
        '1\n00:00:01.000 --> 00:00:04.000 align:start position:10%\nA pump moves water',
        '00:04.000 --> 00:06.500\nthrough a <b>pipe</b> &amp; back.',
        '00:00:20.000 --> 00:00:22.000\nThe valve opens <i>next</i>.',
        '01:02:15.900 --> 01:02:17.000\nThat is all.',
      ].join('\n\n'),
    );
    expect(document.markdown).toBe(
      '# Pumps and pipes\n\nA pump moves water through a pipe & back.\n\nThe valve opens next.\n\nThat is all.',
    );
    expect(document).toMatchObject({ title: 'Pumps and pipes', language: 'en-GB' });
    expect(
      document.places.map(({ start, end, ...place }) => ({ ...place, text: document.markdown.slice(start, end) })),
    ).toEqual([
      { kind: 'time', label: '0:00:01', number: 1, text: 'A pump moves water through a pipe & back.' },
      { kind: 'time', label: '0:00:20', number: 20, text: 'The valve opens next.' },
      { kind: 'time', label: '1:02:15', number: 3735, text: 'That is all.' },
    ]);
  });

  it('reads SubRip with Windows line ends and a mark of its encoding', async () => {
    const text =
      '\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}<font color="#fff">Hello</font>\r\nthere.\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\nGo on.\r\n';
    expect((await read(text, 'film.srt')).markdown).toBe('Hello there. Go on.');
  });

  it('names who speaks, and begins a paragraph with each', async () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>Why does it leak?\n<v.loud Ben Lee>Look at the valve.\n\n00:03.000 --> 00:04.000\nCHRIS: It is open.\n\n00:05.000 --> 00:06.000\nAnd old.\n';
    expect((await read(vtt)).markdown.split('\n\n')).toEqual([
      'Anna: Why does it leak?',
      'Ben Lee: Look at the valve.',
      'Chris: It is open. And old.',
    ]);
  });

  it('says once what rolling captions repeat', async () => {
    const vtt = [
      'WEBVTT',
      '00:00.000 --> 00:02.000\nwater goes',
      '00:02.000 --> 00:04.000\nwater goes\ninto the pump',
      '00:04.000 --> 00:06.000\ninto the pump\nand out<00:00:05.000><c> again.</c>',
      '00:30.000 --> 00:32.000\ninto the pump',
    ].join('\n\n');
    expect((await read(vtt)).markdown).toBe('water goes into the pump and out again.\n\ninto the pump');
  });

  it('makes headings of chapters', async () => {
    const noted =
      'WEBVTT\n\nNOTE Chapter: Pumps\n\n00:01.000 --> 00:02.000\nA pump.\n\nNOTE a remark\n\nNOTE chapter 2 - Pipes\n\n00:03.000 --> 00:04.000\nA pipe.\n';
    expect((await read(noted)).markdown).toBe('## Pumps\n\nA pump.\n\n## Pipes\n\nA pipe.');
    const list = 'WEBVTT\n\n00:00.000 --> 00:10.000\nPumps\n\n00:10.000 --> 00:20.000\nPipes\n';
    expect((await read(list, 'film.chapters.vtt')).markdown).toBe('## Pumps\n\n## Pipes');
  });

  it('cuts long speech without full stops', async () => {
    const cues = Array.from(
      { length: 200 },
      (_, i) =>
        `00:${String(i % 60).padStart(2, '0')}.000 --> 00:${String(i % 60).padStart(2, '0')}.900\nwords without any end ${i}`,
    );
    const document = await read(`WEBVTT\n\n${cues.join('\n\n')}`);
    expect(Math.max(...document.markdown.split('\n\n').map(({ length }) => length))).toBeLessThan(1_000);
    expect(document.places.length).toBeGreaterThan(3);
  });

  it('takes time that grows with the length, not its square, and no more than a day of speech', async () => {
    const cues = (count: number) =>
      Array.from(
        { length: count },
        (_, i) =>
          `${String(Math.floor(i / 3600)).padStart(2, '0')}:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}.000 --> 99:59:59.000\nwords ${i}.\n\n`,
      ).join('');
    const timed = async (count: number) => {
      const started = process.cpuUsage();
      await read(`WEBVTT\n\n${cues(count)}`);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    };
    // The shorter of two: other tests run beside this one.
    const best = async (count: number) => Math.min(await timed(count), await timed(count));
    await timed(1_000);
    expect((await best(16_000)) / (await best(4_000))).toBeLessThan(12);
    await expect(read(`WEBVTT\n\n${cues(61_000)}`)).rejects.toMatchObject({ code: 'too_many_parts' });
  });

  it('names what it can not read', async () => {
    await expect(read('WEBVTT\n\n')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(read('Just some words.', 'a.srt')).rejects.toMatchObject({ code: 'corrupt' });
    await expect(read('')).rejects.toMatchObject({ code: 'empty' });
  });

  it('labels times with their hours', () => {
    expect([0, 59.9, 61, 3735].map(timeLabel)).toEqual(['0:00:00', '0:00:59', '0:01:01', '1:02:15']);
  });
});
