'use client';

import { MessageCircleQuestion, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, LinkButton } from '@/ui/button';
import { BottomSheet } from '@/ui/overlays/bottom-sheet';
import { useMedia } from '@/ui/use-media';

/** Comes with the first press: pages without it stay light. */
const TutorPanel = dynamic(() => import('./tutor-panel').then((part) => part.TutorPanel));

/** Width of the panel; the page makes room for it. */
const ROOM = '26rem';
/** Beside which pages of a course the tutor stands: lessons, exercises, sources and the map; not its own page. */
const BESIDE = /^\/courses\/[^/]+\/(?:lessons\/(?!new)([^/]+)|practice|sources\/[^/]+|map)/;

/** A button at the edge of a lesson or an exercise that opens the tutor beside it: a panel where there is room, a sheet where not. */
export function TutorDock({ courseId, lang }: { courseId: string; lang: string }) {
  const t = useTranslations('tutor');
  const path = usePathname();
  const match = BESIDE.exec(path);
  const [open, setOpen] = useState(false);
  // Room beside the page is what the server takes for granted.
  const wide = useMedia('(min-width: 80rem)') ?? true;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const beside = open && wide && match !== null;
  useEffect(() => {
    if (!beside) return undefined;
    document.body.style.paddingInlineEnd = ROOM;
    return () => {
      document.body.style.paddingInlineEnd = '';
    };
  }, [beside]);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The button is back on the page only now.
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);
  if (match === null) return null;
  const close = () => setOpen(false);
  const panel = <TutorPanel courseId={courseId} lang={lang} lessonId={match[1] ?? null} path={path} />;
  return (
    <div data-print="none">
      {/* The button lies over the end of the page: so much of it is left free. */}
      <div aria-hidden className="h-20" />
      <Button
        ref={button}
        variant="secondary"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? close() : setOpen(true))}
        // Beside a panel at the page's end, not over it: so wide is the panel of the map.
        className="fixed end-4 bottom-4 z-30 shadow-float min-[56rem]:[body:has([data-beside])_&]:end-[23rem]"
        hidden={beside}
      >
        <MessageCircleQuestion aria-hidden />
        {t('open')}
      </Button>
      {beside ? (
        <SidePanel id={id} courseId={courseId} onClose={close}>
          {panel}
        </SidePanel>
      ) : null}
      {open && !wide ? (
        <BottomSheet label={t('title')} onClose={close}>
          <h2 className="mb-3 text-lg">{t('title')}</h2>
          <div className="flex h-[70dvh] flex-col">{panel}</div>
        </BottomSheet>
      ) : null}
    </div>
  );
}

function SidePanel({
  id,
  courseId,
  onClose,
  children,
}: {
  id: string;
  courseId: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('tutor');
  return (
    <aside
      id={id}
      aria-labelledby={`${id}-title`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
      className="fixed inset-y-0 end-0 z-40 flex w-[26rem] flex-col border-rule border-s bg-paper p-4 shadow-float"
    >
      <div className="mb-3 flex items-center justify-between gap-2">
        <h2 id={`${id}-title`} className="text-lg">
          {t('title')}
        </h2>
        <div className="flex items-center">
          <LinkButton href={`/courses/${courseId}/tutor`} variant="plain" size="small">
            {t('whole')}
          </LinkButton>
          <Button variant="plain" size="small-icon" aria-label={t('close')} onClick={onClose}>
            <X aria-hidden />
          </Button>
        </div>
      </div>
      {children}
    </aside>
  );
}
