'use client';

import { useMessages, useTranslations } from 'use-intl';
import type { DataKind } from '@/platform/database/catalogue/entry';

/** Words of the catalogue's parts, whose names come from the server: a name without a word stands for itself. */
export function useRecordWords() {
  const t = useTranslations('record');
  const messages: unknown = useMessages();
  const word = (of: 'tables' | 'columns', name: string): string => {
    const found = field(field(field(messages, 'record'), of), name);
    return typeof found === 'string' ? found : name.replaceAll('_', ' ');
  };
  return {
    kind: (kind: DataKind) => t(`kinds.${kind}.title`),
    about: (kind: DataKind) => t(`kinds.${kind}.about`),
    table: (table: string) => word('tables', table),
    column: (column: string) => word('columns', column),
  };
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
