'use client';

import { useTranslations } from 'use-intl';
import type { MapEdit } from '../../history/contract';

/** What an edit did, as the end of a sentence that begins with who did it. */
export function useEditWords(): (edit: Pick<MapEdit, 'kind' | 'words'>) => string {
  const t = useTranslations('map.did');
  const say = ({ kind, words }: Pick<MapEdit, 'kind' | 'words'>): string => {
    const { name, other, count, rejected } = words;
    if (kind === 'undo' || kind === 'redo')
      return t(kind, { what: say({ kind: words.of ?? 'earlier', words: { ...words, of: null } }) });
    return t(kind, { name, other, count, rejected });
  };
  return say;
}
