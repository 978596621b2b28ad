import type { Metadata } from 'next';
import { z } from 'zod';
import type { Concept } from '@/features/concepts/contract';
import type { Choices } from '@/features/consent/contract';
import { MyDataScreen } from '@/features/consent/ui/my-data-screen';
import type { Guess } from '@/features/early-warning/contract';
import { GuessList } from '@/features/early-warning/ui/guess-list';
import type { Me } from '@/features/identity/contract';
import type { Course } from '@/features/library/contract';
import { type CorrectionPlace, correctionSubjectSchema } from '@/features/rights/contract';
import { RightsPanel } from '@/features/rights/ui/rights-panel';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { rightsOf } from '../../rights-state';
import { titled } from '../../titles';
import { Words } from '../../words';

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = (): Promise<Metadata> => titled('myData');

export default async function MyDataPage({ searchParams }: Props) {
  const choices = await pageApi<Choices>('/me/choices');
  const me = await pageApi<Me>('/me');
  const guesses = await pageApi<{ items: Guess[] }>('/me/warnings');
  const place = await placeOf(await searchParams);
  return (
    <Words of={['consent', 'record', 'rights', 'earlyWarning']}>
      <MyDataScreen initial={choices} />
      <GuessList items={guesses.items} />
      <RightsPanel learnerId={me.id} name={null} state={await rightsOf(me.id)} place={place} />
    </Words>
  );
}

const askedSchema = z.object({
  about: correctionSubjectSchema,
  course: z.uuid(),
  concept: z.uuid().nullable().catch(null),
  attempt: z.uuid().nullable().catch(null),
});

/** What of a course somebody wants put right, from where they came; null where they came from elsewhere, or it isn't theirs to see. */
async function placeOf(query: Record<string, unknown>): Promise<CorrectionPlace | null> {
  const asked = askedSchema.safeParse(query).data;
  const course = asked ? await pageApiOrNull<Course>(`/courses/${asked.course}`) : null;
  if (!asked || !course) return null;
  const concept = asked.concept
    ? await pageApiOrNull<Pick<Concept, 'id' | 'name'>>(`/courses/${course.id}/concepts/${asked.concept}`)
    : null;
  return {
    ...{ about: asked.about, courseId: course.id, courseTitle: course.title },
    ...{ conceptId: concept?.id ?? null, conceptName: concept?.name ?? null, attemptId: asked.attempt },
  };
}
