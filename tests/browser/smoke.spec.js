// The least that must hold before any flow is worth walking.
const { test, expect, look, inLanguage } = require('./support');

test('the server is alive', async ({ request }) => {
  expect((await request.get('/livez')).status()).toBe(200);
});

for (const lang of ['en', 'ur']) {
  test(`the sign-in page looks right in ${lang}`, async ({ page, context }) => {
    await inLanguage(context, lang);
    await page.goto('/sign-in');
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('input[name="email"]')).toBeVisible();
    await expect(page.locator('input[name="password"]')).toBeVisible();
    await look(page, 'sign-in');
  });
}
