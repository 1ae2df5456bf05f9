// A student: finds something, gets a place or a number in the queue, and gives it back.
const { test, expect, check, settled, signIn, signedIn, go, row, toast, lastMail, ways, words } = require('./support');

// Both have a place in Programming Class, and nothing else.
const students = { en: 'emma@mergington.edu', ur: 'sophia@mergington.edu' };
const site = 'site@homeroom.example';

for (const way of ways) {
  test(`a student finds an activity, gets a place, waits for another and leaves both: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const email = students[way.lang];
    const page = await person(way.browser);
    const search = page.getByRole('searchbox');
    const soccer = row(page, 'Soccer Team');
    const chess = row(page, 'Chess Club');

    // Today is where everybody lands.
    await signIn(page, email);
    await expect(page).toHaveURL('/s/mergington/today');
    await expect(page.getByRole('complementary', { name: t('today-week') })).toContainText('Programming Class');
    await expect(page.locator('.empty')).toContainText(t('today-nothing'));
    await page.getByRole('contentinfo').getByRole('button', { name: t('language-name') }).click();
    await expect(page).toHaveURL('/s/mergington/today');
    await check(page, `today, ${way.name}`);

    // Searching and narrowing; the address holds it, and the way back leads through it.
    await go(page, t('nav-activities'));
    await expect(row(page, 'Programming Class')).toContainText(t('activity-you-are-in'));
    await page.getByLabel(t.whole('activities-day')).selectOption('2');
    await expect(page).toHaveURL(/day=2/);
    await expect(soccer).toBeVisible();
    await expect(chess).toHaveCount(0);
    await page.locator('a.chip').filter({ hasText: t('activities-after-school') }).click();
    await expect(page).toHaveURL(/time=after/);
    await expect(page.locator('.list > .row')).toHaveCount(1);
    await page.locator('a.chip').filter({ hasText: t('activities-free') }).click();
    await expect(page).toHaveURL(/free=1/);
    await expect(soccer).toBeVisible();
    await page.goBack();
    await expect(page).not.toHaveURL(/free=1/);
    await expect(page.getByLabel(t.whole('activities-day'))).toHaveValue('2');
    await page.goBack();
    await expect(page).not.toHaveURL(/time=after/);
    await expect(row(page, 'Math Club')).toBeVisible();
    await page.reload();
    await expect(row(page, 'Math Club')).toBeVisible();
    await expect(chess).toHaveCount(0);
    await page.getByRole('link', { name: t.whole('clear-filters') }).click();
    await search.fill('soccer');
    await expect(page).toHaveURL(/q=soccer/);
    await expect(page.locator('.list > .row')).toHaveCount(1);
    await settled(page);

    // A place: the entry changes where it stands, the status line says so, and the focus stays on the button.
    const button = soccer.locator('button[id^="do-"]');
    await expect(button).toHaveText(t('activity-sign-up'));
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(soccer).toContainText(t('activity-you-are-in'));
    await expect(toast(page)).toHaveText(t('activity-said-in', { activity: 'Soccer Team' }));
    await expect(button).toHaveText(t('activity-leave'));
    await expect(button).toBeFocused();
    await expect(page).toHaveURL(/q=soccer/);
    await check(page, `signed up, ${way.name}`);

    // What meets at the same time says so before, and is refused by name.
    await page.getByRole('link', { name: t.whole('clear-filters') }).click();
    const art = row(page, 'Art Club');
    await expect(art).toContainText(t('activity-overlaps', { other: 'Soccer Team' }));
    trouble.allow(409);
    await art.getByRole('button', { name: t('activity-sign-up') }).click();
    await expect(toast(page)).toContainText(t('refused-clash', { other: 'Soccer Team' }));
    await expect(art).not.toContainText(t('activity-you-are-in'));
    await check(page, `refused, ${way.name}`);

    // A full one has a queue, with a number in it.
    await expect(chess).toContainText(t('activity-full-waiting', { n: 4 }));
    await chess.getByRole('button', { name: t('activity-join-queue') }).click();
    await expect(chess).toContainText(t('activity-you-wait', { position: 5 }));
    await expect(toast(page)).toHaveText(t('activity-said-queue', { activity: 'Chess Club', position: 5 }));

    // All of it under "Mine", and on Today.
    await page.getByRole('link', { name: t.whole('activities-mine') }).click();
    await expect(page.locator('.list > .row h2')).toHaveText(['Chess Club', 'Programming Class', 'Soccer Team']);
    await page.getByRole('link', { name: t.whole('activities-week') }).click();
    await expect(page.locator('.weekgrid .block.on')).toHaveCount(4);
    await expect(page.locator('.weekgrid .block.wait')).toHaveCount(2);
    await check(page, `own week, ${way.name}`);
    await go(page, t('nav-today'));
    await expect(row(page, 'Chess Club')).toContainText(t('activity-you-wait', { position: 5 }));
    await expect(page.getByRole('complementary', { name: t('today-week') })).toContainText('Soccer Team');
    await check(page, `today with a queue, ${way.name}`);

    // Leaving, from the page of one and from the list.
    await row(page, 'Chess Club').getByRole('heading').getByRole('link').click();
    await page.getByRole('main').getByRole('button', { name: t('activity-leave-queue') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-left', { activity: 'Chess Club' }));
    await expect(page.getByRole('main').getByRole('button', { name: t('activity-join-queue') })).toBeFocused();
    await page.locator('.crumbs').getByRole('link').click();
    await soccer.getByRole('button', { name: t('activity-leave') }).click();
    await expect(soccer.locator('button[id^="do-"]')).toHaveText(t('activity-sign-up'));
    await expect(soccer).not.toContainText(t('activity-you-are-in'));

    // A mail for each, in the language that the student has chosen.
    const admin = await signedIn(person, site);
    for (const [key, activity, body] of [
      ['enrolled', 'Soccer Team', t('mail-enrolled-body', { activity: 'Soccer Team' })],
      ['waitlisted', 'Chess Club', t('mail-waitlisted-body', { activity: 'Chess Club', position: 5 })],
      ['withdrawn', 'Chess Club', t('mail-withdrawn-body', { activity: 'Chess Club' })],
      ['withdrawn', 'Soccer Team', t('mail-withdrawn-body', { activity: 'Soccer Team' })],
    ]) {
      const mail = await lastMail(admin, email, t(`mail-${key}-subject`, { activity }));
      expect(mail.text).toMatch(body);
    }
    await page.getByRole('contentinfo').getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
}

test('a student of one school is nobody at another, and nobody with a desk', async ({ person, trouble }) => {
  const page = await signedIn(person, students.en);
  trouble.allow(403);
  await page.goto('/s/riverside/today');
  await expect(page.getByRole('alert')).toHaveText('You do not belong to this school. Ask an admin of the school to add you.');
  for (const path of ['people', 'settings', 'audit', 'activities/new']) {
    await page.goto(`/s/mergington/${path}`);
    await expect(page.getByRole('alert')).toHaveText('Your role does not allow this. Ask an admin of the school.');
  }
  await page.goto('/s/mergington/activities');
  await expect(page.getByRole('link', { name: 'New activity' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Roster/ })).toHaveCount(0);
});
