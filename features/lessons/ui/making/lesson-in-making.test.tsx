import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import lesson from '@/platform/i18n/messages/en/lesson.json';
import type { LessonBlock, LessonSection } from '../../contract';
import { LessonSectionView } from '../lesson-section';
import { LessonInMaking } from './lesson-in-making';
import type { Making } from './use-lesson-in-making';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, lesson }}>
      {part}
    </IntlProvider>,
  );
const nothing: Making = { queued: null, planning: false, writing: null, sections: [], withdrawn: null, problem: null };
const page = (making: Partial<Making>) =>
  html(<LessonInMaking making={{ ...nothing, ...making }} courseId="c" lang="en" onDontWait={() => {}} />);
const writing: Making['writing'] = {
  type: 'writing',
  title: 'Loops',
  number: 1,
  mode: 'foundational',
  approach: 'visual',
  reason: 'It is next.',
};
const block = (own: boolean, cited: boolean): LessonBlock => ({
  kind: 'paragraph',
  leadIn: null,
  markdown: 'It runs.',
  html: '<p>It runs.</p>',
  answer: null,
  own,
  citations: cited
    ? [{ chunkId: 'x', sourceId: 's', sourceTitle: 'Source', headingPath: ['Source'], start: 0, end: 1 }]
    : [],
});
const section = (...blocks: LessonBlock[]): LessonSection => ({ kind: 'explanation', title: 'How it works', blocks });

describe('a lesson in the making', () => {
  it('is the layout of a lesson until something is known', () => {
    const shown = page({});
    expect(shown).toContain('Putting your lesson together');
    expect(shown).not.toContain('Don’t wait');
  });

  it('says the place in the line, with a way out', () => {
    const shown = page({ queued: { position: 2, waitMs: 8_000 } });
    expect(shown).toContain('2 requests are before yours. About 10 seconds.');
    expect(shown).toContain('Don’t wait');
    expect(shown).toContain('aria-live="polite"');
  });

  it('says what goes on, and has one heading of the first level', () => {
    expect(page({ planning: true })).toContain('Planning your lesson');
    const shown = page({ writing, sections: [section(block(false, true))] });
    expect(shown).toContain('The first part is here. More is coming.');
    expect(shown.match(/<h1/g)).toHaveLength(1);
    expect(shown).not.toContain('Don’t wait');
    expect(shown).not.toContain('minutes');
  });

  it('says that what was seen is not kept', () => {
    expect(page({ withdrawn: 'model_unreachable' })).toContain('It is made anew from the material.');
  });
});

describe('the mark of what rests on the model alone', () => {
  const shown = (own: boolean, cited: boolean) =>
    html(<LessonSectionView section={section(block(own, cited))} courseId="c" lang="en" />);

  it('is said in words, of the whole or of a part, and of nothing else', () => {
    expect(shown(true, false)).toContain(lesson.own);
    expect(shown(true, true)).toContain(lesson.ownPart);
    expect(shown(true, true)).toContain('/courses/c/sources/s?chunk=x');
    expect(shown(false, true)).not.toContain('language model');
  });
});
