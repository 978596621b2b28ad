'use client';

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { markGap } from './mark-gap';
import { Prose } from './prose';

/**
 * Sanitised HTML with one gap (`____`), and what stands in the gap: a field to fill or a word to open. Without a gap in
 * the HTML the content follows it. Props as for `Prose`.
 */
export function ProseWithGap({
  html,
  children,
  ...prose
}: {
  html: string;
  children: ReactNode;
  lang?: string;
  compact?: boolean;
  className?: string;
}) {
  const host = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const marked = markGap(html);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new HTML brings a new place
  useLayoutEffect(() => {
    setPlace(host.current?.querySelector<HTMLElement>('[data-gap]') ?? null);
  }, [marked]);
  return (
    <div ref={host}>
      <Prose html={marked} {...prose} />
      {place ? createPortal(children, place) : null}
      {marked === html ? children : null}
    </div>
  );
}
