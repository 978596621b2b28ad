import { roles } from '@/platform/database/roles';
import { isOpenTo, type Policy, ruleOf } from '@/platform/http/policy';
import { findPage } from './find-page';

/** What is asked of the API before a page is made: the addresses whose answers decide, each with what it must say. */
export interface PageQuestion {
  path: string;
  /** Whether the answer lets its reader in. */
  lets(answer: unknown): boolean;
}

/** Questions that decide who may open the page at an address; null where the table has no such page. */
export function questionsOf(address: string): PageQuestion[] | null {
  const found = findPage(address);
  if (!found) return null;
  const { may } = ruleOf(found.entry);
  const { courseId, classId, learnerId } = found.params;
  if (may === 'public') return [];
  const me = { path: '/me', lets: (answer: unknown) => hasRole(may, field(answer, 'role')) };
  if (may === 'course.see' || may === 'course.edit')
    return [
      me,
      { path: `/courses/${courseId}`, lets: (answer) => may === 'course.see' || field(answer, 'editable') === true },
    ];
  if (may === 'class.teach') return [me, { path: `/classes/${classId}/members`, lets: () => true }];
  if (may === 'class.manage') return [me, { path: `/classes/${classId}`, lets: () => true }];
  if (may === 'learner.record' || may === 'learner.speak')
    return [me, { path: `/learners/${learnerId}/deletions`, lets: () => true }];
  if (may === 'learner.follow' || may === 'learner.guard')
    return [me, { path: `/followed-learners/${learnerId}`, lets: () => true }];
  return [me];
}

function hasRole(may: Policy, role: unknown): boolean {
  const known = roles.find((each) => each === role);
  return known !== undefined && isOpenTo(may, known);
}

function field(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
}
