import { useTranslations } from 'use-intl';

/** Where in an original something stands, as the API gives it. */
export interface OriginalPlace {
  kind: 'page' | 'slide' | 'cell' | 'row' | 'time' | 'section';
  from: string;
  to: string;
}

/** Words for a place in an original: "page 12", "slides 3–4", "1:02:15"; null where there is none to name. */
export function usePlaceLabel(): (place: OriginalPlace | null | undefined) => string | null {
  const t = useTranslations('common.place');
  return (place) => {
    if (!place) return null;
    const { kind, from, to } = place;
    return from === to ? t(`${kind}.one`, { from }) : t(`${kind}.more`, { from, to });
  };
}
