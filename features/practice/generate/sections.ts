import type { CourseChunk } from '@/features/library/contract';
import type { MakerInput } from './draft';

/** Headings that name no subject. */
const GENERIC =
  /^(?:introduction|about|overview|summary|key ?points|glossary|reference|background|notes?|discussion|conclusion|examples?|motivation|basics|more|other|general|summary and discussion|getting started)$/i;

/**
 * Ways to say where to look, nearest heading first.
 *
 * @param saysNothing headings that help nobody, such as the very term that is asked about.
 */
export function whereToLook(
  chunk: CourseChunk,
  say: MakerInput['say'],
  saysNothing: (heading: string) => boolean = () => false,
): string[] {
  const headings = chunk.headingPath
    .filter((heading) => heading.trim() !== '' && !GENERIC.test(heading.trim()) && !saysNothing(heading))
    .reverse();
  const chapter = GENERIC.test(chunk.sourceTitle.trim()) ? [] : [say('hintChapter', { title: chunk.sourceTitle })];
  return [...headings.map((heading) => say('hintSection', { heading })), ...chapter];
}

/** The nearest heading that names a subject, or the title of the source. */
export function titleOfPart(chunk: CourseChunk): string {
  return (
    [...chunk.headingPath].reverse().find((heading) => heading.trim() !== '' && !GENERIC.test(heading.trim())) ??
    chunk.sourceTitle
  );
}
