'use client';

import { useTranslations } from 'use-intl';
import { Notice } from '@/ui/notice';
import type { Path } from '../contract';

/** What is worth knowing of a path before its steps: that it is finished or stopped, and what became of its concepts. */
export function PathNotes({ path }: { path: Path }) {
  const t = useTranslations('paths.path');
  const { way, seenFor } = path;
  const gone = way.targets.filter(({ state }) => state === 'gone');
  const merged = way.targets.filter(({ was }) => was !== null);
  return (
    <>
      {path.status === 'archived' ? <Notice>{t('archived')}</Notice> : null}
      {way.finished ? (
        <Notice>
          <p className="text-base text-ink" dir="auto">
            {seenFor ? t('finishedOf', { name: seenFor.name }) : t('finished')}
          </p>
          <p>{t('finishedWords')}</p>
        </Notice>
      ) : null}
      {gone.length > 0 ? (
        <Notice>
          <p dir="auto">{t('gone', { names: gone.map(({ name }) => `“${name}”`).join(', ') })}</p>
        </Notice>
      ) : null}
      {merged.map(({ was, name }) => (
        <Notice key={was}>
          <p dir="auto">{t('merged', { was: was ?? '', name })}</p>
        </Notice>
      ))}
    </>
  );
}
