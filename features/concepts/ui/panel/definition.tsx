'use client';

import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { usePlaceLabel } from '@/ui/place-label';
import type { MapConcept, MapGraph } from '../map-graph';
import { usePassages } from '../use-passages';

/** What the material says the concept is, with the way into the material. */
export function Definition({
  courseId,
  concept,
  lang,
  graph,
}: {
  courseId: string;
  concept: MapConcept;
  lang: string;
  graph: MapGraph;
}) {
  const t = useTranslations('map.panel');
  const place = usePlaceLabel();
  const { passages } = usePassages(courseId, concept.id, graph);
  const said = passages?.find((passage) => passage.chunkId === concept.definition?.chunkId) ?? passages?.[0];
  const href = (passage: { sourceId: string; chunkId: string }) =>
    `/courses/${courseId}/sources/${passage.sourceId}?chunk=${passage.chunkId}`;
  return (
    <div className="space-y-2">
      {concept.definition ? (
        <p lang={lang} dir="auto">
          {concept.definition.text}
        </p>
      ) : null}
      {said ? (
        <p className="text-sm">
          <TextLink href={href(said)}>{t('source')}</TextLink>
          {said.place ? <span className="figures text-ink-soft"> ({place(said.place)})</span> : null}
        </p>
      ) : null}
      {concept.aliases.length > 0 ? (
        <p className="text-ink-soft text-sm" dir="auto">
          {t('aliases', { names: concept.aliases.join(', ') })}
        </p>
      ) : null}
      {passages && passages.length > 1 ? (
        <details className="group text-sm">
          <summary className="inline-flex min-h-8 items-center gap-1 text-ink-soft">
            {t('passages', { count: passages.length })}
            <ChevronDown aria-hidden className="size-3.5 transition-transform group-open:rotate-180" />
          </summary>
          <ul className="space-y-1.5 pt-1">
            {passages.map((passage) => (
              <li key={passage.chunkId} dir="auto" lang={lang}>
                <TextLink href={href(passage)}>{passage.headingPath.at(-1) ?? passage.sourceTitle}</TextLink>
                <span className="block text-ink-soft text-xs">
                  {[passage.sourceTitle, place(passage.place)].filter((part) => part !== null).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
