import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { SchoolClass } from '../contract';
import * as store from '../store';

/** Classes as their reader sees them: the code is for those who may let people in. */
export async function showClasses(
  tx: Tx,
  rows: Awaited<ReturnType<typeof store.listClasses>>,
  reader: Principal | null,
): Promise<SchoolClass[]> {
  const members = await store.membersOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const teachers = members.filter((member) => member.classId === row.id && member.role === 'teacher');
    const mayInvite =
      reader?.role === 'admin' ||
      reader?.role === 'school_admin' ||
      row.createdBy === reader?.userId ||
      teachers.some((teacher) => teacher.userId === reader?.userId);
    return {
      id: row.id,
      name: row.name,
      courseId: row.courseId,
      courseTitle: row.courseTitle,
      joinCode: mayInvite ? row.joinCode : null,
      learnerCount: row.learnerCount,
      simulated: row.simulated,
      teacherNames: teachers.map((teacher) => teacher.name),
      schoolId: row.schoolId,
      schoolName: row.schoolName,
      termId: row.termId,
      termName: row.termName,
    };
  });
}
