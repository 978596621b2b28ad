import type { Page } from 'playwright-core';
import { quantile } from '../figure';
import { browserCpuMs } from './browser-cpu';

/** What a hand does, once in every frame. */
export type Gesture = 'pan' | 'zoom';

export interface Frames {
  /** Between two frames in which the page could draw, in ms. */
  median: number;
  p95: number;
  /** Share of frames that took longer than one of the screen's: a picture was missed. */
  over: number;
  /** Share of frames that took longer than 20 ms. */
  over20: number;
  /** Processor time of all of the browser for one frame, in ms: what does not depend on who else works on the machine. */
  cpu: number;
  count: number;
}

/** One frame of a screen of 60 pictures a second, in ms. */
export const FRAME_MS = 1000 / 60;

/** The clock of a page is rounded to a tenth of a millisecond. */
const CLOCK_MS = 0.2;

function share(times: readonly number[], most: number): number {
  return times.filter((time) => time > most).length / Math.max(1, times.length);
}

/** Moves the wheel over the middle of the page in each of so many frames and gives the time that each took. */
export async function framesDuring(page: Page, gesture: Gesture, count = 180): Promise<Frames> {
  // What runs this names functions through a helper that the page does not have.
  await page.evaluate('globalThis.__name = (named) => named');
  const before = browserCpuMs();
  const times = await page.evaluate(play, { gesture, count });
  return {
    median: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    over: share(times, FRAME_MS + CLOCK_MS),
    over20: share(times, 20),
    cpu: (browserCpuMs() - before) / count,
    count: times.length,
  };
}

/** Runs in the page. */
function play({ gesture, count }: { gesture: string; count: number }): Promise<number[]> {
  const [x, y] = [innerWidth / 2, innerHeight / 2];
  const target = document.elementFromPoint(x, y) ?? document.body;
  const stamps: number[] = [];
  return new Promise((resolve) => {
    const step = (stamp: number) => {
      stamps.push(stamp);
      if (stamps.length > count) {
        // The first frames begin the movement and are left out.
        const times = stamps.slice(1).map((each, index) => each - (stamps[index] ?? each));
        return resolve(times.slice(5));
      }
      // To and fro: right and left, larger and smaller.
      const back = Math.floor(stamps.length / 45) % 2 === 1;
      const wheel =
        gesture === 'zoom'
          ? { ctrlKey: true, deltaY: back ? 6 : -6 }
          : { deltaX: back ? -18 : 18, deltaY: back ? -7 : 7 };
      target.dispatchEvent(
        new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: x, clientY: y, view: window, ...wheel }),
      );
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
