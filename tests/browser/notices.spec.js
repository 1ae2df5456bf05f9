// A date that does not take place: who is told, who is not reached, and putting it back.
const { test, expect, check, signedIn, openActivity, toast, lastMail, ways, words } = require('./support');

const site = 'site@homeroom.example';
const runs = {
  en: { lead: 'bailey@mergington.edu', activity: 'Basketball Team', student: 'ava@mergington.edu' },
  ur: { lead: 'lindgren@mergington.edu', activity: 'Debate Team', student: 'charlotte@mergington.edu' },
};
const drama = { en: 'rodriguez@mergington.edu', ur: 'arts@mergington.edu' };

for (const way of ways) {
  test(`a date is cancelled, everybody is told, and it is put back: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const en = words('en');
    const { lead, activity, student } = runs[way.lang];
    const page = await signedIn(person, lead, way.browser);
    const main = page.getByRole('main');
    const here = await openActivity(page, activity);
    await page.goto(`${here}/sessions`);
    // Far enough away for the other flows, which look at the next dates.
    await page.locator('.list > .row').filter({ hasNot: page.locator('s') }).last().getByRole('link').click();
    const date = new URL(page.url()).pathname;
    await main.getByRole('link', { name: t.whole('notice-cancel') }).click();
    await check(page, `cancelling a date, ${way.name}`);
    trouble.allow(422);
    await page.getByRole('button', { name: t('notice-cancel-do') }).click();
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('#reason-wrong')).toHaveText(t('activity-reason-needed'));
    await check(page, `cancelling a date without a reason, ${way.name}`);
    await page.locator('#reason').fill('The lights are broken');
    await page.getByRole('button', { name: t('notice-cancel-do') }).click();
    await expect(toast(page)).toHaveText(t('notice-said-cancelled'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t('session-cancelled'));
    await expect(main).toContainText('The lights are broken');
    await expect(main.getByRole('link', { name: t('notice-cancel') })).toHaveCount(0);

    // Everybody who has a place, and whoever leads, reads why; the page says when the mails are out.
    const admin = await signedIn(person, site);
    for (const who of [student, lead]) {
      const mail = await lastMail(admin, who, en('mail-session-cancelled-subject', { activity }));
      expect(mail.text).toContain('The lights are broken');
    }
    await expect(async () => {
      await page.reload();
      await expect(page.locator('#told-told')).toBeVisible({ timeout: 500 });
      await expect(page.locator('#told-not-yet')).toHaveCount(0, { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await check(page, `a date that is off, ${way.name}`);
    await main.getByRole('link', { name: t('notice-list') }).click();
    await expect(page.getByRole('heading', { name: t('notice-all-told') })).toBeVisible();
    await check(page, `nobody to call, ${way.name}`);

    // A student sees that it is off and why, and nothing of who knows.
    const theirs = await signedIn(person, student, way.browser);
    await theirs.goto(date);
    await expect(theirs.getByRole('main')).toContainText('The lights are broken');
    await expect(theirs.locator('#told-told')).toHaveCount(0);
    await theirs.goto(`${here}/sessions`);
    await expect(theirs.locator('.list > .row').filter({ has: theirs.locator('s') }).last()).toContainText(t('session-cancelled'));

    // It takes place after all.
    await page.goto(date);
    await page.getByRole('button', { name: t('notice-restore') }).click();
    await expect(toast(page)).toHaveText(t('notice-said-restored'));
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText(t('session-cancelled'));
    await lastMail(admin, student, en('mail-session-restored-subject', { activity }));
    await check(page, `a date that was put back, ${way.name}`);
  });

  test(`whom to call is a list with numbers, to print: ${way.name}`, async ({ person }) => {
    const t = words(way.lang);
    const page = await signedIn(person, drama[way.lang], way.browser);
    await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
    const here = await openActivity(page, 'Drama Club');
    await page.goto(`${here}/sessions`);
    await page.locator('.list > .row').filter({ hasText: t('session-cancelled') }).first().getByRole('link').click();
    await expect(page.locator('#told-bounced')).toContainText(t('notice-group-bounced', { n: 2 }));
    await check(page, `a date of which not all know, ${way.name}`);
    await page.getByRole('main').getByRole('link', { name: t('notice-list') }).click();
    const rows = page.locator('table.table tbody tr');
    await expect(rows).toHaveCount(2);
    for (const at of [0, 1]) {
      await expect(rows.nth(at)).toContainText(/555 01\d\d/);
      await expect(rows.nth(at)).toContainText(t('notice-bounced'));
    }
    await check(page, `whom to call, ${way.name}`);
    await page.getByRole('button', { name: t('print') }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
    await page.emulateMedia({ media: 'print' });
    await expect(rows.first()).toBeVisible();
    await expect(page.getByText(t.whole('notice-called'))).toBeVisible();
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: null });
  });
}
