// A visitor: no account, any language, mostly on a phone.
const { test, expect, check, row, words } = require('./support');

const phone = { width: 360, height: 780 };
const desk = { width: 1280, height: 900 };
const seen = [
  { lang: 'en', size: 'desk', viewport: desk },
  { lang: 'en', size: 'phone', viewport: phone },
  { lang: 'ur', size: 'phone', viewport: phone },
  { lang: 'ps', size: 'phone', viewport: phone },
];
// Staff and students of the demo: a visitor reads what there is, never who is in it.
const people = /Rodriguez|Mr\. Chen|Bailey|Petrova|Haddad|Lindgren|Okafor|Martinez|Emma|Sophia|Noah|@mergington\.edu/;

/** The page says nobody's name, neither in what is shown nor in what is sent. */
async function namesNobody(page) {
  expect(await page.content()).not.toMatch(people);
}

for (const { lang, size, viewport } of seen) {
  test(`a visitor finds the school and what it has on: ${lang}, ${size}`, async ({ person }) => {
    const t = words(lang);
    const page = await person({ lang, viewport });
    await page.goto('/');
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', lang === 'en' ? 'ltr' : 'rtl');

    // The school, by a piece of its name.
    await page.getByRole('searchbox', { name: t('front-search') }).fill('merging');
    await page.getByRole('button', { name: t('search') }).click();
    await expect(page).toHaveURL(/\?q=merging/);
    await expect(row(page, 'Mergington High School')).toBeVisible();
    await expect(row(page, 'Riverside Community College')).toHaveCount(0);
    await check(page, `front page, ${lang}, ${size}`);
    await page.getByRole('link', { name: 'Mergington High School' }).click();

    // Its public page.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mergington High School');
    await expect(page.getByText('Branch out and grow')).toBeVisible();
    await check(page, `school page, ${lang}, ${size}`);
    await page.getByRole('main').getByRole('link', { name: t('school-see-activities') }).click();

    // What it has on: what, when, where and how many places, with a way in for whoever has an account.
    await expect(page).toHaveURL(/\/s\/mergington\/activities$/);
    const chess = row(page, 'Chess Club');
    await expect(chess).toContainText(t('activity-full-waiting'));
    await expect(chess).toContainText('Library, north table');
    await expect(row(page, 'Art Club')).toContainText(t('activity-places', { capacity: 15 }));
    await expect(row(page, 'Art Club').getByRole('link', { name: t('activity-sign-in') })).toBeVisible();
    await expect(page.getByRole('button', { name: t('activity-sign-up') })).toHaveCount(0);
    await namesNobody(page);
    await check(page, `activities, ${lang}, ${size}`);

    // Narrowed by words, day, time of day and free places; the address keeps it all.
    await page.getByRole('searchbox').fill('CHESS');
    await expect(page).toHaveURL(/q=CHESS/);
    await expect(page.locator('.list > .row')).toHaveCount(2);
    await page.getByRole('link', { name: t.whole('clear-filters') }).click();
    await page.getByLabel(t.whole('activities-day')).selectOption('1');
    await expect(page).toHaveURL(/day=1/);
    await expect(row(page, 'Drama Club')).toBeVisible();
    await expect(row(page, 'Art Club')).toHaveCount(0);
    await page.locator('a.chip').filter({ hasText: t('activities-after-school') }).click();
    await expect(page).toHaveURL(/day=1.*time=after|time=after.*day=1/);
    await expect(row(page, 'Morning Fitness')).toHaveCount(0);
    await expect(row(page, 'Chess Club')).toBeVisible();
    await page.locator('a.chip').filter({ hasText: t('activities-free') }).click();
    await expect(page).toHaveURL(/free=1/);
    await expect(row(page, 'Chess Club')).toHaveCount(0);
    await expect(row(page, 'Drama Club')).toBeVisible();
    await check(page, `activities narrowed, ${lang}, ${size}`);
    await page.getByRole('link', { name: t.whole('clear-filters') }).click();

    // The same as a week.
    await page.getByRole('link', { name: t.whole('activities-week') }).click();
    await expect(page).toHaveURL(/view=week/);
    const days = page.locator('.weekgrid section');
    await expect(days).toHaveCount(7);
    await expect(days.nth(0).locator('.block')).toHaveText([/06:30.*Morning Fitness/, /15:15.*Chess Club/, /15:30.*Drama Club/]);
    await namesNobody(page);
    await check(page, `week, ${lang}, ${size}`);

    // One of them.
    await days.nth(5).getByRole('link', { name: 'Weekend Robotics Workshop' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Weekend Robotics Workshop');
    await expect(page.getByText('Build and program robots')).toBeVisible();
    await expect(page.locator('main .facts')).toContainText('10:00');
    await expect(page.getByRole('main').getByRole('link', { name: t('activity-sign-in') })).toBeVisible();
    await namesNobody(page);
    await check(page, `one activity, ${lang}, ${size}`);
  });
}

test('a visitor chooses the language and the theme at the foot of a page, and both stay', async ({ page }) => {
  await page.goto('/s/mergington');
  await page.getByRole('button', { name: words('ur')('language-name') }).click();
  await expect(page).toHaveURL(/\/s\/mergington$/);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('button', { name: words('ur')('theme-dark') }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/s/mergington/activities');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Like the device' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
});

test('a visitor who looks for nothing that exists is told what to do', async ({ page, trouble }) => {
  await page.goto('/?q=hogwarts');
  await expect(page.getByRole('heading', { name: 'No school of that name' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all schools' }).click();
  await expect(row(page, 'Riverside Community College')).toBeVisible();
  trouble.allow(404);
  await page.goto('/s/hogwarts');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
  await page.goto('/s/mergington/activities/nothing');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
});
