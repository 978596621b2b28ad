import { describe, expect, it } from 'vitest';
import { expectedOf, type Relation, type Role } from './expected';

const ask = (role: Role, parameter: string, relation: Relation, ids: string[] = [parameter]) => ({
  role,
  ids,
  swapped: { parameter, relation },
});
const plainly = (role: Role) => ({ role, ids: [], swapped: null });

describe('what the table says of a call', () => {
  it('asks for a sign-in first, then for the role', () => {
    expect(expectedOf('public', plainly('nobody'))).toBe('allowed');
    expect(expectedOf('course.edit', plainly('nobody'))).toBe(401);
    expect(expectedOf('course.edit', plainly('learner'))).toBe(403);
    expect(expectedOf('admin', plainly('teacher'))).toBe(403);
    expect(expectedOf('admin', plainly('admin'))).toBe('allowed');
  });

  it('knows of no course that isn’t open, nor of its parts', () => {
    expect(expectedOf('course.see', ask('learner', 'courseId', 'other course'))).toBe(404);
    expect(expectedOf('course.edit', ask('teacher', 'courseId', 'other course'))).toBe(404);
    expect(expectedOf('course.edit', ask('admin', 'courseId', 'other course'))).toBe('allowed');
    expect(expectedOf('course.edit', ask('admin', 'courseId', 'other district'))).toBe(404);
    expect(expectedOf('course.edit', ask('admin', 'itemId', 'other course', ['courseId', 'itemId']))).toBe(404);
  });

  it('knows of no record of somebody else’s', () => {
    const own = { may: 'member', whose: 'own' } as const;
    expect(expectedOf(own, ask('admin', 'roundId', 'other learner'))).toBe(404);
    const learner = { may: 'member', whose: 'learner' } as const;
    expect(expectedOf(learner, ask('teacher', 'pathId', 'other learner'))).toBe(404);
    expect(expectedOf(learner, ask('admin', 'pathId', 'other learner'))).toBe('allowed');
    const taught = { may: 'course.see', whose: 'taught' } as const;
    expect(expectedOf(taught, plainly('learner'))).toBe(404);
    expect(expectedOf('class.teach', ask('teacher', 'classId', 'other course'))).toBe(404);
  });

  it('finds nothing that belongs to one learner, class or school in another, for whoever looks after both either', () => {
    const ids = ['learnerId', 'exportId'];
    expect(expectedOf('learner.speak', ask('admin', 'learnerId', 'other learner', ids))).toBe(404);
    expect(expectedOf('learner.speak', ask('admin', 'learnerId', 'other learner'))).toBe('allowed');
    const inClass = ['classId', 'memberId'];
    expect(expectedOf('class.manage', ask('admin', 'classId', 'other learner', inClass))).toBe(404);
    expect(expectedOf('class.manage', ask('admin', 'classId', 'other learner'))).toBe('allowed');
  });
});
