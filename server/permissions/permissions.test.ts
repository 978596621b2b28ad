import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { roles } from '@/platform/database/roles';
import { checkPrincipal } from '@/platform/http/policy';
import { AppError } from '@/platform/http/problem';
import { createJobQueue } from '@/platform/jobs/queue';
import { pageProblems } from './check-pages';
import { mayOf } from './describe';
import { findPage } from './find-page';
import { questionsOf } from './guard-page';
import { jobPolicies } from './job-policies';
import { pagePolicies } from './page-policies';

/** Pages as the folders of `app/` have them. */
function pagesOf(folder: string, above: string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return pagesOf(path.join(folder, entry.name), [...above, entry.name]);
    if (!/^(page|route)\.tsx?$/.test(entry.name)) return [];
    return [`/${above.filter((segment) => !segment.startsWith('(')).join('/')}`];
  });
}

/** Names of jobs as they stand in the source. */
function jobsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return jobsOf(place);
    if (!/\.ts$/.test(entry.name) || /\.test\.ts$/.test(entry.name)) return [];
    return [...readFileSync(place, 'utf8').matchAll(/const \w+_(?:JOB|QUEUE) = '([^']+)'/g)].map(
      ([, name]) => name ?? '',
    );
  });
}

describe('pages', () => {
  it('each have a policy, and each policy has its page', () => {
    const pages = pagesOf('app');
    expect(pages.length).toBeGreaterThan(45);
    expect(pageProblems(pages)).toEqual([]);
  });

  it('stop the start where one has no policy', () => {
    expect(pageProblems([...Object.keys(pagePolicies), '/secret'])).toEqual([
      'Page /secret has no policy in the table.',
    ]);
    expect(pageProblems(Object.keys(pagePolicies).slice(1))).toHaveLength(1);
  });

  it('below a course or a class are guarded by it', () => {
    for (const [page, entry] of Object.entries(pagePolicies)) {
      const may = typeof entry === 'string' ? entry : entry.may;
      if (page.includes('[courseId]')) expect(may, page).toMatch(/^course\./);
      if (page.includes('[classId]')) expect(may, page).toMatch(/^class\.(teach|manage)$/);
    }
  });

  it('are found by their address, a folder of that name before one in brackets', () => {
    expect(findPage('/courses/1/experiments/new?x=1')?.page).toBe('/courses/[courseId]/experiments/new');
    expect(findPage('/courses/1/experiments/2')).toMatchObject({ params: { courseId: '1', experimentId: '2' } });
    expect(findPage('/courses/1/standards/tags')?.page).toBe('/courses/[courseId]/standards/tags/[[...of]]');
    expect(findPage('/courses/1/standards/tags/source/x')?.page).toBe('/courses/[courseId]/standards/tags/[[...of]]');
    expect(findPage('/')?.page).toBe('/');
    expect(findPage('/people/1')).toBeNull();
    expect(findPage('/nothing')).toBeNull();
  });

  it('let in whom the table says', () => {
    const lets = (address: string, role: string, editable = false) =>
      questionsOf(address)?.every((question) => question.lets(question.path === '/me' ? { role } : { editable }));
    expect(lets('/sign-in', 'nobody')).toBe(true);
    const letIn = (address: string) => roles.filter((role) => lets(address, role));
    expect(letIn('/people')).toEqual(['school_admin', 'admin']);
    expect(letIn('/reports')).toEqual(['teacher', 'admin']);
    expect(letIn('/audit')).toEqual(['admin', 'dpo']);
    expect(letIn('/language-model')).toEqual(['admin']);
    expect(lets('/courses/1/map', 'learner')).toBe(true);
    expect(lets('/courses/1/gates', 'teacher')).toBe(false);
    expect(lets('/courses/1/gates', 'teacher', true)).toBe(true);
    expect(lets('/courses/1/gates', 'learner', true)).toBe(false);
    expect(questionsOf('/no/such/page')).toBeNull();
  });
});

describe('jobs', () => {
  it('each have a policy, and each policy has its job', () => {
    const names = [...new Set(jobsOf('features'))].sort();
    expect(names.length).toBeGreaterThan(20);
    expect(names).toEqual(Object.keys(jobPolicies).sort());
  });

  it('can’t be defined without one', () => {
    const { define } = createJobQueue('postgres://nowhere.invalid/x', () => {}, undefined, jobPolicies);
    const options = { data: z.object({}), retries: 0, expireInSeconds: 1 };
    expect(() => define('other.work', options, async () => {})).toThrow('Job other.work has no policy in the table.');
    expect(() => define('library.fit', options, async () => {})).not.toThrow();
  });
});

describe('words for policies', () => {
  it('say “–” exactly for those whom the check turns away', () => {
    for (const may of [
      ...(['public', 'member', 'teacher', 'admin', 'course.see', 'course.edit', 'class.teach', 'class.make'] as const),
      ...(['class.manage', 'people', 'person.manage', 'school.manage', 'officer', 'follow', 'learner.guard'] as const),
      ...(['learner.record', 'learner.speak'] as const),
      'administration' as const,
    ])
      for (const role of roles) {
        const refused = (() => {
          try {
            checkPrincipal(may, { role });
            return false;
          } catch (error) {
            return error instanceof AppError;
          }
        })();
        expect([may, role, mayOf(role, may) === '–']).toEqual([may, role, refused]);
      }
    expect(mayOf('nobody', 'member')).toBe('–');
    expect(mayOf('teacher', { may: 'course.see', whose: 'learner' })).toBe('open courses; own, their learners’');
    expect(mayOf('guardian', { may: 'course.see', whose: 'learner' })).toBe('open courses; own');
    expect(mayOf('counsellor', { may: 'course.see', whose: 'learner' })).toBe('open courses; own');
    expect(mayOf('counsellor', { may: 'member', whose: 'taught' })).toBe('–');
    expect(mayOf('learner', { may: 'member', whose: 'taught' })).toBe('–');
  });
});
