import { forbidden } from 'next/navigation';
import type { Course } from '@/features/library/contract';

/** Leads those who may not change the course to the page that says whom to ask. */
export function requireEditable(course: Course): void {
  if (!course.editable) forbidden();
}
