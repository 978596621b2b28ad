import type { Metadata } from 'next';
import type { Course } from '@/features/library/contract';
import type { ChatReport, Opening, ThreadWithMessages } from '@/features/tutor/contract';
import { ReportsList } from '@/features/tutor/ui/reports-list';
import { TutorScreen } from '@/features/tutor/ui/tutor-screen';
import type { ListPage } from '@/platform/http/all-pages';
import { pageApi, pageApiOrNull } from '@/server/page-api';
import { courseTitled } from '../../../../course-titles';

interface Props {
  params: Promise<{ courseId: string }>;
  searchParams: Promise<{ chat?: string | string[] }>;
}

export const generateMetadata = ({ params }: Props): Promise<Metadata> => courseTitled(params, 'tutor');

export default async function TutorPage({ params, searchParams }: Props) {
  const { courseId } = await params;
  const { chat } = await searchParams;
  const base = `/courses/${courseId}`;
  const [course, opening, thread] = await Promise.all([
    pageApi<Course>(base),
    pageApi<Opening>(`${base}/chat`),
    typeof chat === 'string' ? pageApiOrNull<ThreadWithMessages>(`${base}/chats/${chat}`) : null,
  ]);
  const reports = course.editable ? await pageApi<ListPage<ChatReport>>(`${base}/chat-reports`) : null;
  return (
    <>
      <TutorScreen key={courseId} course={course} opening={opening} thread={thread} />
      {reports ? <ReportsList courseId={courseId} reports={reports.items} /> : null}
    </>
  );
}
