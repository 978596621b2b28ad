import type { Approach, ComposedLesson, SectionTitleMessage } from '../../contract';
import type { Plan } from '../plan';

/** What a section of a lesson by this way must be called for the lesson to be one; any of them. */
const LEADS: Partial<Record<Approach, readonly SectionTitleMessage[]>> = {
  worked_example: ['section.worked', 'section.steps', 'section.stepsToThink'],
  analogy: ['section.likeness'],
  visual: ['section.figure', 'section.table'],
};

/** Whether a lesson is what its way promises: a learner who is told "taught with figures" finds one. */
export function realises(
  { sections, asked, words }: Pick<ComposedLesson, 'sections' | 'asked' | 'words'>,
  approach: Approach,
  plan: Plan,
): boolean {
  if (sections.length === 0) return false;
  if (approach === 'socratic') return asked.length > 0;
  if (approach === 'concise') return words <= plan.maxWords && sections.some(({ kind }) => kind !== 'recap');
  const leads = LEADS[approach] ?? [];
  return sections.some(({ title }) => 'message' in title && leads.includes(title.message));
}
