import type { Page } from 'playwright-core';
import { OWNER, signedIn } from './api-client';
import { actAs, type JourneyBrowser, lendSession, phone, type Width } from './browser';
import { fittedModel } from './class-at-work';
import { open, settled } from './pages';
import { makePlaces } from './places';
import { copyFresh, copySchool } from './prepared';
import { firstScreens, freshScreens, type Screen, schoolScreens, type Who } from './screens';
import { sideBySide } from './side-by-side';
import { startStage } from './stage';

/** A screen as it stands: in one width and one scheme of colours. */
export interface View {
  page: Page;
  name: string;
  width: Width;
  scheme: 'light' | 'dark';
}

type Visit = (view: View) => Promise<void>;
type Sessions = Partial<Record<Who, string>>;

/**
 * Brings every screen before `visit`, at both widths, light and dark: those of a Meno that is set up, and those of a school at work.
 * @param prepared where prepared schools stand; that of the test run when left out.
 */
export async function visitEverything(visit: Visit, prepared?: string): Promise<void> {
  await visitNew(visit, prepared);
  await visitSchool(visit, prepared);
}

async function visitNew(visit: Visit, prepared: string | undefined): Promise<void> {
  const { browser, meno, close } = await startStage(await copyFresh(prepared));
  try {
    await visitAll(browser, meno.url, firstScreens, {}, visit);
    const owner = await signedIn(meno.url, '/api/v1/setup', OWNER);
    await visitAll(browser, meno.url, freshScreens, { owner: owner.headers.cookie }, visit);
  } finally {
    await close();
  }
}

async function visitSchool(visit: Visit, prepared: string | undefined): Promise<void> {
  const { data, people, learner: learnerAt } = await copySchool('at-work', prepared);
  // Answers that no night has seen yet are fitted at the start.
  const { browser, meno, close } = await startStage(data, { MENO_NIGHTLY_AT: '02:30' });
  try {
    const [school, learner] = [await people(meno.url), learnerAt(meno.url)];
    const places = await makePlaces(school, learner);
    await fittedModel(school.owner);
    const sessions = { owner: school.owner.headers.cookie, learner: learner.headers.cookie };
    await visitAll(browser, meno.url, schoolScreens(places), sessions, visit);
  } finally {
    await close();
  }
}

/** Each walker has a page for each person, which it takes from screen to screen: most of what a new page costs is its start. */
function visitAll(
  browser: JourneyBrowser,
  url: string,
  screens: Screen[],
  sessions: Sessions,
  visit: Visit,
): Promise<void> {
  return sideBySide(screens, async (left) => {
    const pages = new Map<Who, Page>();
    for (const screen of left) {
      const page = pages.get(screen.who) ?? (await newPage(browser, url, sessions[screen.who]));
      pages.set(screen.who, page);
      await visitOne(page, url, screen, visit);
      // Requests that are held back never come back.
      if (screen.underWay) {
        pages.delete(screen.who);
        await page.context().close();
      }
    }
    for (const page of pages.values()) await page.context().close();
  });
}

/** Opens a screen on a phone, and then turns the phone into a desk: a page is loaded once for all its views. */
async function visitOne(page: Page, url: string, { name, path, act, arrive, underWay, only }: Screen, visit: Visit) {
  const address = `${url}${path}`;
  const first = only ?? 'phone';
  await actAs(page, first);
  await colour(page, 'light');
  await (arrive ?? open)(page, address);
  if (act) await act(page);
  if (!underWay && (act || arrive)) await settled(page);
  await visit({ page, name, width: first, scheme: 'light' });
  await colour(page, 'dark');
  await visit({ page, name, width: first, scheme: 'dark' });
  if (only) return;
  await actAs(page, 'desktop');
  await painted(page);
  await visit({ page, name, width: 'desktop', scheme: 'dark' });
  await colour(page, 'light');
  await visit({ page, name, width: 'desktop', scheme: 'light' });
}

async function colour(page: Page, colorScheme: View['scheme']): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await painted(page);
}

function painted(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

async function newPage(browser: JourneyBrowser, url: string, cookie: string | undefined): Promise<Page> {
  const context = await browser.newContext({ viewport: phone });
  if (cookie) await lendSession(context, url, cookie);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}
