import type { Page } from 'playwright-core';
import { fillWrong } from './answers';
import { answerTo, open, startPractice } from './pages';
import type { Places } from './places';

export type Who = 'nobody' | 'owner' | 'learner';

/** One screen as the tests and the pictures visit it. */
export interface Screen {
  name: string;
  who: Who;
  /** Path and query. */
  path: string;
  /** What is done on the page before it is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** How to get there instead of opening the address. */
  arrive?: (page: Page, address: string) => Promise<unknown>;
  /** What the screen shows is that something is under way: it never settles. */
  underWay?: true;
  only?: 'desktop' | 'phone';
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

/** Before anybody has set Meno up. */
export const firstScreens: Screen[] = [
  { name: 'set-up', who: 'nobody', path: '/set-up' },
  { name: 'set-up-incomplete', who: 'nobody', path: '/set-up', act: press('Set up') },
];

/** Set up, and no course yet. */
export const freshScreens: Screen[] = [
  { name: 'sign-in', who: 'nobody', path: '/sign-in' },
  {
    name: 'sign-in-wrong',
    who: 'nobody',
    path: '/sign-in',
    act: async (page) => {
      await page.getByLabel('E-mail').fill('nobody@example.org');
      await page.getByLabel('Password', { exact: true }).fill('not a password of ours');
      await press('Sign in')(page);
      await page.getByRole('alert').filter({ hasText: 'do not fit' }).waitFor();
    },
  },
  { name: 'join', who: 'nobody', path: '/join' },
  { name: 'home-fresh', who: 'owner', path: '/' },
  { name: 'courses-fresh', who: 'owner', path: '/courses' },
  { name: 'standards-fresh', who: 'owner', path: '/standards' },
  { name: 'classes-fresh', who: 'owner', path: '/classes' },
  { name: 'people-import', who: 'owner', path: '/people/import' },
  { name: 'invitations', who: 'owner', path: '/people/invitations' },
  { name: 'first-sign-in', who: 'nobody', path: '/first-sign-in' },
  { name: 'invitation-gone', who: 'nobody', path: '/invitation' },
  { name: 'recover-gone', who: 'nobody', path: '/recover' },
  { name: 'account', who: 'owner', path: '/account' },
  { name: 'sign-in-rules', who: 'owner', path: '/sign-in-rules' },
  { name: 'language-model-fresh', who: 'owner', path: '/language-model' },
  { name: 'learner-model-fresh', who: 'owner', path: '/learner-model', act: fitTooFew },
  { name: 'demo-none', who: 'owner', path: '/demo' },
];

/** A school at work. */
export function schoolScreens({
  course,
  concept,
  lessonId,
  explanationId,
  pathId,
  classPathId,
  experimentId,
  sourceId,
  chunkId,
  itemId,
  frameworkId,
  keys,
}: Places): Screen[] {
  const base = `/courses/${course.id}`;
  return [
    { name: 'home', who: 'learner', path: '/' },
    { name: 'home-menu', who: 'learner', path: '/', act: press('Menu'), only: 'phone' },
    { name: 'account-menu', who: 'learner', path: '/', act: openAccount },
    { name: 'keys', who: 'learner', path: '/', act: (page) => page.keyboard.press('?') },
    { name: 'palette', who: 'learner', path: base, act: openPalette },
    { name: 'palette-loading', who: 'learner', path: base, act: openLoadingPalette, underWay: true },
    { name: 'courses', who: 'owner', path: '/courses' },
    { name: 'new-course', who: 'owner', path: '/courses', act: press('New course') },
    { name: 'material', who: 'owner', path: base },
    { name: 'recommendations', who: 'owner', path: `${base}/recommendations` },
    { name: 'recommendations-shown', who: 'owner', path: `${base}/recommendations/shown` },
    { name: 'standards', who: 'owner', path: '/standards' },
    { name: 'framework', who: 'owner', path: `/standards/${frameworkId}`, act: press('Safety') },
    { name: 'course-standards', who: 'owner', path: `${base}/standards` },
    { name: 'course-standards-proposals', who: 'owner', path: `${base}/standards?view=proposals` },
    { name: 'course-standards-tags', who: 'owner', path: `${base}/standards?view=tags` },
    { name: 'updates', who: 'owner', path: `${base}/updates` },
    { name: 'source-tags', who: 'owner', path: `${base}/sources/${sourceId}/tags` },
    { name: 'material-learner', who: 'learner', path: base },
    { name: 'source', who: 'learner', path: `${base}/sources/${sourceId}?chunk=${chunkId}` },
    { name: 'map', who: 'learner', path: `${base}/map?view=map`, act: drawn },
    { name: 'map-concept', who: 'owner', path: `${base}/map?view=map&concept=${concept.id}`, act: drawn },
    { name: 'map-list', who: 'learner', path: `${base}/map?view=list` },
    { name: 'map-around', who: 'learner', path: `${base}/map?view=map&around=${concept.id}`, act: drawn },
    { name: 'map-proposals', who: 'owner', path: `${base}/map?view=map`, act: press(/^Proposals/), only: 'desktop' },
    { name: 'map-history', who: 'owner', path: `${base}/map?view=map`, act: press('History'), only: 'desktop' },
    { name: 'plans', who: 'owner', path: `${base}/plans` },
    { name: 'warnings', who: 'owner', path: `${base}/warnings` },
    { name: 'paths', who: 'learner', path: `${base}/paths` },
    { name: 'paths-teacher', who: 'owner', path: `${base}/paths` },
    { name: 'path', who: 'learner', path: `${base}/paths/${pathId}` },
    { name: 'path-class', who: 'owner', path: `${base}/paths/${classPathId}` },
    { name: 'path-new', who: 'owner', path: `${base}/paths/new?concept=${concept.id}`, act: wayShown },
    { name: 'gates', who: 'owner', path: `${base}/gates` },
    { name: 'approaches', who: 'owner', path: `${base}/approaches` },
    { name: 'experiments', who: 'owner', path: `${base}/experiments` },
    { name: 'experiment', who: 'owner', path: `${base}/experiments/${experimentId}` },
    { name: 'experiment-new', who: 'owner', path: `${base}/experiments/new`, act: press('Save the plan') },
    { name: 'comparisons', who: 'learner', path: '/comparisons' },
    { name: 'my-data', who: 'learner', path: '/my-data' },
    { name: 'consent', who: 'owner', path: '/consent' },
    { name: 'retention', who: 'owner', path: '/retention' },
    { name: 'privacy-assessment', who: 'owner', path: '/privacy-assessment' },
    {
      name: 'consent-rules',
      who: 'owner',
      path: '/consent',
      act: (page) => page.getByRole('tab', { name: 'Rules' }).click(),
    },
    { name: 'consent-words', who: 'owner', path: '/consent', act: wordsEdited },
    { name: 'own-audit', who: 'learner', path: '/audit/mine' },
    { name: 'reviews', who: 'learner', path: '/reviews' },
    { name: 'lesson', who: 'learner', path: `${base}/lessons/${lessonId}` },
    { name: 'exercise-hint', who: 'learner', path: `${base}/practice?concept=${concept.id}`, act: hinted },
    {
      name: 'exercise-feedback',
      who: 'learner',
      path: `${base}/practice?concept=${concept.id}`,
      arrive: (page, address) => answeredWrong(page, address, keys),
    },
    {
      name: 'exercise-answer',
      who: 'learner',
      path: `${base}/practice?concept=${concept.id}`,
      arrive: (page, address) => answerShown(page, address, keys),
    },
    {
      name: 'explain',
      who: 'learner',
      path: `${base}/explain?concept=${concept.id}`,
      act: (page) => page.getByLabel('Your explanation').waitFor(),
    },
    { name: 'explanation', who: 'learner', path: `${base}/explain/${explanationId}` },
    { name: 'explanation-teacher', who: 'owner', path: `${base}/explain/${explanationId}` },
    { name: 'explanations', who: 'owner', path: `${base}/explanations` },
    { name: 'tutor', who: 'learner', path: `${base}/tutor` },
    { name: 'tutor-answer', who: 'learner', path: `${base}/tutor`, act: asked },
    { name: 'tutor-beside', who: 'learner', path: `${base}/lessons/${lessonId}`, act: besideTutor },
    { name: 'progress', who: 'learner', path: `${base}/progress` },
    {
      name: 'progress-evidence',
      who: 'learner',
      path: `${base}/progress?concept=${concept.id}`,
      act: (page) => page.getByRole('dialog').getByText('Answers, newest first').waitFor(),
    },
    { name: 'items', who: 'owner', path: `${base}/items?kind=ordering` },
    { name: 'item-detail', who: 'owner', path: `${base}/items?kind=ordering&item=${itemId}` },
    { name: 'item-form', who: 'owner', path: `${base}/items?kind=ordering&item=new` },
    { name: 'passages', who: 'owner', path: `${base}/sources/${sourceId}/passages` },
    { name: 'retrieval', who: 'owner', path: `${base}/retrieval` },
    { name: 'retrieval-tried', who: 'owner', path: `${base}/retrieval?q=Which+lubricant+does+a+bearing+need%3F` },
    { name: 'retrieval-questions', who: 'owner', path: `${base}/retrieval/questions` },
    { name: 'search-staff', who: 'owner', path: '/search?q=lubricant' },
    { name: 'search-like', who: 'owner', path: `/search?likeChunk=${chunkId}` },
    { name: 'search', who: 'learner', path: '/search' },
    { name: 'search-found', who: 'learner', path: '/search?q=lubricant' },
    { name: 'search-nothing', who: 'learner', path: '/search?q=xylophone' },
    { name: 'classes', who: 'owner', path: '/classes' },
    { name: 'classes-learner', who: 'learner', path: '/classes' },
    { name: 'report', who: 'owner', path: '/classes', arrive: toReport },
    { name: 'reports', who: 'owner', path: '/reports' },
    { name: 'audit', who: 'owner', path: '/audit' },
    { name: 'research', who: 'owner', path: '/research-exports' },
    { name: 'fairness', who: 'owner', path: '/fairness' },
    { name: 'model-cards', who: 'learner', path: '/model-cards' },
    { name: 'backups', who: 'owner', path: '/backups' },
    { name: 'audit-nothing', who: 'owner', path: '/audit?who=nobody+of+that+name&kind=export' },
    { name: 'people', who: 'owner', path: '/people' },
    { name: 'class-entry', who: 'owner', path: '/classes', arrive: toClassEntry },
    { name: 'learner-model', who: 'owner', path: '/learner-model' },
    { name: 'learner-model-use', who: 'owner', path: '/learner-model', act: press('Go back to the starting values') },
    { name: 'no-permission', who: 'learner', path: '/people' },
    { name: 'not-found', who: 'learner', path: '/courses/nowhere' },
    { name: 'api-docs', who: 'nobody', path: '/api/docs' },
  ];
}

async function asked(page: Page): Promise<void> {
  await page.getByLabel('Your question').fill('What is a confined space?');
  await press('Ask')(page);
  await page.getByRole('button', { name: 'Report this answer' }).waitFor();
}

async function besideTutor(page: Page): Promise<void> {
  await press('Ask the tutor')(page);
  await page.getByText('Only you can read this conversation.').waitFor();
}

async function fitTooFew(page: Page): Promise<void> {
  await press('Fit now')(page);
  await page.getByText('There were too few answers to fit on.').waitFor();
}

async function openAccount(page: Page): Promise<void> {
  await press(/^Account of/)(page);
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
}

async function openLoadingPalette(page: Page): Promise<void> {
  await page.route(/\/api\/v1\/courses\b/, () => undefined);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('status').waitFor();
}

const drawn = (page: Page) => page.locator('.react-flow__node button').first().waitFor();

async function hinted(page: Page): Promise<void> {
  await press('Hint (3 left)')(page);
  await page.getByText('Hint 1', { exact: true }).waitFor();
}

async function toClassEntry(page: Page, address: string): Promise<void> {
  await open(page, address);
  await page
    .getByRole('link', { name: /^Getting in: / })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /^Getting into/ }).waitFor();
}

async function toReport(page: Page, address: string): Promise<void> {
  await open(page, address);
  await page
    .getByRole('link', { name: /^Report on/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /^Report on/ }).waitFor();
}

/** A fresh round of questions, the first one answered wrongly. */
async function answeredWrong(page: Page, address: string, keys: Places['keys']): Promise<void> {
  const [question] = await startPractice(page, address);
  if (!question) throw new Error('nothing to practise');
  await fillWrong(page, question, keys.get(question.itemId));
  await answerTo(page, 'POST', /\/attempts$/, () => press('Check')(page));
}

async function answerShown(page: Page, address: string, keys: Places['keys']): Promise<void> {
  await answeredWrong(page, address, keys);
  await press('Show the answer')(page);
  await page.getByText('The answer, and why').waitFor();
}

/** The way to what is chosen has come. */
const wayShown = (page: Page) => page.getByText(/Eight times out of ten/).waitFor();

/** The words on a purpose, being written anew. */
async function wordsEdited(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Words' }).click();
  await press('Write a new version')(page);
  await page.getByRole('heading', { name: 'As learners see it' }).waitFor();
}
