// People: adding somebody, what they are, whether they come in, and what they may do.
const { test, expect, check, signedIn, toast, settled, stamp, ways, words } = require('./support');

for (const way of ways) {
  test(`an owner adds somebody, suspends them and gives them a role: ${way.name}`, async ({ person }) => {
    const t = words(way.lang);
    const page = await signedIn(person, 'principal@mergington.edu', way.browser);
    const name = `Nadia ${stamp()}`;
    await page.goto('/s/mergington/people');
    await page.getByRole('link', { name: t.whole('person-add') }).click();
    await page.locator('#name').fill(name);
    await page.locator('#role').selectOption('teacher');
    await page.getByRole('button', { name: t.whole('person-save') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await settled(page);
    await check(page, `a person, ${way.name}`);

    await page.getByRole('button', { name: t.whole('person-suspend') }).click();
    await expect(page.locator('.badge.stop')).toHaveText(t('person-suspended'));
    await page.getByRole('button', { name: t.whole('person-reinstate') }).click();
    await expect(page.locator('.head .badge.wait')).toHaveText(t('person-imported'));

    // A program admin administers something.
    await page.getByRole('link', { name: t.whole('person-role-change') }).click();
    await page.locator('input[name="role"][value="program_admin"]').check();
    await page.locator('input[name="programs[]"]').first().check();
    await page.getByRole('button', { name: t.whole('person-role-save') }).click();
    await expect(toast(page)).toContainText(name);
    await expect(page.locator('.head .badge.plain')).toHaveText(t('role-program_admin'));

    // Found in the list, ticked and changed with others; the list keeps its filters.
    await page.goto(`/s/mergington/people?q=${encodeURIComponent(name)}`);
    await page.locator('input[name="ids[]"]').check();
    await page.locator('#change').selectOption('suspend');
    await page.getByRole('button', { name: t.whole('people-apply') }).click();
    await expect(page.locator('table .badge.stop')).toHaveText(t('person-suspended'));
    await expect(page).toHaveURL(/q=Nadia/);

    // Kept under a name, opened, deleted.
    await page.locator('details summary').click();
    await page.locator('#name').fill(name);
    await page.getByRole('button', { name: t.whole('people-view-save') }).click();
    await expect(page.getByRole('navigation', { name: t('people-views') }).getByRole('link')).toContainText([name]);
  });
}
