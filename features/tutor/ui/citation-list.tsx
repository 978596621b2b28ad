import { useTranslations } from 'use-intl';
import { usePlaceLabel } from '@/ui/place-label';
import type { ChatCitation } from '../contract';
import { passageHref, sectionOf } from './block-view';

/** The passages of an answer by their numbers. They open beside the conversation, which stays as it is. */
export function CitationList({ citations, courseId }: { citations: readonly ChatCitation[]; courseId: string }) {
  const t = useTranslations('tutor.cite');
  const place = usePlaceLabel();
  if (citations.length === 0) return null;
  return (
    <div className="text-sm">
      <h4 className="small-caps text-ink-soft">{t('list')}</h4>
      <ol className="mt-1 space-y-1">
        {citations.map((citation) => (
          <li key={citation.number} className="flex gap-2">
            <span className="figures text-ink-soft">[{citation.number}]</span>
            <a
              href={passageHref(courseId, citation)}
              target="_blank"
              rel="noopener"
              className="link min-w-0"
              dir="auto"
            >
              {sectionOf(citation) === citation.sourceTitle
                ? citation.sourceTitle
                : `${citation.sourceTitle} › ${sectionOf(citation)}`}
            </a>
            {citation.place ? <span className="figures shrink-0 text-ink-soft">{place(citation.place)}</span> : null}
          </li>
        ))}
      </ol>
    </div>
  );
}
