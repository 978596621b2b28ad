import type { Profile } from './profile';

/** A profile of which only what a test is about is given. For tests. */
export function profileOf(form: string, given: Partial<Profile> = {}): Profile {
  return {
    ...{ form, own: new Map(), brief: new Map(), practice: new Map(), ownSize: 0, practiceSize: 0 },
    ...{ shown: new Map(), shownSize: 0, ownCode: new Map(), practiceCode: new Map() },
    ...{ ownPages: new Set(), practicePages: new Set(), linkWords: new Map(), exercises: new Set() },
    ...given,
  };
}

/** Words or tokens, each as often as it stands there. For tests. */
export function bag(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
