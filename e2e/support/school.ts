import type { SchoolClass } from '@/features/identity/contract';
import type { Course, Ingestion } from '@/features/library/contract';
import { type Client, ingested, OWNER, signedIn } from './api-client';

export const TEACHER = {
  name: 'Tomas Teacher',
  email: 'tomas@example.org',
  password: 'a quiet room with books',
  role: 'teacher',
} as const;
export const LEARNER = {
  name: 'Lena Learner',
  email: 'lena@example.org',
  password: 'a pencil and some paper',
} as const;

/** A school with an owner, a teacher and the sample course, its material read. */
export interface School {
  owner: Client;
  teacher: Client;
  course: Course;
}

export async function makeSchool(url: string): Promise<School> {
  const owner = await signedIn(url, '/api/v1/setup', { ...OWNER, sampleCourse: true });
  await owner.post('/people', TEACHER);
  const { items } = await owner.get<{ items: Course[] }>('/courses');
  const id = items[0]?.id ?? '';
  const ingestions = await owner.get<{ items: Ingestion[] }>(`/courses/${id}/ingestions`);
  await ingested(owner, id, ingestions.items[0]?.id ?? '');
  const teacher = await signIn(url, TEACHER);
  return { owner, teacher, course: await owner.get<Course>(`/courses/${id}`) };
}

export function signIn(url: string, { email, password }: { email: string; password: string }): Promise<Client> {
  return signedIn(url, '/api/auth/sign-in/email', { email, password });
}

/** A class of the teacher's, and a learner who came in by its code. */
export async function makeClass(url: string, { teacher, course }: School): Promise<{ code: string; learner: Client }> {
  const made = await teacher.post<SchoolClass>('/classes', { name: 'Year 10 Maintenance', courseId: course.id });
  const code = made.joinCode ?? '';
  return { code, learner: await signedIn(url, '/api/v1/join', { joinCode: code, ...LEARNER }) };
}
