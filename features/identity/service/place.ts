import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { identityErrors } from '../contract';
import { schoolById, schoolIdsOf, termById } from '../store-schools';

const fail = errorsOf(identityErrors);

/**
 * The school and term that a class is to stand in. A school's administrator makes classes in their schools alone, a teacher in theirs or none.
 * @throws school_not_open, term_not_found
 */
export async function placeOf(
  tx: Tx,
  principal: Principal,
  asked: { schoolId?: string | null | undefined; termId?: string | null | undefined },
): Promise<{ schoolId: string | null; termId: string | null }> {
  const own = principal.role === 'admin' ? null : await schoolIdsOf(tx, principal.userId);
  const only = principal.role === 'school_admin' && own?.length === 1 ? own[0] : undefined;
  const schoolId = asked.schoolId ?? only ?? null;
  if (schoolId === null) {
    if (principal.role === 'school_admin') throw fail('school_not_open', 'Say which of your schools the class is of.');
    return { schoolId: null, termId: null };
  }
  const school = await schoolById(tx, schoolId);
  if (!school || school.closedAt !== null || (own && !own.includes(schoolId)))
    throw fail('school_not_open', 'A class can only be of a school of yours that is open.');
  if (!asked.termId) return { schoolId, termId: null };
  const term = await termById(tx, asked.termId);
  if (!term || term.schoolId !== schoolId) throw fail('term_not_found', 'The school has no such term.');
  return { schoolId, termId: term.id };
}
