'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Kbd } from '../kbd';
import { useKey } from '../keys';
import { Dialog } from '../overlays/dialog';

const openEvent = 'meno:keys';

/** Opens the list of keys from anywhere (it also opens with `?`). */
export function openShortcutHelp(): void {
  window.dispatchEvent(new Event(openEvent));
}

/** The keys that Meno knows, in a dialog; stands once in the signed-in layout. */
export function ShortcutHelp() {
  const t = useTranslations('shell.keys');
  const [open, setOpen] = useState(false);
  useKey('?', () => setOpen(true));
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(openEvent, show);
    return () => window.removeEventListener(openEvent, show);
  }, []);
  return (
    <Dialog title={t('title')} open={open} onOpenChange={setOpen}>
      <KeyList
        heading={t('anywhere')}
        rows={[
          [[t('control'), 'K'], t('palette')],
          [['/'], t('search')],
          [['?'], t('help')],
        ]}
      />
      <KeyList
        heading={t('lists')}
        rows={[
          [['J'], t('next')],
          [['K'], t('previous')],
          [[t('enter')], t('open')],
        ]}
      />
      <KeyList
        heading={t('exercises')}
        rows={[
          [['1', '2', '3', '4'], t('choose')],
          [[t('enter')], t('on')],
        ]}
      />
    </Dialog>
  );
}

function KeyList({ heading, rows }: { heading: string; rows: [string[], ReactNode][] }) {
  return (
    <section className="mt-4 first:mt-0">
      <h3 className="small-caps text-ink-soft">{heading}</h3>
      <dl className="mt-1 grid grid-cols-[8.5rem_1fr] gap-y-1.5">
        {rows.map(([keys, meaning]) => (
          <div key={keys.join()} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
