// Ranked choices: a group is made and announced, a student ranks, the office looks at a draw, decides a row and publishes.
const { test, expect, check, settled, signIn, go, row, toast, inLanguage, ways, words } = require('./support');

const office = 'admin@mergington.edu';

/** What the clock on the wall shows so many hours from now, as a field of the browser takes it (the browser's zone is the school's). */
const local = (page, hours) =>
  page.evaluate((h) => {
    const at = new Date(Date.now() + h * 3_600_000);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, hours);

test('a group is announced, a student ranks by keyboard and reads it again in Urdu on a phone', async ({ page, person }) => {
  const t = words('en');
  await signIn(page, office);
  await page.goto('/s/mergington/choices');
  await check(page, 'choices, empty');
  await page.getByRole('link', { name: t('choices-new') }).click();
  await page.getByLabel(t.whole('activity-name')).fill('Morning clubs');
  await page.getByLabel(t.whole('choices-opens')).fill(await local(page, -1));
  await page.getByLabel(t.whole('choices-closes')).fill(await local(page, 48));
  await page.getByLabel('Morning Fitness').check();
  await page.getByLabel('Science Olympiad').check();
  await page.getByLabel('Sunday Chess Tournament').check();
  await check(page, 'choices, the form');
  await page.getByRole('button', { name: t('choices-save') }).click();
  await expect(toast(page)).toHaveText(t('choices-said-created'));
  await page.getByRole('button', { name: t('choices-announce') }).click();
  await expect(toast(page)).toHaveText(t('choices-said-announced'));
  const address = new URL(page.url()).pathname;

  const student = await person();
  await signIn(student, 'harper@mergington.edu');
  await student.goto('/s/mergington/today');
  await student.getByRole('link', { name: t('choices-choose') }).click();
  await expect(student).toHaveURL(address);
  await student.getByLabel(t('choices-choice-n', { n: 1 })).first().selectOption({ index: 1 });
  await student.getByLabel(t('choices-choice-n', { n: 2 })).first().selectOption({ index: 2 });
  const first = student.locator('#choice-1');
  const before = await first.inputValue();
  const down = first.locator('xpath=..').getByRole('button', { name: t('choices-down') });
  await down.focus();
  await student.keyboard.press('Enter');
  await expect(first).not.toHaveValue(before);
  await expect(student.locator('#choice-2')).toHaveValue(before);
  await check(student, 'choices, choosing');
  await student.getByRole('button', { name: t('choices-save-mine') }).click();
  await expect(toast(student)).toHaveText(t('choices-said-saved'));
  await expect(student.locator('#choice-2')).toHaveValue(before);

  await student.setViewportSize({ width: 360, height: 780 });
  const ur = words('ur');
  await student.getByRole('contentinfo').getByRole('button', { name: ur('language-name') }).click();
  await expect(student.getByRole('heading', { name: ur('choices-yours') })).toBeVisible();
  await check(student, 'choices, choosing, ur');

  await page.goto(`${address}/students`);
  await expect(page.locator('tbody tr')).toHaveCount(1);
  await check(page, 'choices, students');
  await page.goto(`${address}/draw`);
  await page.locator('summary').filter({ hasText: t('choices-off') }).click();
  await page.getByLabel(t.whole('choices-off-why')).fill('Only a try');
  await page.getByRole('button', { name: t('choices-off-do') }).click();
  await expect(toast(page)).toHaveText(t('choices-said-off'));
});

test('the office looks at a draw, decides a row and publishes it', async ({ page }) => {
  const t = words('en');
  await signIn(page, 'dean@riverside.edu');
  await page.goto('/s/riverside/today');
  await page.getByRole('link', { name: t('choices-draw') }).click();
  await expect(page.locator('.stats')).toBeVisible();
  await check(page, 'choices, the draw');
  await page.getByRole('link', { name: t('choices-students'), exact: true }).first().click();
  await page.locator('tbody summary').first().click();
  await page.locator('tbody select[name="decided"]').first().selectOption('out');
  await page.locator('tbody input[name="reason"]').first().fill('Plays in the orchestra then');
  await page.locator('tbody form button').first().click();
  await expect(toast(page)).toHaveText(t('choices-said-decided'));
  await check(page, 'choices, students of a draw');
  await page.getByRole('link', { name: t('choices-draw'), exact: true }).click();
  await page.locator('form[action$="/publication"] button').click();
  await expect(toast(page)).toHaveText(t('choices-said-published'));
  await check(page, 'choices, published');
});
