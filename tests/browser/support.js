// What every flow uses. Import `test` from here and not from Playwright: this one fails a test whose pages complained.
//
//   const { test, expect, look, signIn, inLanguage } = require('./support');
//
//   test('a student takes the last place', async ({ page, person }) => {
//     await signIn(page, 'emma@mergington.edu');
//     await look(page, 'activities');                       // both themes, phone and desk, axe, a screenshot of each
//     const teacher = await person();                       // somebody else, in a browser of their own
//     ...
//   });
const fs = require('node:fs');
const path = require('node:path');
const base = require('@playwright/test');
const axe = require('axe-core');

const origin = `http://127.0.0.1:${process.env.E2E_PORT || '3002'}`;
const shots = path.resolve(__dirname, '../../target/browser/shots');
const password = 'branch out and grow together';
const rightToLeft = ['ur', 'ps', 'ar', 'fa', 'he'];
const themes = ['light', 'dark'];
const widths = [360, 1280];
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What went wrong in the pages of one test: console errors, uncaught exceptions, violations of the content security policy,
 * requests of ours that failed or were answered 400 and up, and any request to somebody else's server.
 *
 * A refusal that the test provokes is announced: `trouble.allow(422)`, or `trouble.allow(OFFLINE)` where the connection is cut.
 * Announced and never answered is trouble too.
 */
const OFFLINE = 'net::ERR_INTERNET_DISCONNECTED';

class Trouble {
  #seen = [];
  #allowed = new Map();

