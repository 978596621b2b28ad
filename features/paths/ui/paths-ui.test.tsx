import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it, vi } from 'vitest';
import type { Course } from '@/features/library/contract';
import common from '@/platform/i18n/messages/en/common.json';
import paths from '@/platform/i18n/messages/en/paths.json';
import { ToastProvider } from '@/ui/overlays/toast';
import type { LearnerOnPath, Path, PathSummary } from '../contract';
import { pathToFollow } from '../path-to-follow';
import { PathForm } from './path-form';
import { PathScreen } from './path-screen';
import { PathsScreen } from './paths-screen';

vi.mock('next/navigation', () => ({ useRouter: () => ({}), usePathname: () => '/' }));

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const time = { low: 20, middle: 45, high: 130, answersFrom: 'course', lessonsFrom: 'default' } as const;
const course: Course = {
  ...{ id: id(1), title: 'Gears', description: '', language: 'en', visibility: 'district' },
  ...{ editable: false, sourceCount: 1, chunkCount: 3, conceptCount: 3, itemCount: 9 },
  ...{ createdAt: '2026-03-02T12:00:00.000Z', updatedAt: '2026-03-02T12:00:00.000Z' },
};
const summary: PathSummary = {
  ...{ id: id(2), courseId: id(1), version: 1, title: 'Gearbox', kind: 'own', className: null, someLearners: null },
  ...{
    learnerName: 'Lena',
    dueOn: null,
    status: 'active',
    mine: true,
    editable: true,
    learners: null,
    targetIds: [id(4)],
  },
  progress: { stepsLeft: 2, knownCount: 1, finished: false, next: { conceptId: id(3), name: 'Nut' }, time },
};
const path: Path = {
  ...{ id: id(2), courseId: id(1), version: 1, title: 'Gearbox', kind: 'own', className: null, learnerName: 'Lena' },
  ...{ dueOn: null, status: 'active', mine: true, editable: true, ownTitle: null, classId: null, learnerIds: null },
  ...{ seenFor: null, taught: false },
  way: {
    targets: [{ conceptId: id(4), name: 'Gear', was: null, state: 'ahead' }],
    steps: [
      { conceptId: id(3), name: 'Nut', state: 'ready', mastery: null, target: false, needs: [], waitsFor: [] },
      {
        conceptId: id(4),
        name: 'Gear',
        state: 'locked',
        mastery: 0.5,
        target: true,
        needs: [id(3)],
        waitsFor: ['Nut'],
      },
    ],
    known: [{ conceptId: id(5), name: 'Bolt' }],
    ...{ time, finished: false },
  },
};

function html(screen: React.ReactNode): string {
  const page = (
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, paths }}>
      <ToastProvider>{screen}</ToastProvider>
    </IntlProvider>
  );
  return renderToStaticMarkup(page).replaceAll('&#x27;', "'");
}
const show = (change: Partial<Path> = {}, learners: readonly LearnerOnPath[] | null = null) =>
  html(<PathScreen course={course} initial={{ ...path, ...change }} learners={learners} start={() => <b>Begin</b>} />);

