// Dates of an activity, the calendar, holidays and calendar addresses.
const { test, expect, look, check, signedIn, openActivity, toast, ways, words, stamp } = require('./support');

const moved = {
  en: { lead: 'rodriguez@mergington.edu', activity: 'Art Club', student: 'harper@mergington.edu' },
  ur: { lead: 'petrova@mergington.edu', activity: 'Weekend Robotics Workshop', student: 'oliver@mergington.edu' },
};

for (const way of ways) {
  test(`a date is moved, and the calendar shows where it was: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const { lead, activity, student } = moved[way.lang];
    const page = await signedIn(person, lead, way.browser);
    const main = page.getByRole('main');
    await page.goto('/s/mergington/calendar');
    await look(page, 'calendar-week');
    await main.getByRole('link', { name: t.whole('calendar-month') }).click();
    await expect(main.locator('.weekgrid.month')).toBeVisible();
    await look(page, 'calendar-month');
    await main.getByRole('link', { name: t('calendar-month-after') }).click();
    await expect(page).toHaveURL(/date=/);
    await main.getByRole('link', { name: t.whole('calendar-today') }).click();
    await main.getByRole('link', { name: t.whole('calendar-all') }).click();
    await expect(page).toHaveURL(/whose=all/);
    await check(page, `calendar of everything, ${way.name}`);

    const here = await openActivity(page, activity);
    await main.getByRole('link', { name: t('sessions-all') }).click();
    await look(page, 'sessions');
    await main.locator('.row h3 a').nth(3).click();
    const date = new URL(page.url()).pathname;
    await look(page, 'session');
    await main.getByRole('link', { name: t.whole('session-move') }).click();
    await look(page, 'session-move');
    trouble.allow(422);
    await page.locator('#date').fill('2031-01-01');
    await page.getByRole('button', { name: t('session-move-do') }).click();
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('#date-wrong')).toHaveText(t('session-outside-term'));
    await check(page, `moving refused, ${way.name}`);
    await page.goto(`${date}/move`);
    await page.locator('#ends').fill('18:15');
    await page.locator('#note').fill('A longer project');
    await page.getByRole('button', { name: t('session-move-do') }).click();
    await expect(toast(page)).toContainText(t('session-said-moved'));
    await expect(main).toContainText('A longer project');

    // Whoever has a place sees it in the list of dates, and in the month.
    const theirs = await signedIn(person, student, way.browser);
    await theirs.goto(`${here}/sessions`);
    await expect(theirs.locator('.row').filter({ hasText: 'A longer project' })).toHaveCount(1);
    await theirs.goto('/s/mergington/calendar?view=month');
    await check(theirs, `own month, ${way.name}`);
  });
}

const t = words('en');

test('an address of one’s own calendar is made and taken back', async ({ person }) => {
  const page = await signedIn(person, 'emma@mergington.edu');
  await page.goto('/s/mergington/calendar');
  await page.getByRole('main').getByRole('link', { name: t('feed-subscribe') }).click();
  await page.getByRole('button', { name: t('feed-make') }).click();
  const address = page.getByLabel(t('feed-address-label'));
  const first = await address.inputValue();
  await look(page, 'feed');
  expect((await page.request.get(first)).status()).toBe(200);
  await page.getByRole('button', { name: t('feed-rotate'), exact: true }).click();
  await expect(address).not.toHaveValue(first);
  expect((await page.request.get(first)).status()).toBe(404);
});

test('the office adds a holiday and takes it back', async ({ person }) => {
  const page = await signedIn(person, 'admin@mergington.edu');
  const name = `Snow day ${stamp()}`;
  await page.goto('/s/mergington/settings/holidays');
  await page.getByLabel(t('term-name')).fill(name);
  await page.getByLabel(t('term-starts')).fill('2027-02-01');
  await page.getByRole('button', { name: t('holiday-add'), exact: true }).click();
  await look(page, 'holidays');
  await page.getByRole('link', { name }).first().click();
  await look(page, 'holiday');
  await page.getByRole('button', { name: t('holiday-remove'), exact: true }).click();
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});
