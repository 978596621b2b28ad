import type { BlockRole } from '../types';
import { linesOf, type Surface } from './surface';

/** No mark of a div is longer. Characters. */
const MAX_LINE = 400;

/** Names of fenced divs and blockquote classes (Carpentries, Quarto, Docusaurus) and what they hold. */
const ROLES: Record<string, BlockRole> = {
  objectives: 'objectives',
  questions: 'questions',
  keypoints: 'keypoints',
  'key-points': 'keypoints',
  summary: 'keypoints',
  challenge: 'exercise',
  exercise: 'exercise',
  activity: 'exercise',
  discussion: 'exercise',
  quiz: 'exercise',
  solution: 'solution',
  answer: 'solution',
  hint: 'solution',
  callout: 'callout',
  note: 'callout',
  tip: 'callout',
  info: 'callout',
  warning: 'callout',
  danger: 'callout',
  caution: 'callout',
  important: 'callout',
  prereq: 'callout',
  prerequisites: 'callout',
  checklist: 'callout',
  testimonial: 'callout',
  spoiler: 'callout',
  'callout-note': 'callout',
  'callout-tip': 'callout',
  'callout-warning': 'callout',
  'callout-important': 'callout',
  'callout-caution': 'callout',
  instructor: 'reference',
  instructors: 'reference',
};

/** The role behind a div's name or class, null where the name says nothing about teaching. */
export function roleOfName(name: string): BlockRole | null {
  return Object.hasOwn(ROLES, name.toLowerCase()) ? (ROLES[name.toLowerCase()] ?? null) : null;
}

/** Blanks `::::: name` … `:::::` lines and marks what they enclose. A div left open ends with the document, with a warning. */
export function takeFencedDivs(surface: Surface): void {
  if (!surface.text.includes(':::')) return;
  const open: { start: number; role: BlockRole | null }[] = [];
  const edits: { start: number; end: number }[] = [];
  for (const line of linesOf(surface.text)) {
    const match = line.text.length > MAX_LINE ? null : /^[ \t]{0,3}:{3,}[ \t]*(.*?)[ \t:]*$/.exec(line.text);
    if (!match || surface.isFenced(line.start)) continue;
    edits.push(line);
    const name = match[1] ?? '';
    if (name !== '') {
      open.push({ start: line.start, role: roleOfName(/^\{?[ \t]*\.?([\w-]+)/.exec(name)?.[1] ?? '') });
      continue;
    }
    const div = open.pop();
    if (div?.role) surface.roles.push({ start: div.start, end: line.end, role: div.role });
    if (!div) surface.warnings.push(`line ${lineNumber(surface, line.start)}: ":::" closes nothing`);
  }
  for (const div of open) {
    surface.warnings.push(`line ${lineNumber(surface, div.start)}: ":::" is never closed`);
    if (div.role) surface.roles.push({ start: div.start, end: surface.text.length, role: div.role });
  }
  const { text } = surface;
  let out = '';
  let done = 0;
  for (const { start, end } of edits) {
    out += text.slice(done, start) + surface.edge({ start, end });
    done = end;
  }
  surface.text = out + text.slice(done);
}

function lineNumber(surface: Surface, offset: number): number {
  return surface.original.slice(0, offset).split('\n').length;
}
