// The office: whoever runs the school, and whoever runs the site.
const { test, expect, check, signedIn, go, row, toast, lastMail, settled, stamp, ways, words } = require('./support');

const owner = 'principal@mergington.edu';
const site = 'site@homeroom.example';

/** Lets the server judge: what the browser itself would hold back goes through. */
async function send(page, button) {
  await page.locator('main form.form').evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
  await page.getByRole('button', { name: button }).click();
}

for (const way of ways) {
  test(`an admin looks people up: ${way.name}`, async ({ person }) => {
    const t = words(way.lang);
    const page = await signedIn(person, 'admin@mergington.edu', way.browser);
    const rows = page.locator('table.table tbody tr');
    await page.goto('/s/mergington/today');
    await go(page, t('nav-people'));
    await expect(rows).toHaveCount(25);
    await expect(page.locator('.foot')).toContainText(t('list-shown', { from: 1, to: 25 }));
    await check(page, `people, ${way.name}`);

    // Pages, and how long they are.
    await page.getByRole('link', { name: t.whole('page-next') }).click();
    await expect(page).toHaveURL(/page=2/);
    await expect(page.locator('.foot')).toContainText(t('list-shown', { from: 26, to: 50 }));
    await page.locator('.sizes').getByRole('link', { name: '100', exact: true }).click();
    await expect(rows).toHaveCount(100);
    await expect(page).not.toHaveURL(/page=2/);
    await page.locator('.sizes').getByRole('link', { name: '25', exact: true }).click();

    // By name, by address, by role and status; the address of the page holds it.
    await page.getByRole('searchbox').fill('LINDQ');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('emma@mergington.edu');
    await expect(page).toHaveURL(/q=LINDQ/);
    await page.getByRole('searchbox').fill('آمنه');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('amna.khan@mergington.edu');
    await page.getByRole('searchbox').fill('');
    await page.getByLabel(t.whole('people-role')).selectOption('teacher');
    await expect(page).toHaveURL(/role=teacher/);
    // The six of the demo, whomever else other flows asked in; and nobody of another role.
    await expect(rows.filter({ hasText: '@mergington.edu' })).toHaveCount(6);
    await expect(rows.filter({ hasNotText: t('role-teacher') })).toHaveCount(0);
    await page.getByLabel(t.whole('people-status')).selectOption('suspended');
    await expect(page.getByRole('heading', { name: t('people-none-title') })).toBeVisible();
    await check(page, `nobody, ${way.name}`);
    await page.getByRole('link', { name: t('people-show-all') }).click();
    await expect(rows).toHaveCount(25);

    // In order of the role, and the other way round.
    await settled(page);
    if (way.browser.viewport.width > 600) {
      await page.getByRole('columnheader').getByRole('link', { name: t('people-role') }).click();
      await expect(page).toHaveURL(/sort=role/);
      await page.getByRole('columnheader').getByRole('link', { name: t('people-role') }).click();
      await expect(page).toHaveURL(/sort=-role/);
      await expect(page.getByRole('columnheader', { name: t('people-role') })).toHaveAttribute('aria-sort', 'descending');
    }
  });

  test(`an owner changes the school's settings and terms, and finds it in the log: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await signedIn(person, owner, way.browser);
    const mark = stamp();
    await page.goto('/s/mergington/today');
    await go(page, t('nav-settings'));
    const motto = page.getByLabel(t.whole('settings-motto'));
    const before = await motto.inputValue();

    // What is wrong stands beside the field, in the words of a summary that has the focus; what was typed stays.
    trouble.allow(422);
    await page.getByLabel(t.whole('settings-name')).fill('');
    await motto.fill(`Grow, ${mark}`);
    await page.getByLabel(t.whole('settings-zone')).fill('Mars/Olympus');
    await page.locator('[name="registration"][value="domains"]').check();
    await page.getByLabel(t.whole('settings-domains')).fill('not a domain');
    await send(page, t('settings-save'));
    await expect(page).toHaveTitle(t('error-prefix'));
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('.summary')).toContainText(t('form-wrong', { n: 3 }));
    await expect(page.locator('#name-wrong')).toHaveText(t('field-needed'));
    await expect(page.locator('#time_zone-wrong')).toHaveText(t('zone-unknown'));
    await expect(motto).toHaveValue(`Grow, ${mark}`);
    await check(page, `settings refused, ${way.name}`);
    await page.getByLabel(t.whole('settings-name')).fill('Mergington High School');
    await page.getByLabel(t.whole('settings-zone')).fill('America/New_York');
    await page.getByLabel(t.whole('settings-domains')).fill('mergington.edu');
    await page.getByRole('button', { name: t('settings-save') }).click();
    await expect(toast(page)).toHaveText(t('settings-saved'));
    const visitor = await person();
    await visitor.goto('/s/mergington');
    await expect(visitor.getByText(`Grow, ${mark}`)).toBeVisible();
    await motto.fill(before);
    await page.getByRole('button', { name: t('settings-save') }).click();
    await expect(toast(page)).toHaveText(t('settings-saved'));

    // Terms: the last day is not before the first.
    await page.getByRole('link', { name: t.whole('terms-tab') }).click();
    const name = `Summer ${mark}`;
    await page.getByLabel(t.whole('term-name')).fill(name);
    await page.getByLabel(t.whole('term-starts')).fill('2031-08-01');
    await page.getByLabel(t.whole('term-ends')).fill('2031-07-01');
    await page.getByRole('button', { name: t('term-add') }).click();
    await expect(page.locator('#ends_on-wrong')).toHaveText(t('term-order'));
    await expect(page.locator('.summary')).toBeFocused();
    await check(page, `terms refused, ${way.name}`);
    await page.getByLabel(t.whole('term-ends')).fill('2031-08-30');
    await page.getByRole('button', { name: t('term-add') }).click();
    await expect(toast(page)).toHaveText(t('term-added', { name }));
    await row(page, name).getByRole('link').first().click();
    await page.getByLabel(t.whole('term-max')).fill('2');
    await page.getByRole('button', { name: t('term-save') }).click();
    await expect(row(page, name)).toContainText(t('term-limit', { n: 2 }));

    // The log: what was, what is, and who did it.
    await go(page, t('nav-audit'));
    const entries = page.locator('.list > .row');
    await expect(entries.filter({ hasText: t('audit-term-change') }).first()).toContainText('Principal Martinez');
    await page.getByLabel(t.whole('audit-kind')).selectOption('school');
    await expect(page).toHaveURL(/kind=school/);
    await expect(entries.filter({ hasText: t('audit-term-change') })).toHaveCount(0);
    await expect(entries.first().locator('del')).toHaveText(`Grow, ${mark}`);
    await expect(entries.first().locator('ins')).toHaveText(before);
    await check(page, `log, ${way.name}`);
    await page.getByRole('searchbox').fill('nobody of this name');
    await page.getByRole('button', { name: t.whole('search') }).click();
    await expect(page.getByRole('heading', { name: t('audit-none-title') })).toBeVisible();
  });

  test(`a site admin opens a school, closes it and opens it again: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const en = words('en');
    const page = await signedIn(person, site, way.browser);
    const main = page.getByRole('main');
    const mark = stamp();
    const [name, slug] = [`Lakeside ${mark}`, `lakeside-${mark}`];
    await page.goto('/site/schools');
    await expect(page.getByRole('table')).toContainText('Mergington High School');
    await check(page, `all schools, ${way.name}`);

    // Opening one, not quite right first.
    await main.getByRole('link', { name: t('site-open-school') }).click();
    trouble.allow(422);
    await page.locator('#name').fill(name);
    await page.locator('#slug').fill('Lakeside High!');
    await page.locator('#owner_email').fill('dean@riverside.edu');
    await page.locator('#time_zone').fill('America/Chicago');
    await send(page, t('site-open'));
    await expect(page.locator('#slug-wrong')).toHaveText(t('slug-form'));
    await expect(page.locator('.summary')).toBeFocused();
    await check(page, `new school refused, ${way.name}`);
    await page.locator('#slug').fill(slug);
    await page.getByRole('button', { name: t('site-open'), exact: true }).click();
    await expect(toast(page)).toHaveText(t('site-school-opened', { name }));
    await expect(main).toContainText('dean@riverside.edu');
    const here = page.url();
    const mail = await lastMail(page, 'dean@riverside.edu', en('mail-owner-invited-subject', { school: name }));
    expect(mail.links).toEqual(['/sign-in']);
    await expect(page.frameLocator('iframe').getByText(en('mail-owner-invited-body', { school: name }))).toBeVisible();
    await check(page, `a mail, ${way.name}`);

    // Its owner is in at once.
    const dean = await signedIn(person, 'dean@riverside.edu');
    await dean.goto('/schools');
    await row(dean, name).getByRole('link').first().click();
    await expect(dean).toHaveURL(`/s/${slug}/today`);

    // Closed: members read why, the public that it is not for ever.
    await page.goto(here);
    await page.getByLabel(t.whole('site-reason')).fill('The contract ended');
    await page.getByRole('button', { name: t('site-suspend') }).click();
    await expect(toast(page)).toHaveText(t('site-school-suspended'));
    await expect(main).toContainText('The contract ended');
    await check(page, `suspended, ${way.name}`);
    trouble.allow(403);
    trouble.allow(503);
    await dean.reload();
    await expect(dean.getByRole('alert')).toHaveText(en('error-school-suspended'));
    await dean.goto('/schools');
    await expect(row(dean, name)).toContainText(en('schools-suspended'));
    const visitor = await person();
    const answer = await visitor.goto(`/s/${slug}`);
    expect([answer.status(), answer.headers()['x-robots-tag']]).toEqual([503, 'noindex']);
    await expect(visitor.getByRole('alert')).toHaveText(en('error-school-closed'));
    await visitor.goto(`/?q=${mark}`);
    await expect(row(visitor, name)).toHaveCount(0);

    // And open again.
    await page.goto(`/site/schools?q=${mark}`);
    await expect(page.getByRole('table')).toContainText(t('site-suspended'));
    await page.getByRole('table').getByRole('link').click();
    await page.getByRole('button', { name: t('site-reactivate') }).click();
    await expect(toast(page)).toHaveText(t('site-school-reactivated'));
    await dean.goto(`/s/${slug}/today`);
    await expect(dean.getByRole('heading', { level: 1 })).toBeVisible();
    await visitor.goto(`/s/${slug}`);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(name);
  });
}

test('a program admin runs what belongs to the program, and no more', async ({ person, trouble }) => {
  const page = await signedIn(person, 'arts@mergington.edu');
  await page.goto('/s/mergington/activities');
  await expect(page.getByRole('link', { name: /^Roster ·/ })).toHaveText([/Art Club/, /Drama Club/]);
  await row(page, 'Art Club').getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('link', { name: 'Edit' })).toBeVisible();
  await page.goto('/s/mergington/people');
  await expect(page.getByText('Everybody who belongs to your programs.')).toBeVisible();
  await page.getByRole('searchbox').fill('emma@mergington.edu');
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  trouble.allow(403);
  for (const path of ['settings', 'settings/terms', 'audit']) {
    await page.goto(`/s/mergington/${path}`);
    await expect(page.getByRole('alert')).toHaveText('Your role does not allow this. Ask an admin of the school.');
  }
});

test('an owner of one school is nobody to the site', async ({ person, trouble }) => {
  const page = await signedIn(person, owner);
  await page.goto('/schools');
  await expect(page.getByRole('link', { name: 'See all schools of this site' })).toHaveCount(0);
  trouble.allow(404);
  for (const path of ['/site/schools', '/site/mails']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');
  }
});
