// Dates of an activity, the calendar, holidays and calendar addresses.
const { test, expect, look, signedIn, go, toast, words, stamp } = require('./support');

const t = words('en');

test('a date is moved, and the calendar shows where it was', async ({ person }) => {
  const page = await signedIn(person, 'rodriguez@mergington.edu');
  const main = page.getByRole('main');
  await page.goto('/s/mergington/calendar');
  await look(page, 'calendar-week');
  await main.getByRole('link', { name: t('calendar-month'), exact: true }).click();
  await expect(main.locator('.weekgrid.month')).toBeVisible();
  await look(page, 'calendar-month');
  await main.getByRole('link', { name: t('calendar-month-after') }).click();
  await expect(page).toHaveURL(/date=/);

  await page.goto('/s/mergington/activities?show=mine');
  await main.locator('.row').filter({ hasText: 'Art Club' }).getByRole('link').first().click();
  await main.getByRole('link', { name: t('sessions-all') }).click();
  await look(page, 'sessions');
  await main.locator('.row h3 a').nth(3).click();
  await look(page, 'session');
  await main.getByRole('link', { name: t('session-move'), exact: true }).click();
  await look(page, 'session-move');
  await page.getByLabel(t('session-ends')).fill('18:15');
  await page.getByLabel(t('session-note'), { exact: true }).fill('A longer project');
  await page.getByRole('button', { name: t('session-move-do') }).click();
  await expect(toast(page)).toContainText(t('session-said-moved'));
  await expect(main).toContainText('A longer project');
});

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
