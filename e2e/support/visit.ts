import type { Browser, Page } from 'playwright-core';
import type { Course } from '@/features/library/contract';
import { ingested, OWNER, signedIn } from './api-client';
import { actAs, lendSession, phone, type Width } from './browser';
import { classAtWork, fitModel } from './class-at-work';
import { open, settled } from './pages';
import { makePlaces } from './places';
import { makeClass, TEACHER } from './school';
import { firstScreens, freshScreens, type Screen, schoolScreens, type Who } from './screens';
import { sideBySide } from './side-by-side';

/** A screen as it stands: in one width and one scheme of colours. */
export interface View {
  page: Page;
  name: string;
  width: Width;
  scheme: 'light' | 'dark';
}

type Visit = (view: View) => Promise<void>;
type Sessions = Partial<Record<Who, string>>;

/** Sets a new Meno up and brings every screen before `visit`, at both widths, light and dark. */
export async function visitEverything(browser: Browser, url: string, visit: Visit): Promise<void> {
  await visitAll(browser, url, firstScreens, {}, visit);
  const owner = await signedIn(url, '/api/v1/setup', OWNER);
  const sessions: Sessions = { owner: owner.headers.cookie };
  await visitAll(browser, url, freshScreens, sessions, visit);
  const sample = await owner.post<{ courseId: string; ingestionId: string }>('/courses/sample');
  await ingested(owner, sample.courseId, sample.ingestionId);
  await owner.post('/people', TEACHER);
  const course = await owner.get<Course>(`/courses/${sample.courseId}`);
  const school = { owner, teacher: owner, course };
  const { code, learner } = await makeClass(url, school);
  const places = await makePlaces(school, learner);
  await classAtWork(url, code, course.id);
  await fitModel(owner);
  await visitAll(browser, url, schoolScreens(places), { ...sessions, learner: learner.headers.cookie }, visit);
}

/** Each walker has a page for each person, which it takes from screen to screen: most of what a new page costs is its start. */
function visitAll(browser: Browser, url: string, screens: Screen[], sessions: Sessions, visit: Visit): Promise<void> {
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

async function newPage(browser: Browser, url: string, cookie: string | undefined): Promise<Page> {
  const context = await browser.newContext({ viewport: phone });
  if (cookie) await lendSession(context, url, cookie);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return page;
}
