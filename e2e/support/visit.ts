import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Course } from '@/features/library/contract';
import { ingested, OWNER, signedIn } from './api-client';
import { desktop, lendSession, phone } from './browser';
import { open, settled } from './pages';
import { makePlaces } from './places';
import { makeClass, TEACHER } from './school';
import { firstScreens, freshScreens, type Screen, schoolScreens, type Who } from './screens';

/** A screen as it stands: in one width and one scheme of colours. */
export interface View {
  page: Page;
  name: string;
  width: 'desktop' | 'phone';
  scheme: 'light' | 'dark';
}

type Visit = (view: View) => Promise<void>;
type Sessions = Partial<Record<Who, string>>;

const sizes = { desktop, phone };

/** Sets a new Meno up and brings every screen before `visit`, at both widths, light then dark. */
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
  const { learner } = await makeClass(url, school);
  const places = await makePlaces(school, learner);
  await visitAll(browser, url, schoolScreens(places), { ...sessions, learner: learner.headers.cookie }, visit);
}

/** Both widths side by side, as two people would. */
async function visitAll(browser: Browser, url: string, screens: Screen[], sessions: Sessions, visit: Visit) {
  await Promise.all(
    (['desktop', 'phone'] as const).map(async (width) => {
      const contexts = new Map<Who, BrowserContext>();
      for (const screen of screens) {
        if (screen.only !== undefined && screen.only !== width) continue;
        const context = contexts.get(screen.who) ?? (await newContext(browser, url, width, sessions[screen.who]));
        contexts.set(screen.who, context);
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        await visitOne(page, url, screen, width, visit);
        await page.close();
      }
      for (const context of contexts.values()) await context.close();
    }),
  );
}

async function visitOne(page: Page, url: string, screen: Screen, width: View['width'], visit: Visit): Promise<void> {
  const address = `${url}${screen.path}`;
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page, address);
  if (screen.act) {
    await screen.act(page, address);
    await settled(page);
  }
  await visit({ page, name: screen.name, width, scheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await settled(page);
  await visit({ page, name: screen.name, width, scheme: 'dark' });
}

async function newContext(browser: Browser, url: string, width: View['width'], cookie: string | undefined) {
  const touch = width === 'phone';
  const context = await browser.newContext({ viewport: sizes[width], hasTouch: touch, isMobile: touch });
  if (cookie) await lendSession(context, url, cookie);
  return context;
}
