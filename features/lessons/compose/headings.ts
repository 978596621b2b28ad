import { contentStems } from '@/core/text/tokens';
import { phraseIn } from './topic';
import type { Run, Topic } from './types';

/** Headings that say nothing of what stands under them. */
const GENERIC =
  /^(?:about|introduction|intro|overview|summary|discussion|conclusions?|background|motivation|basics?|general|details?|notes?|remarks?|usage|syntax|description|definitions?|definition|examples?|an example|the (?:basics|model|idea|problem|algorithm|dataset)|implementation(?: from scratch)?|concise implementation|concise|training|prediction|model|defining .*|more|further .*|additional .*|miscellaneous|other|resources?|tips?|hints?|side notes?|specific functions and classes|general syntax|getting started|key ?points|glossary|terms?|callout|important|warning|caution|tip|info)$/iu;
const LONGEST = 70;

/** The run's own heading where it makes a good title inside a lesson on the topic; null where it is generic or the topic itself. */
export function ownTitle(run: Run, topic: Topic): string | null {
  if (run.headingPath.length < 2) return null;
  const heading = (run.headingPath.at(-1) ?? '')
    .replace(/^(?:\d+(?:\.\d+)*\.?|[A-Z]\.)\s+/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/(?:\p{Extended_Pictographic}|\u200d|\ufe0f)+/gu, '')
    .trim();
  if (heading === '' || heading.length > LONGEST || GENERIC.test(heading) || !/\p{L}/u.test(heading)) return null;
  const stems = contentStems(heading, topic.language);
  if (phraseIn(stems, topic) && topic.phrases.some((phrase) => phrase.split(' ').length >= stems.length)) return null;
  return heading;
}
