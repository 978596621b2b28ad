import type { CourseChunk } from '@/features/library/contract';
import type { Block } from '@/platform/markdown/types';
import { cleanInline } from './inline';
import { isBaseVerb } from './verbs';

const FEWEST = 3;
const MOST = 8;
const LONGEST_STEP = 170;
/** Words that give a step's place away, or that speak of another step. */
const TELLS_PLACE =
  /^(?:first|firstly|second|secondly|third|thirdly|then|next|finally|lastly|last|now|afterwards?|after (?:that|this)|once (?:that|this)|begin by|start by|to (?:begin|start|finish))\b|\b(?:steps? \d|previous step|next step|last step|first step|steps? above|repeat (?:the )?(?:step|process|above)|as before|until now|go back to|the rest|above|below)\b|\bequations? \(/i;
/** Headings and lead-ins of a sequence, and of lists that are none. */
const SEQUENCE =
  /\b(?:steps?|procedures?|sequence|in (?:this |the following )?order|order|how to|flow|stages?|workflow|recipe|life ?cycle|algorithm|proceeds?|works as follows|instructions|by hand|life of)\b/i;
const NO_SEQUENCE =
  /\b(?:no (?:particular|fixed|special) order|any order|reasons?|tips?|rules?|principles?|guidelines?|advantages?|disadvantages?|benefits|ways|options?|types?|kinds?|questions?|best practices|examples?|exercises?|tasks?|challenges?|references|sources|categories|factors|properties|things|ideas|criteria|states|values|choices|cases|objectives|goals|problems|pros|cons|tradeoffs?)\b/i;
/** A heading that names a process: "Removing the locks", "Relubrication", "Bearing mounting". */
const PROCESS = /^(?:\p{L}+ing\b)|(?:ing|tion|ment|sis|al|check|test)$/iu;

/**
 * The steps of a list that is truly a procedure, clean and in order; null for any other list. It must be numbered, three to eight steps,
 * said to be a sequence by heading or lead-in or made of instructions under the name of a process; no step may give its place away.
 *
 * @param lead the sentence that leads to the list, '' where there is none.
 */
export function readProcedure(chunk: CourseChunk, block: Block, lead: string): string[] | null {
  if (block.kind !== 'list' || block.ordered !== true) return null;
  const items = block.items ?? [];
  if (items.length < FEWEST || items.length > MOST) return null;
  const steps = items.map((item) =>
    cleanInline(item.split(/\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s|\n\s*(?:```|~~~|\$\$)/)[0] ?? ''),
  );
  if (steps.some((step) => step === '' || step.length > LONGEST_STEP || TELLS_PLACE.test(step) || /[?:]$/.test(step)))
    return null;
  if (new Set(steps.map((step) => step.toLowerCase())).size < steps.length) return null;
  const heading = [...chunk.headingPath].pop() ?? '';
  if (NO_SEQUENCE.test(lead) || NO_SEQUENCE.test(heading)) return null;
  const commands = steps.filter(isCommand).length / steps.length;
  const said = SEQUENCE.test(lead) || SEQUENCE.test(heading);
  const isOrdered = /\border\b|\bsequence\b/i.test(lead);
  const isTold = steps.filter((step) => step.split(' ').length >= 4).length >= steps.length / 2;
  if (said) return isOrdered || commands >= 0.5 || isTold ? steps : null;
  return commands >= 0.8 && (PROCESS.test(heading.trim()) || buildsUp(steps)) ? steps : null;
}

/** Opens with a verb in the base form, perhaps behind "Never" or "Carefully". */
function isCommand(step: string): boolean {
  const [first = '', second = ''] = step.toLowerCase().split(/[^\p{L}-]+/u);
  return isBaseVerb(first) || (/ly$|^never$|^do$|^don$|^always$/.test(first) && isBaseVerb(second)) || first === 'each';
}

/** A third of the steps take up something that an earlier step brought in: "the plug", "the machine". */
function buildsUp(steps: readonly string[]): boolean {
  let linked = 0;
  steps.forEach((step, i) => {
    const earlier = steps.slice(0, i).join(' ').toLowerCase();
    const things = [...step.toLowerCase().matchAll(/\b(?:the|it|its)\s+([\p{L}-]{4,})/gu)].map(
      (match) => match[1] ?? '',
    );
    if (things.some((thing) => earlier.includes(thing))) linked++;
  });
  return linked >= steps.length / 3;
}
