import { translator } from '@/platform/i18n/messages';
import type { SourceMark } from '@/platform/markdown/render';
import type { SourceRow } from '../store-sources';

const words = translator('en', 'common');

/** Address that the original file of a source is served at. */
export function originalAddress({ courseId, id }: Pick<SourceRow, 'courseId' | 'id'>): string {
  return `/api/v1/courses/${courseId}/sources/${id}/original`;
}

/** Where the pages, slides, … of the original begin in a source's text; those of a PDF open it there. */
export function marksOf(source: Pick<SourceRow, 'courseId' | 'id' | 'format' | 'places'>): SourceMark[] {
  const address = originalAddress(source);
  // The name of a chapter stands in the text as a heading already.
  return source.places
    .filter(({ kind }) => kind !== 'section')
    .map(({ kind, label, number, start }) => ({
      at: start,
      label: words(`place.${kind}.one`, { from: label }),
      href: source.format === 'pdf' ? `${address}#page=${number}` : null,
    }));
}
