import type { Block } from '@/platform/markdown/types';
import { wordsOf } from '../words';
import type { Profile } from './profile';

/** Shared pages count towards this sum of rarities as towards a whole. */
const SHARED_SCALE = 3;
/** Added to the pages of an exercise, so that one or two prove little. */
const LITTLE = 2;

/** Addresses that the prose of a block links to. */
export function linksIn({ kind, markdown }: Block): string[] {
  if (kind === 'code' || !markdown.includes('](')) return [];
  return [...markdown.matchAll(/(?<!!)\[[^\]]*\]\(<?([^)\s>]+)/g)].flatMap(([, url]) => url ?? []);
}

/** The page of an address, without the place in it. */
export function pageOf(url: string): string {
  return url
    .replace(/^[a-z]+:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/(?:index\.html?)?$/, '');
}

/** Words in the last two parts of an address and in its anchor: ".../Global_Objects/Array#instance_methods". */
export function wordsOfLink(url: string): string[] {
  const [path = '', anchor = ''] = url
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/\.(?:html?|md|php)\b/g, '')
    .split('#');
  const text = [...path.split('/').slice(-2), anchor]
    .join(' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replace(/[-_./+%]+/g, ' ');
  return wordsOf(text).map(({ form }) => form);
}

/** How much of what a concept and its exercises link to the text of another links to as well. */
export interface SharedPages {
  /** Pages in common, rare ones counting more, 0 to 1. */
  shared(from: Profile, to: Profile): number;
  /** Share of the pages behind the exercises on `to`, 0 to 1. */
  share(from: Profile, to: Profile): number;
}

export function createSharedPages(profiles: readonly Profile[]): SharedPages {
  const spread = new Map<string, number>();
  for (const { ownPages, practicePages } of profiles)
    for (const page of new Set([...ownPages, ...practicePages])) spread.set(page, (spread.get(page) ?? 0) + 1);
  const rarity = (page: string) => Math.log(1 + profiles.length / (spread.get(page) ?? 1));
  return {
    shared: ({ ownPages }, to) => {
      let sum = 0;
      for (const page of ownPages) if (to.practicePages.has(page) || to.ownPages.has(page)) sum += rarity(page);
      return 1 - Math.exp(-sum / SHARED_SCALE);
    },
    share: ({ ownPages }, { practicePages }) => {
      let [sum, all] = [0, LITTLE];
      for (const page of practicePages) {
        const weight = rarity(page);
        all += weight;
        if (ownPages.has(page)) sum += weight;
      }
      return sum / all;
    },
  };
}
