import type { Browser, Page } from 'playwright-core';
import { desktop, startChromium } from '@/e2e/support/browser';
import type { Figure } from '../figure';
import { buildPage } from './build-page';
import { type Frames, framesDuring, type Gesture } from './frames';
import { type Part, traceOf } from './trace';

const CONCEPTS = 500;
/** Frames of a trace: there and back once. */
const TRACED = 90;

/** Panning and zooming of a large map in the browser, beside a page on which one empty box is moved the same way. */
export async function benchCanvas(): Promise<Figure[]> {
  const browser = await startChromium();
  try {
    const [map, empty] = [await mapPage(browser), await emptyPage(browser)];
    const figures: Figure[] = [await opening(map)];
    const runs: { what: string; gesture: Gesture; prepare?: (page: Page) => Promise<unknown> }[] = [
      { what: 'pan, cards', gesture: 'pan' },
      { what: 'zoom, cards to clusters and back', gesture: 'zoom' },
      {
        what: 'pan, whole map in clusters',
        gesture: 'pan',
        prepare: (page) => page.getByRole('button', { name: 'Show all' }).click(),
      },
      { what: 'zoom, whole map in clusters', gesture: 'zoom' },
    ];
    for (const { what, gesture, prepare } of runs) {
      await prepare?.(map);
      await map.waitForTimeout(600);
      const [frames, plain] = [await onTop(map, gesture), await onTop(empty, gesture)];
      figures.push(...figuresOf(`${CONCEPTS} concepts, ${what}`, frames, plain));
      await map.bringToFront();
      const { parts, longest } = await traceOf(browser, map, TRACED, () => framesDuring(map, gesture, TRACED));
      for (const part of [
        'script',
        'style and layout',
        'painting',
        'handing over, with what is drawn on canvases',
      ] as const)
        figures.push(traced(`${CONCEPTS} concepts, ${what}`, part, parts[part]));
      figures.push(traced(`${CONCEPTS} concepts, ${what}`, 'longest work at one go', longest));
    }
    return figures;
  } finally {
    await browser.close();
  }
}

async function onTop(page: Page, gesture: Gesture): Promise<Frames> {
  await page.bringToFront();
  return framesDuring(page, gesture);
}

function figuresOf(what: string, frames: Frames, plain: Frames): Figure[] {
  const reference = (value: number) => ({ what: 'empty page', value });
  return [
    {
      what: `${what}: frame, median`,
      value: frames.median,
      unit: 'ms',
      digits: 1,
      aim: '≤ 16.7 ms',
      reference: reference(plain.median),
    },
    {
      what: `${what}: frame, 95th percentile`,
      value: frames.p95,
      unit: 'ms',
      digits: 1,
      reference: reference(plain.p95),
    },
    ...(['over', 'over20'] as const).map((which) => ({
      what: `${what}: frames over ${which === 'over' ? '16.7' : '20'} ms, of ${frames.count}`,
      value: frames[which] * 100,
      unit: '%',
      digits: 1,
      reference: reference(plain[which] * 100),
    })),
    {
      what: `${what}: processor time of the browser for a frame`,
      value: frames.cpu,
      unit: 'ms',
      digits: 1,
      reference: reference(plain.cpu),
    },
  ];
}

/** Of the trace: the thread of the page alone, with what tracing costs. */
function traced(what: string, part: Part | 'longest work at one go', value: number): Figure {
  return { what: `${what}, trace of the page's thread: ${part}`, value, unit: 'ms', digits: 2 };
}

async function mapPage(browser: Browser): Promise<Page> {
  const { script, style } = await buildPage();
  const page = await browser.newPage({ viewport: desktop });
  await page.setContent(
    `<!doctype html><html lang="en"><body style="margin:0"><div id="root" data-count="${CONCEPTS}" style="height:100vh"></div></body></html>`,
  );
  await page.addStyleTag({ content: style });
  await page.evaluate(() => performance.mark('begin'));
  await page.addScriptTag({ content: script });
  await page.locator('.react-flow__node button').first().waitFor();
  return page;
}

/** From the script's start to the first cards: reading the program, layout, drawing. */
async function opening(page: Page): Promise<Figure> {
  const value = await page.evaluate(() => performance.measure('opening', 'begin').duration);
  return { what: `${CONCEPTS} concepts: from nothing to the first cards`, value, unit: 'ms', digits: 0 };
}

async function emptyPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: desktop });
  await page.setContent(
    `<!doctype html><html lang="en"><body style="margin:0;height:100vh;overflow:hidden"><div id="box" style="width:100px;height:100px;background:#82878e"></div></body></html>`,
  );
  await page.evaluate(() => {
    const box = document.getElementById('box');
    let [x, y, zoom] = [0, 0, 1];
    document.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (event.ctrlKey) zoom *= 2 ** (-event.deltaY * 0.01);
        else [x, y] = [x - event.deltaX, y - event.deltaY];
        if (box) box.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`;
      },
      { passive: false },
    );
  });
  return page;
}
