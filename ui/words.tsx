'use client';

import type { ReactNode } from 'react';
import { type Formats, IntlProvider, type Locale, type Messages, useLocale, useMessages } from 'use-intl';

const formats: Formats = { number: { percent: { style: 'percent', maximumFractionDigits: 0 } } };

/** The first words of a page: every screen has these. `messages` hold only what the server chose to send. */
export function WordsRoot({
  locale,
  messages,
  children,
}: {
  locale: Locale;
  messages: Partial<Messages>;
  children: ReactNode;
}) {
  return (
    <IntlProvider locale={locale} messages={messages} timeZone="UTC" formats={formats}>
      {children}
    </IntlProvider>
  );
}

/** Further words for what is inside, on top of those around it. */
export function MoreWords({ messages, children }: { messages: Partial<Messages>; children: ReactNode }) {
  const around = useMessages();
  const locale = useLocale();
  return (
    <IntlProvider locale={locale} messages={{ ...around, ...messages }} timeZone="UTC" formats={formats}>
      {children}
    </IntlProvider>
  );
}
