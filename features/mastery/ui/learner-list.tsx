'use client';

import { useRef } from 'react';
import { TextLink } from '@/ui/button';
import { useListKeys } from '@/ui/keys';
import type { Learner } from './progress-screen';

/** Learners whose progress a teacher may look at, by name. */
export function LearnerList({ courseId, learners }: { courseId: string; learners: readonly Learner[] }) {
  const list = useRef<HTMLUListElement>(null);
  useListKeys(list);
  return (
    <ul ref={list} className="gap-x-10 border-rule border-t sm:columns-2 lg:columns-3">
      {learners.map(({ id, name }) => (
        <li key={id} data-row className="break-inside-avoid border-rule border-b py-2.5">
          <TextLink href={`/courses/${courseId}/progress?learner=${id}`} dir="auto">
            {name}
          </TextLink>
        </li>
      ))}
    </ul>
  );
}
