import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import type { Course } from '@/features/library/contract';
import common from '@/platform/i18n/messages/en/common.json';
import updates from '@/platform/i18n/messages/en/updates.json';
import type { UpdateReport } from '../contract';
import { UpdateReportView } from './update-report';

const page = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ updates, common }}
      onError={(error) => {
        throw error;
      }}
    >
      {part}
    </IntlProvider>,
  );

const course: Course = {
  ...{ id: 'c', title: 'Python', description: '', language: 'en', visibility: 'district', editable: true },
  ...{ sourceCount: 1, chunkCount: 1, conceptCount: 1, itemCount: 0, createdAt: '', updatedAt: '' },
};
const quiet: UpdateReport = {
  ...{ sources: [], sourceCount: 0, chunks: { added: 0, changed: 0, moved: 0, removed: 0 } },
  ...{
    conceptsAdded: [],
    conceptsAddedCount: 0,
    conceptsChanged: [],
    conceptsChangedCount: 0,
    conceptsGone: [],
    conceptsGoneCount: 0,
  },
  ...{
    edgesAdded: [],
    edgesAddedCount: 0,
    edgesRemoved: [],
    edgesRemovedCount: 0,
    items: { made: 0, retired: 0, returned: 0 },
  },
  ...{ decisionsKept: {}, decisionsLoose: [], decisionsLooseCount: 0, learnersTouched: 0 },
};
const view = (over: Partial<UpdateReport>) =>
  page(<UpdateReportView course={course} ingestionId="i" report={{ ...quiet, ...over }} />);

describe('the account of a change', () => {
  it('says that nothing changed', () => expect(view({})).toContain('Nothing in the course changed.'));

  it('says whose evidence is touched, what became of each concept, and offers to give evidence on', () => {
    const gone = {
      id: 'g',
      name: 'Loop',
      fate: 'hidden_with_evidence' as const,
      learnerCount: 12,
      successors: [{ id: 's', name: 'While', share: 0.5 }],
    };
    const changed = { id: 'r', name: 'Repetition', what: ['renamed' as const], before: 'Turn', learnerCount: 1 };
    const html = view({
      conceptsGone: [gone],
      conceptsGoneCount: 1,
      conceptsChanged: [changed],
      conceptsChangedCount: 1,
      learnersTouched: 13,
    });
    expect(html).toContain('It touches the progress of 13 learners. Nothing of it is lost.');
    expect(html).toContain('out of sight; what 12 learners have shown of it is kept');
    expect(html).toContain('Its words now teach While.');
    expect(html).toContain('Give its evidence to “While”');
    expect(html).toContain('was “Turn”');
  });

  it('counts what there is, and says nothing of what there is none of', () => {
    const html = view({ chunks: { added: 3, changed: 0, moved: 0, removed: 1 }, edgesRemovedCount: 2 });
    expect(html).toContain('Passages: 3 new, 1 gone<');
    expect(html).toContain('Prerequisites: 2 gone<');
    expect(html).not.toContain('Exercises');
  });

  it('tells of decisions, every kind of them, and how many more there are', () => {
    const kinds = [
      'name',
      'position',
      'hidden',
      'merged',
      'passages',
      'prerequisite',
      'standard',
      'passage_choice',
    ] as const;
    const html = view({
      decisionsKept: { name: 2 },
      decisionsLoose: kinds.map((kind) => ({ kind, about: `about ${kind}` })),
      decisionsLooseCount: 300,
    });
    expect(html).toContain('2 decisions of teachers still hold.');
    for (const kind of kinds) expect(html).toContain(`about ${kind}`);
    expect(html).toContain('and 292 more');
  });
});