describe('a path on the screen', () => {
  it('has its time with what it lies between and where it comes from, its steps and what is known', () => {
    const page = show();
    expect(page).toContain('About 45 minutes left');
    expect(page).toContain('Eight times out of ten it takes between 20 minutes and 2 hours 10 minutes.');
    expect(page).toContain('the time that answers take in this course, and the usual time of a lesson');
    expect(page).toContain('Opens after “Nut”');
    expect(page).toContain('1 concept known already, left out');
    expect(page).toContain('aria-label="Move “Gear” up"');
    // The first step that is open can be begun, and no other.
    expect(page.split('<b>Begin</b>')).toHaveLength(2);
  });

  it('that isn’t the reader’s to change has no handles, and one that is stopped begins nothing', () => {
    const set = show({ editable: false, kind: 'class', className: 'Year 10' });
    expect(set).not.toContain('Move “');
    expect(set).toContain('Set for Year 10');
    const stopped = show({ status: 'archived' });
    expect(stopped).toContain('Take it up again');
    expect(stopped).not.toContain('<b>Begin</b>');
  });

  it('says that it is finished, what is gone, and what became part of something else', () => {
    const finished = show({ way: { ...path.way, steps: [], finished: true } });
    expect(finished).toContain('You know everything on this path.');
    const gone = show({
      way: {
        ...path.way,
        targets: [
          { conceptId: null, name: 'Wheel', was: null, state: 'gone' },
          { conceptId: id(4), name: 'Gear', was: 'Cog', state: 'ahead' },
        ],
      },
    });
    expect(gone).toContain('no longer on the way: “Wheel”.');
    expect(gone).toContain('“Cog” is now part of “Gear”.');
    const empty = show({ way: { ...path.way, targets: [], steps: [], known: [] } });
    expect(empty).toContain('Nothing of this path is in the course any more');
  });

  it('shows those who teach its class how far everybody is', () => {
    const row = { learnerId: id(6), name: 'Lena', stepsLeft: 1, stepCount: 3, next: 'Gear', time, lastActiveAt: null };
    const page = show({ taught: true, mine: false, kind: 'class' }, [row, { ...row, learnerId: id(7), stepsLeft: 0 }]);
    expect(page).toContain('1 of 3');
    expect(page).toContain('Through');
    expect(page).toContain('The whole way');
    // Nobody's: where a learner stands with a step isn't said.
    expect(page).not.toContain('Opens after');
    expect(show({ taught: true, mine: false }, [])).toContain('No learner is in this class yet');
  });
});

describe('the list', () => {
  it('begins with nothing, and has a group for each kind', () => {
    expect(html(<PathsScreen course={course} paths={[]} />)).toContain('No path yet');
    const page = html(
      <PathsScreen
        course={{ ...course, editable: true }}
        paths={[
          summary,
          { ...summary, id: id(3), kind: 'class', mine: false, progress: null, learners: { count: 30, finished: 4 } },
          { ...summary, id: id(4), mine: false, progress: null },
          { ...summary, id: id(5), status: 'archived' },
        ]}
      />,
    );
    for (const words of ['Your paths', 'Paths of your classes', 'What learners chose', 'Stopped'])
      expect(page).toContain(words);
    expect(page).toContain('4 of 30 learners through');
    expect(page).toContain('2 steps left');
  });

  it('tells which one to follow: one’s own, under way, not finished', () => {
    const done = { ...summary, progress: summary.progress && { ...summary.progress, finished: true } };
    expect(pathToFollow([done, { ...summary, mine: false }, { ...summary, id: id(8) }])?.id).toBe(id(8));
    expect(pathToFollow([done])).toBeNull();
  });
});

describe('the form', () => {
  const concepts = [{ id: id(4), name: 'Gear', aliases: [], mode: null }];
  it('has a class to choose only for those who teach one, and says when there is nothing to choose', () => {
    const learner = html(<PathForm course={course} concepts={concepts} classes={[]} />);
    expect(learner).not.toContain('For whom');
    expect(learner).toContain('Nothing chosen yet');
    const teacher = html(<PathForm course={course} concepts={concepts} classes={[{ id: id(6), name: 'Year 10' }]} />);
    expect(teacher).toContain('For Year 10');
    expect(html(<PathForm course={course} concepts={[]} classes={[]} />)).toContain('no concepts to choose from yet');
  });
  it('begins with what is chosen, and leaves out what the course has no more', () => {
    const page = html(<PathForm course={course} concepts={concepts} classes={[]} path={path} />);
    expect(page).toContain('Leave out “Gear”');
    expect(page).toContain('Save the changes');
    expect(html(<PathForm course={course} concepts={concepts} classes={[]} first={id(9)} />)).toContain(
      'Nothing chosen',
    );
  });
});