  allow(status) {
    if (!this.#allowed.has(status)) this.#allowed.set(status, 0);
  }

  /** Everything so far, and forgets it. */
  take() {
    const seen = this.#seen;
    this.#seen = [];
    for (const [status, times] of this.#allowed) {
      if (times === 0) seen.push(`${status} was allowed and never answered`);
    }
    this.#allowed.clear();
    return seen;
  }

  async watch(context) {
    const add = (line) => this.#seen.push(line);
    context.on('console', (message) => {
      const text = message.text();
      // Chromium repeats every failed request here, without saying enough; `response` and `requestfailed` tell it better.
      if (text.startsWith('Failed to load resource:')) return;
      // The scripts of this rig are refused in the frame that shows a mail, as any script there is.
      if (/^Blocked script execution in '[^']*\/(mails|templates)\/\w+\/html(\?[^']*)?'/.test(text)) return;
      if (message.type() === 'error' || /content security policy/i.test(text)) add(`console: ${text} (${message.location().url})`);
    });
    context.on('weberror', (error) => add(`exception: ${error.error().stack || error.error()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== new URL(origin).host) add(`third party: ${url.href}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      if (this.#allowed.has(why)) return void this.#allowed.set(why, this.#allowed.get(why) + 1);
      // Aborted: the person left the page, or the answer became a download.
      if (request.url().startsWith(origin) && why !== 'net::ERR_ABORTED') add(`failed: ${request.method()} ${request.url()} ${why}`);
    });
    context.on('response', (response) => {
      const status = response.status();
      if (status < 400 || !response.url().startsWith(origin)) return;
      if (this.#allowed.has(status)) this.#allowed.set(status, this.#allowed.get(status) + 1);
      else add(`${status}: ${response.request().method()} ${response.url()}`);
    });
    await context.exposeBinding('reportViolation', (_, what) => add(`policy: ${what}`));
    await context.addInitScript(() => {
      const report = window.reportViolation;
      delete window.reportViolation;
      document.addEventListener('securitypolicyviolation', (event) => {
        report(`${event.effectiveDirective} blocked ${event.blockedURI} on ${event.documentURI}`);
      });
    });
  }
}

const test = base.test.extend({
  trouble: [
    async ({ context }, use) => {
      const trouble = new Trouble();
      await trouble.watch(context);
      await use(trouble);
      base.expect(trouble.take(), 'trouble in the pages of this test').toEqual([]);
    },
    { auto: true },
  ],

  /** `await person()` is a page in a browser of its own, watched like the first: the second person of a flow. `lang` is its language. */
  person: async ({ browser, trouble, contextOptions, baseURL, locale, timezoneId, viewport }, use) => {
    const contexts = [];
    await use(async ({ lang, ...options } = {}) => {
      const context = await browser.newContext({ ...contextOptions, baseURL, locale, timezoneId, viewport, ...options });
      contexts.push(context);
      await trouble.watch(context);
      if (lang) await inLanguage(context, lang);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** Signs in through the real form, and waits until it was left. */
async function signIn(page, email, secret = password) {
  await page.goto('/sign-in');
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(secret);
  await page.locator('form:has(input[name="password"])').locator('button:not([type]), [type="submit"]').first().click();
  await page.waitForURL((url) => url.pathname !== '/sign-in', { timeout: 15_000 });
}

/** The language of somebody who is not signed in: en, ur or ps. Signed in, the account decides. */
async function inLanguage(context, lang) {
  await context.addCookies([{ name: 'lang', value: lang, url: origin }]);
}

/** The theme chosen by hand: auto, light or dark. `look` needs `auto`, which is what everybody starts with. */
async function inTheme(context, theme) {
  await context.addCookies([{ name: 'theme', value: theme, url: origin }]);
}

/**
 * Looks at the page as it stands, in light and dark, on a phone and on a desk: nothing scrolls sideways, axe has nothing to say,
 * the direction fits the language, and dark is darker than light. Keeps a screenshot of each: `<name>-<lang>-<theme>-<width>.png`.
 * Nothing is loaded again, so it works on an open dialog and on a refused form as well.
 */
async function look(page, name) {
  const size = page.viewportSize();
  const lang = await page.evaluate(() => document.documentElement.lang);
  base.expect(lang, `${name}: <html lang>`).not.toBe('');
  const direction = await page.evaluate(() => getComputedStyle(document.documentElement).direction);
  base.expect(direction, `${name}: direction of ${lang}`).toBe(rightToLeft.includes(lang.split('-')[0]) ? 'rtl' : 'ltr');

  const paper = {};
  try {
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of widths) {
        await page.setViewportSize({ width, height: width < 600 ? 780 : 900 });
        await settled(page);
        const where = `${name}-${lang}-${theme}-${width}`;
        // The picture first: it is wanted most where the rest fails.
        await picture(page, where);
        base.expect(await sideways(page), `${where}: scrolls sideways`).toEqual([]);
        base.expect(await violations(page), `${where}: axe`).toEqual([]);
      }
      paper[theme] = await brightness(page);
    }
    base.expect(paper.dark, `${name}: dark is darker than light`).toBeLessThan(paper.light);
  } finally {
    await page.emulateMedia({ colorScheme: null });
    if (size) await page.setViewportSize(size);
  }
}

/** Fonts are there, pictures loaded, htmx done, and two frames painted. */
async function settled(page) {
  await page.waitForFunction(
    () => document.readyState === 'complete' && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling'),
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

async function picture(page, name) {
  fs.mkdirSync(shots, { recursive: true });
  // Hiding the caret and stopping animations would add a <style> of Playwright's own, against the policy of the page.
  await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true, caret: 'initial', animations: 'allow' });
}

/** Empty, or by how much the page is too wide and what sticks out. */
function sideways(page) {
  return page.evaluate(() => {
    const { scrollWidth } = document.scrollingElement;
    if (scrollWidth <= innerWidth) return [];
    const found = [`${scrollWidth - innerWidth} px too wide`];
    for (const element of document.body.querySelectorAll('*')) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5)) {
        const classes = [...element.classList].map((name) => `.${name}`).join('');
        found.push(`${element.localName}${element.id && `#${element.id}`}${classes} ${Math.round(box.left)}..${Math.round(box.right)}`);
      }
      if (found.length > 6) break;
    }
    return found;
  });
}

/** One readable line for each element that breaks a rule. */
async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    // A bar that sticks to the foot covers part of whatever is under it just then. At the end of the page it stands where it
    // belongs, and each of them is whole.
    if (document.querySelector('.bulk')) window.scrollTo(0, document.documentElement.scrollHeight);
    const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return found.violations.flatMap((rule) =>
      rule.nodes.map((node) => {
        const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ');
        return `${rule.id}: ${node.target.join(' ')}: ${why}`;
      }),
    );
  }, rules);
}

/** How bright the painted background is, 0 to 1, whatever way its colour is written. */
function brightness(page) {
  return page.evaluate(() => {
    const painted = [document.body, document.documentElement]
      .map((element) => getComputedStyle(element).backgroundColor)
      .find((colour) => colour !== 'rgba(0, 0, 0, 0)');
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    pen.fillStyle = painted ?? 'white';
    pen.fillRect(0, 0, 1, 1);
    const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  });
}

/** At the size and in the theme that it has now: nothing scrolls sideways, axe is silent. Quicker than `look`, for use on the way. */
async function check(page, where) {
  await settled(page);
  base.expect(await sideways(page), `${where}: scrolls sideways`).toEqual([]);
  base.expect(await violations(page), `${where}: axe`).toEqual([]);
}

/**
 * How a flow is walked: at a desk in English, and from right to left on the narrowest phone.
 *
 *   for (const way of ways) test(`a student … ${way.name}`, async ({ person }) => { const page = await person(way.browser); … });
 */
const ways = [
  { name: 'at a desk, in English', lang: 'en', browser: { lang: 'en', viewport: { width: 1280, height: 900 } } },
  { name: 'on a phone, in Urdu', lang: 'ur', browser: { lang: 'ur', viewport: { width: 360, height: 780 }, hasTouch: true } },
];

// Doors that were opened once: signing in costs what hashing a password costs.
const opened = new Map();

/** A page of somebody who is signed in already. Not for flows that sign out: they would shut the door for the others. */
async function signedIn(person, email, options = {}) {
  if (!opened.has(email)) {
    const page = await person();
    await signIn(page, email);
    const { cookies } = await page.context().storageState();
    opened.set(email, cookies.filter((cookie) => !['lang', 'theme'].includes(cookie.name)));
    await page.context().close();
  }
  const page = await person(options);
  await page.context().addCookies(opened.get(email));
  return page;
}

/** Follows a link of the main navigation, wherever this size of screen has it. */
async function go(page, name) {
  const links = page.locator('.rail nav a, nav.tabs a').filter({ visible: true });
  const link = links.filter({ hasText: name }).first();
  if (await link.count()) return link.click();
  await page.locator('nav.tabs button').click();
  return page.locator('#more a').filter({ hasText: name }).click();
}

/** What the status line says. */
function toast(page) {
  return page.locator('#status');
}

/** The entry of a list that has this heading. */
function row(page, name) {
  return page.locator('.list > .row').filter({ has: page.locator('h2, h3').getByText(name, { exact: true }) });
}

/** Goes to the page of an activity by its name, and says its path. */
async function openActivity(page, name, school = '/s/mergington') {
  await page.goto(`${school}/activities?q=${encodeURIComponent(name)}`);
  const path = await row(page, name).getByRole('heading').getByRole('link').getAttribute('href');
  await page.goto(path);
  return path;
}

/**
 * The newest mail to an address with this subject, as the site admin reads it, once it is there: `{ subject, text, links }`. `admin` is
 * a page of the site admin. Mails are written by jobs, so the list is looked at until it shows.
 */
async function lastMail(admin, to, subject) {
  // The page finds parts of addresses: isabella@ is not ella@.
  const theirs = admin.locator('.list > .row').filter({ has: admin.getByText(to, { exact: true }) });
  const found = theirs.locator('h2 a').filter({ hasText: subject }).first();
  await base.expect(async () => {
    await admin.goto(`/site/mails?to=${encodeURIComponent(to)}`);
    await base.expect(found).toBeVisible({ timeout: 500 });
  }, `a mail to ${to} with the subject ${subject}`).toPass({ timeout: 20_000 });
  await found.click();
  return {
    subject: await admin.locator('h1').innerText(),
    text: await admin.locator('pre.letter').innerText(),
    links: await admin.locator('.facts a.code').allInnerTexts(),
  };
}

/** A piece of a name that no earlier run has used. */
function stamp() {
  return Date.now().toString(36);
}

const { words } = require('./words');

module.exports = {
  test, expect: base.expect, look, check, settled, signIn, signedIn, inLanguage, inTheme, lastMail, go, toast, row, stamp, openActivity, ways, words, origin, password, OFFLINE,
};
