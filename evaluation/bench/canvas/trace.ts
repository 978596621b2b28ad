import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const eventSchema = z.object({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Processor time, in microseconds. */
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown().optional() }).optional(),
});
const traceSchema = z.object({ traceEvents: z.array(z.unknown()) });
type TraceEvent = z.infer<typeof eventSchema>;

/** What the thread of a page does for a frame, by the names of Chromium's trace. */
const PARTS = {
  script: ['FireAnimationFrame', 'TimerFire'],
  'style and layout': ['UpdateLayoutTree', 'Layout'],
  painting: ['PrePaint', 'Paint', 'Layerize'],
  'handing over, with what is drawn on canvases': ['Commit'],
} as const;

export type Part = keyof typeof PARTS;

/** Processor time of one frame by part, and of the longest piece of work at one go, in ms. */
export interface TraceSummary {
  parts: Record<Part, number>;
  longest: number;
}

/** Traces the page while `work` runs, which takes `frames` frames. Tracing costs time itself: not for other figures. */
export async function traceOf(
  browser: Browser,
  page: Page,
  frames: number,
  work: () => Promise<unknown>,
): Promise<TraceSummary> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'],
  });
  await work();
  return summaryOf(await browser.stopTracing(), frames);
}

/** @throws ZodError where that is no trace */
export function summaryOf(trace: Buffer, frames: number): TraceSummary {
  const events = traceSchema
    .parse(JSON.parse(trace.toString('utf8')))
    .traceEvents.flatMap((event) => eventSchema.safeParse(event).data ?? []);
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const pages = new Set(
    events
      .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
      .map((event) => thread(event)),
  );
  const done = events.filter((event) => event.ph === 'X' && pages.has(thread(event)));
  const ms = (names: readonly string[]) =>
    done.filter(({ name }) => names.includes(name)).reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000;
  const [script, style, painting, handing] = Object.values(PARTS).map((names) => ms(names) / frames);
  return {
    parts: {
      script: script ?? 0,
      'style and layout': style ?? 0,
      painting: painting ?? 0,
      'handing over, with what is drawn on canvases': handing ?? 0,
    },
    longest: Math.max(0, ...done.filter(({ name }) => name.endsWith('RunTask')).map(({ tdur = 0 }) => tdur / 1000)),
  };
}
