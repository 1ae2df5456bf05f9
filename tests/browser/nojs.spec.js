// Without JavaScript: every control is a real link, button or form.
const { test, expect, signIn, row, toast, stamp, ways, words } = require('./support');

for (const way of ways) {
  const options = { ...way.browser, javaScriptEnabled: false };

  test(`a student finds an activity, takes a place and gives it back, without JavaScript: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await person(options);
    const email = { en: 'ethan@mergington.edu', ur: 'oliver@mergington.edu' }[way.lang];
    await signIn(page, email);
    await expect(page).toHaveURL('/s/mergington/today');
    await page.goto('/s/mergington/activities');

    // Filters are a form with a button, and links.
    await page.getByLabel(t.whole('activities-day')).selectOption('2');
    await page.getByRole('searchbox').fill('soccer');
    await page.getByRole('button', { name: t.whole('search') }).click();
    await expect(page).toHaveURL(/day=2/);
    await expect(page).toHaveURL(/q=soccer/);
    await expect(page.locator('.list > .row')).toHaveCount(1);
    await page.locator('a.chip').filter({ hasText: t('activities-free') }).click();
    await expect(page).toHaveURL(/free=1/);

    // A press of the button is a page, with the words on top of it.
    await row(page, 'Soccer Team').getByRole('button', { name: t('activity-sign-up') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-in', { activity: 'Soccer Team' }));
    await expect(page.getByRole('main')).toContainText(t('activity-you-are-in'));

    // A refusal is a page too, and leads back.
    trouble.allow(409);
    await page.goto('/s/mergington/activities?q=art');
    await row(page, 'Art Club').getByRole('button', { name: t('activity-sign-up') }).click();
    await expect(page.getByRole('alert')).toHaveText(t('refused-clash', { other: 'Soccer Team' }));
    await page.getByRole('main').getByRole('link', { name: t('go-back') }).click();
    await page.goto('/s/mergington/activities?show=mine');
    await row(page, 'Soccer Team').getByRole('button', { name: t('activity-leave') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-left', { activity: 'Soccer Team' }));
    await page.goto('/account');
    const more = page.locator('nav.tabs button').filter({ visible: true });
    if (await more.count()) await more.click();
    await page.getByRole('button', { name: t('sign-out') }).filter({ visible: true }).click();
    await expect(toast(page)).toHaveText(t('signed-out'));
  });

  test(`a teacher makes an activity with two times, without JavaScript: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await person(options);
    await signIn(page, { en: 'lindgren@mergington.edu', ur: 'haddad@mergington.edu' }[way.lang]);
    await page.goto('/s/mergington/activities/new');
    const name = `Paper Folding ${stamp()}`;
    const times = page.locator('fieldset.slots > .slot');
    const fill = async (row, day, starts, ends) => {
      await row.locator('select').selectOption(day);
      await row.locator('[name="starts[]"]').fill(starts);
      await row.locator('[name="ends[]"]').fill(ends);
    };
    await page.getByLabel(t.whole('activity-name')).fill(name);
    await fill(times.nth(0), '3', '12:00', '12:30');
    trouble.allow(422);
    await page.getByRole('button', { name: t('activity-add-time') }).click();
    await expect(times).toHaveCount(2);
    await expect(page.getByLabel(t.whole('activity-name'))).toHaveValue(name);
    await expect(page.locator('.summary')).toHaveCount(0);
    await fill(times.nth(1), '5', '12:00', '12:30');
    await page.getByRole('button', { name: t('activity-create') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-created'));
    await expect(page.locator('main .facts')).toContainText('12:00–12:30');
    await page.locator('summary').filter({ hasText: t('activity-more') }).click();
    await page.getByRole('button', { name: t('activity-archive') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-archived'));
  });
}
