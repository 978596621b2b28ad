import { describe, expect, it } from 'vitest';
import { LANGUAGE_TEXTS } from '@/core/language/testing-texts';
import { normaliseTerm } from '@/core/text/terms';
import type { CourseChunk } from '@/features/library/contract';
import { parseDocument } from '@/platform/markdown/parse';
import { extractConcepts } from './extract-concepts';

describe.each(LANGUAGE_TEXTS)('material in $language', ({ language, files, concepts }) => {
  it('gives the concepts of its headings and its glossary', () => {
    const chunks = Object.entries(files).flatMap(([path, text], position) => {
      const document = parseDocument(text, path);
      return document.passages.map(
        (passage, number): CourseChunk => ({
          ...{ id: `${path}${number}`, sourceId: path, sourceTitle: document.title, sourcePath: path, place: null },
          sourcePosition: position,
          ...passage,
        }),
      );
    });
    const extraction = extractConcepts({ chunks, language });
    const found = new Set(extraction.concepts.map(({ name }) => normaliseTerm(name)));
    for (const concept of concepts) expect([...found], concept).toContain(normaliseTerm(concept));
  });
});
