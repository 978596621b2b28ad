'use client';

import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import { firstKey } from '../locks/what-opens';
import { isMastered, type MapConcept, type MapGraph, stateOf } from '../map-graph';

/** What there is to do about a concept: learn, practise, explain; for what is closed, what brings the reader nearer to it, and a look all the same. */
export function LearnActions({ courseId, concept, graph }: { courseId: string; concept: MapConcept; graph: MapGraph }) {
  const t = useTranslations('map.panel');
  const lock = useTranslations('map.lock');
  const state = stateOf(graph, concept);
  const lesson = (id: string) => `/courses/${courseId}/lessons/new?concept=${id}`;
  const practice = (id: string) => `/courses/${courseId}/practice?concept=${id}`;
  if (state.kind === 'locked') {
    const key = firstKey(graph, concept.id);
    return (
      <>
        {key && key.kind !== 'closed' && key.kind !== 'proveFrom' ? (
          <LinkButton
            href={key.kind === 'prove' ? practice(key.concept.id) : lesson(key.concept.id)}
            variant="primary"
            prefetch={false}
          >
            {lock(`first.${key.kind}`, { name: key.concept.name })}
          </LinkButton>
        ) : null}
        {concept.chunkCount > 0 ? (
          <LinkButton href={lesson(concept.id)} variant="quiet" prefetch={false}>
            {lock('anyway')}
          </LinkButton>
        ) : null}
      </>
    );
  }
  // A few answers are what it asks for now.
  const asked = isMastered(state) && state.kind !== 'known' && concept.itemCount > 0;
  const learn =
    concept.chunkCount > 0 ? (
      <LinkButton href={lesson(concept.id)} variant={asked ? 'secondary' : 'primary'} prefetch={false}>
        {t('learn')}
      </LinkButton>
    ) : (
      <p className="w-full text-ink-soft">{t('noMaterial')}</p>
    );
  const practise =
    concept.itemCount > 0 ? (
      <LinkButton href={practice(concept.id)} variant={asked ? 'primary' : 'secondary'} prefetch={false}>
        {t('practise')}
      </LinkButton>
    ) : null;
  return (
    <>
      {asked ? practise : null}
      {learn}
      {asked ? null : practise}
      {concept.chunkCount > 0 ? (
        <LinkButton href={`/courses/${courseId}/explain?concept=${concept.id}`} prefetch={false}>
          {t('explain')}
        </LinkButton>
      ) : null}
    </>
  );
}
