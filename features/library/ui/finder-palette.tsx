'use client';

import { BookOpen, FileText, Waypoints } from 'lucide-react';
import { useParams, useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course, Source } from '@/features/library/contract';
import { allPages } from '@/platform/http/all-pages';
import { api } from '@/platform/http/client';
import { CommandPalette, type PaletteEntry } from '@/ui/command-palette';

interface Places {
  courses: Course[];
  concepts: Concept[];
  sources: Source[];
}

/** The palette over what there is to go to: all courses, and the concepts and sources of the course one is in. */
export function FinderPalette({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('shell');
  const router = useRouter();
  const { courseId } = useParams<{ courseId?: string }>();
  const [query, setQuery] = useState('');
  const places = usePlaces(open, courseId);
  const go = (href: string) => {
    onOpenChange(false);
    setQuery('');
    router.push(href);
  };
  const groups = [
    { heading: t('finder.concepts'), entries: conceptEntries(places?.concepts ?? []) },
    { heading: t('finder.sources'), entries: sourceEntries(places?.sources ?? []) },
    { heading: t('finder.courses'), entries: courseEntries(places?.courses ?? []) },
    {
      heading: t('finder.places'),
      entries: [
        { id: 'home', label: t('home'), href: '/' },
        { id: 'courses', label: t('courses'), href: '/courses' },
        { id: 'reviews', label: t('reviews'), href: '/reviews' },
        { id: 'classes', label: t('classes'), href: '/classes' },
      ],
    },
  ];
  return (
    <CommandPalette
      open={open}
      onOpenChange={onOpenChange}
      groups={groups}
      loading={places === null}
      query={query}
      onQuery={setQuery}
      onGo={go}
      onSearch={(words) => go(`/search?q=${encodeURIComponent(words)}`)}
    />
  );
}

/** Looks up the places anew each time the palette opens; what cannot be had is left out. */
function usePlaces(open: boolean, courseId: string | undefined): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    if (!open) return undefined;
    const controller = new AbortController();
    const get = <T,>(path: string) => api<T>(path, { signal: controller.signal });
    const list = <T,>(path: string): Promise<T[]> => allPages<T>(get, path).catch(() => []);
    void Promise.all([
      list<Course>('/courses'),
      courseId ? list<Concept>(`/courses/${courseId}/concepts`) : [],
      courseId ? list<Source>(`/courses/${courseId}/sources`) : [],
    ]).then(([courses, concepts, sources]) => {
      if (!controller.signal.aborted) setPlaces({ courses, concepts, sources });
    });
    return () => controller.abort();
  }, [open, courseId]);
  return places;
}

function courseEntries(courses: Course[]): PaletteEntry[] {
  return courses.map((course) => ({
    id: course.id,
    label: course.title,
    icon: <BookOpen aria-hidden />,
    href: `/courses/${course.id}`,
  }));
}

function conceptEntries(concepts: Concept[]): PaletteEntry[] {
  return concepts
    .filter((concept) => !concept.hidden)
    .map((concept) => ({
      id: concept.id,
      label: concept.name,
      keywords: concept.aliases,
      icon: <Waypoints aria-hidden />,
      href: `/courses/${concept.courseId}/map?concept=${concept.id}`,
    }));
}

function sourceEntries(sources: Source[]): PaletteEntry[] {
  return sources
    .filter((source) => source.status === 'ready')
    .map((source) => ({
      id: source.id,
      label: source.title,
      hint: source.path,
      icon: <FileText aria-hidden />,
      href: `/courses/${source.courseId}/sources/${source.id}`,
    }));
}
