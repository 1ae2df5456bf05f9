// Whoever runs the site: looking at a school as its admins see it, and accounts across schools.
const { test, expect, check, look, signedIn, signIn, toast, ways, words, password } = require('./support');

const site = 'site@homeroom.example';
const account = 'noah@mergington.edu';

for (const way of ways) {
  test(`a site admin looks at a school and can change nothing: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await signedIn(person, site, way.browser);
    await page.goto('/site/schools?q=mergington');
    await page.getByRole('table').getByRole('link', { name: 'Mergington High School' }).click();
    await page.locator('a[href$="/visit"]').click();
    trouble.allow(422);
    await page.locator('#reason').fill('They cannot find a club');
    await page.locator('#password').fill('not the password at all');
    await page.getByRole('button', { name: t.whole('visit-begin') }).click();
    await expect(page.locator('#password-wrong')).toBeVisible();
    await check(page, `a visit refused, ${way.name}`);
    await page.locator('#password').fill(password);
    await page.getByRole('button', { name: t.whole('visit-begin') }).click();
    await page.waitForURL('/s/mergington/today');
    const stop = page.getByRole('button', { name: t.whole('visit-stop') });
    await expect(stop).toBeVisible();
    await look(page, 'visit-today');
    await page.goto('/s/mergington/people');
    await expect(page.locator('table.table tbody tr')).toHaveCount(25);
    await check(page, `people on a visit, ${way.name}`);

    // What would change something says why it does not.
    trouble.allow(403);
    await page.goto('/s/mergington/settings/terms');
    const answer = await page.request.post('/s/mergington/settings/terms', { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(answer.status()).toBe(403);
    await page.goto('/s/mergington/people/list.csv');
    await expect(page.getByRole('alert')).toHaveText(t('visit-takes-nothing'));
    await expect(stop).toBeVisible();

    await stop.click();
    await expect(toast(page)).toHaveText(t('visit-ended'));
    await expect(page.getByRole('main')).toContainText('They cannot find a club');
    await page.goto('/s/mergington/people');
    await expect(page.getByRole('alert')).toHaveText(t('error-not-a-member'));
  });

  test(`a site admin finds an account and ends its sessions: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await signedIn(person, site, way.browser);
    // A session of its own: other flows go on with theirs.
    const dean = await person();
    await signIn(dean, account);
    await page.goto('/site/users');
    await page.getByRole('searchbox').fill(account);
    await page.getByRole('searchbox').press('Enter');
    await expect(page.locator('table.table tbody tr')).toHaveCount(1);
    await check(page, `accounts, ${way.name}`);
    await page.getByRole('table').getByRole('link').first().click();
    await check(page, `an account, ${way.name}`);
    await page.getByRole('button', { name: t.whole('site-user-end') }).click();
    await expect(toast(page)).toBeVisible();
    trouble.allow(401);
    await dean.goto('/schools');
    await expect(dean.getByRole('alert')).toBeVisible();
  });
}
