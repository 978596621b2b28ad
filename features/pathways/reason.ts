import { createTranslator } from 'use-intl/core';
import messages from '@/platform/i18n/messages/en/next-step.json';
import type { DecisionRow } from './store-decisions';

const translate = createTranslator({ locale: 'en', messages });

/** What a decision is put into words from. */
export type Why = Pick<DecisionRow, 'conceptId' | 'reason' | 'reasonOf'>;

/**
 * Why a concept comes next, in one plain sentence.
 * @param nameOf a concept's name now; null for one that is gone.
 */
export function reasonOf({ conceptId, reason, reasonOf: about }: Why, nameOf: (id: string) => string | null): string {
  const name = nameOf(conceptId) ?? '';
  const others = about.conceptIds.flatMap((id) => nameOf(id) ?? []);
  const [goal] = others;
  const title = about.title ?? '';
  switch (reason) {
    case 'unlocked':
      return others.length > 0
        ? translate('reason.unlocked', { name, known: others.map((each) => `“${each}”`).join(', ') })
        : translate('reason.start', { name });
    case 'gap':
      return goal ? translate('reason.gap', { name, goal }) : translate('reason.gapAgain', { name });
    case 'plan':
      return goal ? translate('reason.plan', { name, goal }) : translate('reason.gapAgain', { name });
    case 'goal':
    case 'assigned':
      return about.dueOn
        ? translate(`reason.${reason}By`, { name, title, due: dateOf(about.dueOn) })
        : translate(`reason.${reason}`, { name, title });
    default:
      return translate(`reason.${reason}`, { name });
  }
}

export const chosenReason = (name: string): string => translate('reason.chosen', { name });
export const nothingLeft = (isEmpty: boolean): string => translate(isEmpty ? 'empty' : 'finished');

/** "4 March", of an ISO date. */
function dateOf(isoDate: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(isoDate));
}
