import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { Prose } from '@/ui/prose/prose';
import type { ChatBlock, ChatCitation } from '../contract';

/** One checked part of an answer, with the numbers of the passages it rests on, each a link that opens its passage. */
export function BlockView({
  block,
  citations,
  courseId,
  lang,
}: {
  block: ChatBlock;
  citations: readonly ChatCitation[];
  courseId: string;
  lang: string;
}) {
  const t = useTranslations('tutor.cite');
  const cited = citations.filter((citation) => block.citations.includes(citation.number));
  return (
    <div
      className={cn(
        block.kind === 'quote' && 'border-rule-strong border-s-2 ps-3',
        block.kind === 'ask' && 'font-semibold',
      )}
    >
      <Prose html={block.html} lang={lang} compact />
      {cited.length > 0 ? (
        <p className="figures mt-0.5 flex flex-wrap gap-x-2 text-sm">
          {cited.map((citation) => (
            <a
              key={citation.number}
              href={passageHref(courseId, citation)}
              target="_blank"
              rel="noopener"
              className="link inline-flex min-h-6 min-w-6 items-center"
              aria-label={t('open', {
                number: citation.number,
                section: sectionOf(citation),
                title: citation.sourceTitle,
              })}
            >
              [{citation.number}]
            </a>
          ))}
        </p>
      ) : null}
      {block.own ? <p className="text-ink-soft text-sm italic">{t('own')}</p> : null}
    </div>
  );
}

/** Address of a passage in its source. */
export function passageHref(courseId: string, citation: ChatCitation): string {
  return `/courses/${courseId}/sources/${citation.sourceId}?chunk=${citation.chunkId}`;
}

/** The nearest heading of a passage, or the source where it has none. */
export function sectionOf(citation: ChatCitation): string {
  return citation.headingPath.at(-1) ?? citation.sourceTitle;
}
