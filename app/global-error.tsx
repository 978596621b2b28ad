'use client';

import './globals.css';
import words from '@/platform/i18n/messages/en/fault.json';

/**
 * Stands in for the whole page when even the root layout failed. It comes with every first page, so it carries its few
 * words itself and needs no other part.
 */
export default function GlobalError({ retry }: { error: Error; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="page py-16">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="mt-2">{words.detail}</p>
          <p className="mt-6 flex gap-6">
            <button type="button" className="link" onClick={retry}>
              {words.retry}
            </button>
            <a className="link" href="/">
              {words.home}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
