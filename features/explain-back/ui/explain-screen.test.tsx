import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it, vi } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import explainBack from '@/platform/i18n/messages/en/explain-back.json';
import { ToastProvider } from '@/ui/overlays/toast';
import type { Explanation, ExplanationSummary } from '../contract';
import { ExplainScreen } from './explain-screen';
import { ExplanationsScreen } from './explanations-screen';
import { TeacherScreen } from './teacher-screen';

vi.mock('next/navigation', () => ({ useRouter: () => ({}), usePathname: () => '/' }));

const at = '2026-03-02T12:00:00.000Z';
const id = '00000000-0000-4000-8000-000000000001';
const citation = {
  chunkId: id,
  sourceId: id,
  sourceTitle: 'Locks',
  headingPath: ['Locks', 'Lockout'],
  start: 0,
  end: 9,
};
const point = { aspect: 'definition', copied: false, by: 'matcher' } as const;
const base: Explanation = {
  id,
  courseId: id,
  courseTitle: 'Bearings',
  language: 'en',
  conceptId: id,
  conceptName: 'Lockout',
  learnerId: id,
  learnerName: 'Lena',
  mine: true,
  lessonId: null,
  status: 'writing',
  question: 'Explain “Lockout” in your own words.',
  draft: 'You put a',
  turns: [],
  followUp: null,
  pointCount: 4,
  judgement: null,
  change: null,
  counted: null,
  overrides: [],
  createdAt: at,
  finishedAt: null,
};
const judgement: NonNullable<Explanation['judgement']> = {
  outcome: 'partly',
  points: [
    { ...point, id: 'p1', status: 'covered', passage: 'A lock on a device.', citation, said: 'a lock on it' },
    { ...point, id: 'p2', aspect: 'why', status: 'missing', passage: null, citation: null, said: null },
    { ...point, id: 'p3', aspect: 'how', status: 'wrong', passage: null, citation: null, said: 'it may run' },
    { ...point, id: 'p4', aspect: 'example', status: 'partly', passage: null, citation: null, said: 'a pump' },
  ],
  misconceptions: [{ kind: 'denied', words: 'The material says the contrary.', quote: 'it may run' }],
  coverage: 0.5,
  coverageLow: 0.3,
  coverageHigh: 0.7,
  accuracy: 0.5,
  clarity: { level: 'clear', signs: ['own_words', 'connected'], words: 12, copiedShare: 0 },
  judgedBy: 'matcher',
};
const turns = [{ question: null, text: 'a lock on it, it may run', at }];
const done: Explanation = {
  ...base,
  status: 'done',
  turns,
  judgement,
  counted: 'undecided',
  change: {
    conceptId: id,
    conceptName: 'Lockout',
    before: 0.2,
    after: 0.2,
    modeBefore: 'foundational',
    modeAfter: 'foundational',
    evidence: 'none',
  },
  overrides: [{ outcome: 'explained', why: 'She told me.', by: 'Tomas', at, before: 0.2, after: 0.7 }],
};

const html = (part: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, explainBack }} onError={fail}>
      <ToastProvider>{part}</ToastProvider>
    </IntlProvider>,
  );
function fail(error: unknown): never {
  throw error;
}

describe('the page of an explanation', () => {
  it('begins with the question, what a good one has, and what was written before', () => {
    const page = html(<ExplainScreen initial={base} />);
    expect(page).toMatch(/<h1[^>]*>Explain “Lockout”/);
    expect(page).toContain('You put a</textarea>');
    expect(page).toContain('A good explanation says what it is');
    expect(page).not.toContain('Point by point');
  });

  it('asks one question at a time', () => {
    const followUp = { question: 'Why does it matter?', number: 1, byModel: true };
    const page = html(<ExplainScreen initial={{ ...base, status: 'follow_up', turns, judgement, followUp }} />);
    expect(page).toContain('Why does it matter?');
    expect(page).toContain('A language model worded this question.');
    expect(page).toContain('Leave it there');
    expect(page).toContain('You will see what the material says at the end.');
  });

  it('shows each point with a shape and words of its own, own words beside the passage, and what changed', () => {
    const page = html(<ExplainScreen initial={done} />);
    for (const words of ['Said', 'Not said yet', 'Not right', 'Said in part']) expect(page).toContain(words);
    const shapes = [...page.matchAll(/<svg viewBox="0 0 16 16"[^>]*class="mt-1.*?<\/svg>/g)].map(([svg]) => svg);
    expect(new Set(shapes).size).toBe(4);
    expect(page).toContain('a lock on it</blockquote>');
    expect(page).toContain(`/courses/${id}/sources/${id}?chunk=${id}`);
    expect(page).toContain('This tells neither way, so nothing changed.');
    expect(page).toContain('She told me.');
    expect(page).not.toContain('text-danger');
  });

  it('gives a teacher the same with a form of their own', () => {
    const page = html(<TeacherScreen initial={{ ...done, mine: false }} />);
    expect(page).toContain('Lena explains “Lockout”');
    expect(page).toContain('Change the judgement');
    expect(page).toContain('Lena can read this.');
    const open = html(<TeacherScreen initial={{ ...done, mine: false, status: 'follow_up' }} />);
    expect(open).not.toContain('Change the judgement');
  });
});

describe('the list', () => {
  const course = { id, title: 'Bearings', language: 'en', editable: true } as const;
  const row: ExplanationSummary = {
    id,
    conceptId: id,
    conceptName: 'Lockout',
    learnerId: id,
    learnerName: 'Lena',
    status: 'done',
    outcome: 'explained',
    evidence: 'unaided',
    overruled: true,
    createdAt: at,
    finishedAt: at,
  };
  const list = (items: ExplanationSummary[], rest: { learner?: string; others?: boolean } = {}) =>
    html(
      <ExplanationsScreen
        course={{
          ...course,
          description: '',
          visibility: 'district',
          sourceCount: 1,
          chunkCount: 1,
          conceptCount: 1,
          itemCount: 1,
          createdAt: at,
          updatedAt: at,
        }}
        page={{ items, nextCursor: null }}
        query="limit=50"
        learner={rest.learner ?? null}
        others={rest.others ?? false}
      />,
    );

  it('says what came of each, and who changed it', () => {
    const page = list([row], { others: true });
    expect(page).toContain(`/courses/${id}/explain/${id}`);
    for (const words of ['Lena', 'Explained', 'changed by a teacher', 'yes']) expect(page).toContain(words);
    expect(list([{ ...row, status: 'follow_up', outcome: 'partly' }])).toContain('Still open');
  });

  it('says what to do while it is empty', () => {
    expect(list([])).toContain('Explain it back');
    expect(list([], { learner: 'Lena' })).toContain('Nothing was sent in this course yet.');
  });
});
