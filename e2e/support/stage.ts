import type { Page } from 'playwright-core';
import type { Client } from './api-client';
import { desktop, type JourneyBrowser, launchBrowser, lendSession, type Watch, watch } from './browser';
import { type MenoProcess, newDataFolder, removeDataFolder, startMeno } from './meno-process';

/** A Meno in a process of its own, and a browser. */
export interface Stage {
  data: string;
  meno: MenoProcess;
  browser: JourneyBrowser;
  /**
   * A page on a desk, and what is watched on it.
   * @param who whose session it has; nobody's when left out.
   * @param expected answers that the test itself provokes, as `403 /people`.
   */
  newPage(who?: Client | null, expected?: RegExp): Promise<{ page: Page; seen: Watch }>;
  /** Ends all of it, and takes the data folder away. */
  close(): Promise<void>;
}

/** How long a page waits for what should be there, in milliseconds. */
const PATIENCE = 30_000;

/**
 * @param data the data folder, an empty one when left out.
 * @param settings environment variables of Meno.
 */
export async function startStage(data?: string, settings: Record<string, string> = {}): Promise<Stage> {
  const folder = data ?? (await newDataFolder());
  const [meno, browser] = await Promise.all([startMeno(folder, settings), launchBrowser()]);
  return {
    data: folder,
    meno,
    browser,
    async newPage(who, expected) {
      const context = await browser.newContext({ viewport: desktop });
      if (who) await lendSession(context, meno.url, who.headers.cookie ?? '');
      const seen = watch(context, meno.url, expected);
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      return { page, seen };
    },
    async close() {
      await browser.close();
      await meno.stop();
      await removeDataFolder(folder);
    },
  };
}
