import { useTranslations } from 'use-intl';
import { MarginNote } from '@/ui/citation-note';
import { usePlaceLabel } from '@/ui/place-label';
import { Prose } from '@/ui/prose/prose';
import { FoldedNote, FullNote, SameNote } from './block-note';
import type { CitedBlock } from './citation-runs';
import { Diagram } from './diagram';
import { GapBlock } from './gap-block';
import { OwnMark } from './own-mark';
import { QuestionBlock } from './question-block';

/**
 * One block of a lesson with its source: in the margin on wide screens, folded under the last block of a passage on
 * phones, as a line on paper.
 */
export function LessonBlockView({ cited, courseId, lang }: { cited: CitedBlock; courseId: string; lang: string }) {
  const { citation, others, follows, ends } = cited;
  const content = <BlockContent cited={cited} lang={lang} />;
  const mark = cited.block.own ? <OwnMark part={citation !== undefined} /> : null;
  if (citation === undefined) {
    return (
      <div data-print="together">
        {content}
        {mark}
      </div>
    );
  }
  const margin = follows ? (
    <SameNote courseId={courseId} citation={citation} />
  ) : (
    <FullNote courseId={courseId} citations={[citation, ...others]} />
  );
  return (
    <div data-print="together">
      <div className="hidden lg:block print:hidden">
        <MarginNote>{margin}</MarginNote>
      </div>
      {cited.block.leadIn ? (
        <p className="prose mb-2" dir="auto">
          {cited.block.leadIn}
        </p>
      ) : null}
      {content}
      {mark}
      {ends ? (
        <FoldedNote summary={citation.sourceTitle}>
          <FullNote courseId={courseId} citations={[citation, ...others]} />
        </FoldedNote>
      ) : null}
      {ends ? <PrintedSource cited={cited} /> : null}
    </div>
  );
}

function BlockContent({ cited, lang }: { cited: CitedBlock; lang: string }) {
  const { block } = cited;
  if (block.kind === 'gap' && block.answer !== null) {
    return <GapBlock html={block.html} answer={block.answer} lang={lang} />;
  }
  if (block.kind === 'question') return <QuestionBlock html={block.html} lang={lang} />;
  if (block.kind === 'diagram') return <Diagram html={block.html} lang={lang} />;
  return <Prose html={block.html} lang={lang} />;
}

function PrintedSource({ cited }: { cited: CitedBlock }) {
  const t = useTranslations('lesson');
  const place = usePlaceLabel();
  const { citation } = cited;
  if (citation === undefined) return null;
  const path = citation.headingPath.filter((heading) => heading !== citation.sourceTitle);
  const where = place(citation.place);
  return (
    <p className="mt-1 hidden text-ink-soft text-xs italic print:block">
      {t('source')}: {[citation.sourceTitle, ...path].join(' › ')}
      {where ? `, ${where}` : null}
    </p>
  );
}
