import type { Mode } from '@/features/mastery/contract';
import type { LessonSection, SectionTitleMessage } from '../contract';
import { advancedPlan } from './plan-advanced';
import { foundationalPlan } from './plan-foundational';
import { scaffoldedPlan } from './plan-scaffolded';
import type { Unit } from './types';

/** One section that a plan would like to have, and what may fill it. */
export interface Slot {
  kind: LessonSection['kind'];
  /** Key of the section's title. */
  message: SectionTitleMessage;
  /** `walk`: the author's passages one after the other; `best`: the units that fit best. */
  by: 'walk' | 'best';
  accepts: (unit: Unit) => boolean;
  /** For `walk`: what another section would like; taken only to finish a paragraph. */
  leaves?: (unit: Unit) => boolean;
  /** For `best`: how well an accepted unit fits. */
  worth?: (unit: Unit) => number;
  maxUnits: number;
  maxWords: number;
  /** The material's own headings may be its titles. */
  ownHeadings?: boolean;
}

/** What a mode makes of a concept's material. Words as in {@link Unit}. */
export interface Plan {
  /** In the order in which they are read; each takes its share in that order. */
  slots: Slot[];
  /** Order of section kinds when material returns: the same passages in another light. */
  rearranged: LessonSection['kind'][];
  minWords: number;
  maxWords: number;
  /** Paragraphs are broken, between units, after so many words. */
  paragraphWords: number;
  /** Neighbouring concepts that are named, at most. */
  connections: number;
  /** Sentences that become gaps, at most. */
  gaps: number;
}

export function planFor(mode: Mode): Plan {
  if (mode === 'foundational') return foundationalPlan;
  return mode === 'scaffolded' ? scaffoldedPlan : advancedPlan;
}
