import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/concepts.json';

/** Why one concept is held to need another. */
export type EvidenceKind = keyof (typeof messages)['evidence'];

export interface EvidenceParams {
  /** Names as shown to teachers. */
  concept: string;
  prerequisite: string;
  /** Passages, exercises or links that say so. */
  count?: number;
  /** Passages about the concept. */
  total?: number;
}

const translate = createTranslator({ locale: 'en', messages, namespace: 'evidence' });

/** One short English sentence that tells a teacher why the edge is proposed. */
export function evidenceText(kind: EvidenceKind, params: EvidenceParams): string {
  return translate(kind, { ...params, count: params.count ?? 1, total: params.total ?? 1 });
}
