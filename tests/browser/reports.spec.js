// Reports and providers: each number opens its rows; a list of somebody else's becomes drafts.
const { test, expect, look, signIn, signedIn, inLanguage } = require('./support');

const owner = 'principal@mergington.edu';

test('each number of a report opens as many rows', async ({ page }) => {
  await signIn(page, owner);
  await page.goto('/s/mergington/reports');
  await look(page, 'reports-by-day');
  const monday = page.getByRole('table').first().getByRole('row').nth(1).getByRole('link');
  const links = await monday.evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.textContent]));
  expect(links.length).toBeGreaterThan(2);
  for (const [path, number] of links.filter(([path]) => !path.includes('limited=1') || path.includes('/places'))) {
    await page.goto(path);
    await expect(page.locator('main')).toContainText(new RegExp(`^[^]*\\D${number}\u2069? rows|One row`));
  }
  await look(page, 'reports-list');
  await page.goto('/s/mergington/reports?by=grade');
  await look(page, 'reports-by-grade');
  await page.getByRole('link', { name: 'XLSX' }).focus();
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/^Report by grade.*\.xlsx$/);
  await page.goto('/s/mergington/reports/students?in=none');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody left out');
});

test('reports and providers read from right to left', async ({ person }) => {
  const page = await person({ lang: 'ur' });
  await signIn(page, owner);
  await inLanguage(page.context(), 'ur');
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/s/mergington/reports?by=grade');
  await look(page, 'reports-ur');
  await page.goto('/s/mergington/settings/providers');
  await page.locator('main .list').getByRole('link').first().click();
  await look(page, 'provider-ur');
});

test('a list of a provider becomes drafts, once', async ({ person, trouble }) => {
  const page = await signedIn(person, owner);
  await page.goto('/s/mergington/settings/providers');
  await look(page, 'providers');
  await page.getByRole('link', { name: 'Lakeside Community Centre' }).click();
  await look(page, 'provider');
  for (const outcome of [/5 new|5 unchanged/, /5 unchanged/]) {
    await page.getByRole('button', { name: 'Sync now' }).click();
    // The page follows by itself.
    await expect(page.locator('#run')).toContainText(outcome, { timeout: 30_000 });
    await expect(page.locator('#run')).toContainText('Sailing');
    await page.getByRole('link', { name: 'Lakeside Community Centre' }).click();
  }
  await page.locator('main .list').getByRole('link').first().click();
  await look(page, 'provider-run');
  await page.goto('/s/mergington/settings/providers/new');
  await look(page, 'provider-new');
  trouble.allow(422);
  await page.getByLabel('Name of the provider').fill('Nowhere');
  await page.getByLabel('Address of the list').fill('https://127.0.0.1/list');
  await page.getByRole('button', { name: 'Save provider' }).click();
  await expect(page.getByRole('alert')).toContainText('The address leads to a private network');
});
