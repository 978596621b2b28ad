import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/concepts.json';
import type { WaitingSuggestion } from './still-open';

const translate = createTranslator({ locale: 'en', messages, namespace: 'evidence' });

/** Why a line that a model proposed is on the map: the words of the text, and where they stand. */
export function pairEvidence(suggestion: Pick<WaitingSuggestion, 'row' | 'headingPath' | 'sourceTitle'>): string {
  const place = suggestion.headingPath.at(-1) ?? suggestion.sourceTitle;
  return `${translate('model', { quote: suggestion.row.quote })} ${translate('where', { place })}`;
}
