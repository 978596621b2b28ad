import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type Page,
} from 'playwright-core';

/** Of switches of one name Chromium takes the last: what Playwright leaves out as well. */
const without = [
  // The address bar's pop-ups are pages of their own for every window: they took more of the processor than Meno's pages.
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'PreloadTopChromeWebUI'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'PaintHolding'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'ThirdPartyStoragePartitioning', 'AimEnabled'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch'],
];

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-quic',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  // A name of this machine such as a school gives it, for journeys that meet Meno under one.
  '--host-resolver-rules=MAP meno.school 127.0.0.1',
  `--disable-features=${without.join(',')}`,
];

/** A browser as one journey sees it: its windows are its own, and closing it closes them. */
export interface JourneyBrowser {
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

let started: Promise<Browser> | undefined;

/**
 * The Chromium of the machine (`MENO_TEST_CHROMIUM`), without anything that phones home. Journeys of one process share it, as its start takes
 * longer than many of their pages; contexts share nothing, and it ends with the process.
 */
export async function launchBrowser(): Promise<JourneyBrowser> {
  started ??= startChromium();
  const browser = await started;
  // One that crashed is no use to the journey after this one.
  browser.once('disconnected', () => {
    started = undefined;
  });
  const contexts = new Set<BrowserContext>();
  return {
    async newContext(options) {
      const context = await browser.newContext(options);
      contexts.add(context);
      return context;
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()));
    },
  };
}

/** A Chromium of its own, for what measures or traces the whole of it. */
export async function startChromium(): Promise<Browser> {
  const executablePath = process.env.MENO_TEST_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args });
}

/** Ends the Chromium that `launchBrowser` started, for programs that are to end by themselves. */
export async function endChromium(): Promise<void> {
  await (await started)?.close();
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export type Width = 'desktop' | 'phone';

/** Sessions stay as long as their pages: what one has set goes with it. */
const sessions = new WeakMap<Page, CDPSession>();

/** Makes a page that of a desk with a mouse, or of a phone under a finger, without loading it again. */
export async function actAs(page: Page, width: Width): Promise<void> {
  const size = width === 'phone' ? phone : desktop;
  await page.setViewportSize(size);
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  const mobile = width === 'phone';
  await session.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile });
  await session.send('Emulation.setTouchEmulationEnabled', { enabled: mobile });
}

/** What a person would not see and must not happen all the same. */
export interface Watch {
  /** Console errors, uncaught errors, breaches of the content policy, failed requests, answers from 400 on. */
  faults: string[];
  /** Requests to any other host than Meno's. */
  strangers: string[];
  /** Pages or pop-ups and dialogs that opened by themselves. */
  dialogs: string[];
}

/** Watches every page of a context from now on. `expected`: answers that the test itself provokes, as `403 /people`. */
export function watch(context: BrowserContext, url: string, expected: RegExp = /^$/): Watch {
  const seen: Watch = { faults: [], strangers: [], dialogs: [] };
  const fault = (words: string) => (expected.test(words) ? undefined : seen.faults.push(words));
  const here = new URL(url).host;
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    fault(`console: ${message.text()} (${message.location().url.replace(url, '')})`);
  });
  context.on('weberror', (error) => fault(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const address = new URL(request.url());
    const inside = ['data:', 'blob:', 'about:'].includes(address.protocol);
    if (!inside && address.host !== here) seen.strangers.push(request.url());
  });
  context.on('requestfailed', (request) => {
    // What a page asked for in advance, or had begun, and left: not a fault.
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') fault(`failed: ${request.url().replace(url, '')} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) fault(`${response.status()} ${response.url().replace(url, '')}`);
  });
  context.on('dialog', (dialog) => {
    seen.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return seen;
}

/** Puts the session of a client of the API into a browser context. */
export async function lendSession(context: BrowserContext, url: string, cookie: string): Promise<void> {
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
}
