import { createTranslator } from 'use-intl/core';
import english from '@/platform/i18n/messages/en/practice.json';

type Messages = typeof english;

/** Messages by primary language tag; a language without any gets English. */
const MESSAGES = { en: english } as const;

function localeOf(language: string): keyof typeof MESSAGES {
  const primary = language.split('-')[0] ?? '';
  return isLocale(primary) ? primary : 'en';
}

function isLocale(tag: string): tag is keyof typeof MESSAGES {
  return Object.hasOwn(MESSAGES, tag);
}

/**
 * The words of exercises in a language, as a function of key and parameters. Parameters are put in as they are: they may hold Markdown,
 * braces and angle brackets.
 *
 * @param namespace part of the messages: `items`, `feedback` or `unsound`.
 */
export function practiceWords<Space extends 'items' | 'feedback' | 'unsound'>(namespace: Space, language: string) {
  const locale = localeOf(language);
  return createTranslator<Messages, Space>({ locale, messages: MESSAGES[locale], namespace });
}
