import { contentStems } from '@/core/text/tokens';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { Topic } from './types';

/** The phrases under which a text may name the concept: stems of its name and aliases, bracketed remarks aside. */
export function topicOf(concept: TeachingConcept, language: string): Topic {
  const phrases = [concept.name, ...concept.aliases].flatMap((name) => {
    const bare = name.replace(/\s*\([^()]*\)\s*/g, ' ').trim();
    return [contentStems(bare, language).join(' '), contentStems(name, language).join(' ')];
  });
  return { name: concept.name, phrases: [...new Set(phrases.filter((phrase) => phrase !== ''))], language };
}

/** Whether a text, given as its content stems in order, names the topic. */
export function phraseIn(stems: readonly string[], topic: Topic): boolean {
  const text = ` ${stems.join(' ')} `;
  return topic.phrases.some((phrase) => text.includes(` ${phrase} `));
}
