import { parseTextStream } from 'media-captions';
import { DocumentError } from '../errors';
import { decodeText } from '../text/decode-text';
import type { DocumentReader } from '../types';
import { DocumentText } from '../write/document-text';
import { escapeOneLine, escapeText } from '../write/escape';
import { areChapters, type Chapter, notedChapters } from './chapters';
import { paragraphsOf, timeLabel } from './paragraphs';
import { type Cue, utterancesOf } from './speech';

/** A day of speech has some twenty thousand. */
const MOST_CUES = 60_000;
/** Seconds after which a time is a mistake: a week. */
const LATEST = 604_800;

/**
 * Subtitles and captions (WebVTT, SubRip): what is said, in sentences and paragraphs, with who says it; places are times. Chapters that the
 * file names are headings. Tags, positions and the repeats of rolling captions go.
 *
 * @throws DocumentError `empty`, `corrupt` (no cue in it), `wrong_content`, `too_many_parts` or `too_large`
 */
export const readSubtitles: DocumentReader = async (bytes, { path, limits }) => {
  const text = decodeText(bytes);
  if (text.split('-->').length - 1 > MOST_CUES)
    throw new DocumentError('too_many_parts', `more than ${MOST_CUES.toLocaleString('en')} cues`);
  const { cues, metadata } = await cuesOf(text, path);
  if (cues.length === 0) throw new DocumentError('corrupt', 'it holds no cue with a time');
  const document = new DocumentText(limits);
  const chapters = notedChapters(text);
  const title = metadata.title ?? headerTitle(text);
  if (title !== null) document.add(`# ${escapeOneLine(title)}`);
  const list = areChapters(path, metadata.kind);
  const breaks = chapters.map(({ start }) => start);
  const spoken = utterancesOf(cues);
  for (const { start, speaker, text: words } of list ? spoken : paragraphsOf(spoken, breaks)) {
    const place = { kind: 'time' as const, label: timeLabel(start), number: Math.floor(start) };
    for (const chapter of due(chapters, start)) document.add(`## ${escapeOneLine(chapter.title)}`, place);
    // No bold name: what is emphasised before a colon reads as a term and its meaning.
    document.add(
      list ? `## ${escapeOneLine(words)}` : escapeText(speaker === null ? words : `${speaker}: ${words}`),
      place,
    );
  }
  return document.finish({ title, language: languageOf(metadata.language) });
};

async function cuesOf(
  text: string,
  path: string,
): Promise<{ cues: Cue[]; metadata: Record<string, string | undefined> }> {
  const type = /^\s*WEBVTT/.test(text) ? 'vtt' : 'srt';
  const parsed = await parseTextStream(linesOf(text), { type, strict: false });
  const cues = parsed.cues
    .map(({ startTime, endTime, text: words }) => ({ startTime, endTime, text: words }))
    .filter(({ startTime }) => Number.isFinite(startTime) && startTime >= 0 && startTime < LATEST)
    .sort((a, b) => a.startTime - b.startTime);
  const metadata = Object.fromEntries(
    Object.entries(parsed.metadata).map(([key, value]) => [key.toLowerCase(), String(value).trim()]),
  );
  if (type === 'srt' && cues.length === 0 && path.toLowerCase().endsWith('.vtt'))
    throw new DocumentError('wrong_content', 'it does not begin with WEBVTT');
  return { cues, metadata };
}

/** Lines one by one as they are asked for: a stream that is filled at once takes time that grows with the square of its length. */
function linesOf(text: string): ReadableStream<string> {
  const lines = text.split('\n').values();
  return new ReadableStream({
    pull: (controller) => {
      const { value, done } = lines.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** `WEBVTT - Pumps and pipes` */
function headerTitle(text: string): string | null {
  const title = /^\s*WEBVTT[ \t]+(?:[-–—:][ \t]*)?([^\n]{1,200})/.exec(text)?.[1]?.trim() ?? '';
  return title === '' || /^(?:kind|language)\s*:|-->/i.test(title) ? null : title;
}

function languageOf(tag: string | undefined): string | null {
  return tag !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}

/** Takes the chapters that have begun. */
function due(chapters: Chapter[], now: number): Chapter[] {
  const count = chapters.findIndex(({ start }) => start > now);
  return chapters.splice(0, count < 0 ? chapters.length : count);
}
