'use client';

import type { ResearchCourse } from '../contract';

/** Any of some courses, as boxes to tick in the order of their titles. */
export function CourseChoice({
  label,
  courses,
  chosen,
  onChange,
}: {
  label: string;
  courses: readonly ResearchCourse[];
  chosen: readonly string[];
  onChange: (courseIds: string[]) => void;
}) {
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  return (
    <fieldset>
      <legend className="font-semibold">{label}</legend>
      <ul className="mt-2 max-h-64 space-y-1 overflow-y-auto">
        {courses.map(({ id, title }) => (
          <li key={id}>
            <label className="flex min-h-9 items-center gap-3">
              <input
                type="checkbox"
                className="size-5 shrink-0 accent-accent"
                checked={chosen.includes(id)}
                onChange={(event) => toggle(id, event.target.checked)}
              />
              <span dir="auto">{title}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
