// A teacher: makes an activity, runs it, and ends it.
const { test, expect, check, signedIn, go, row, toast, lastMail, stamp, ways, words } = require('./support');

const site = 'site@homeroom.example';
const teachers = { en: 'rodriguez@mergington.edu', ur: 'chen@mergington.edu' };
// The first has something else on Tuesday mornings; the two others are free then, and busy at the other time.
const students = {
  en: { mornings: 'emma', others: ['noah', 'liam'], other: { day: '2', starts: '16:00', ends: '17:00', what: 'Soccer Team' } },
  ur: { mornings: 'sophia', others: ['lucas', 'isabella'], other: { day: '6', starts: '13:30', ends: '14:30', what: 'Science Olympiad' } },
};

for (const way of ways) {
  test(`a teacher makes an activity, fills it, changes it and cancels it: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const en = words('en');
    const page = await signedIn(person, teachers[way.lang], way.browser);
    const admin = await signedIn(person, site);
    const { mornings, others, other } = students[way.lang];
    const [busy, free, late] = [mornings, ...others].map((student) => `${student}@mergington.edu`);
    const name = `Seed Library ${stamp()}`;
    const main = page.getByRole('main');
    await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });

    // A new one: what is wrong is said beside the field, and nothing typed is lost.
    await page.goto('/s/mergington/today');
    await go(page, t('nav-activities'));
    await main.getByRole('link', { name: t('activity-new') }).click();
    await page.getByLabel(t.whole('activity-name')).fill(name);
    await page.locator('#description').fill('Collect, dry and lend **seeds**.');
    await page.locator('#category').fill('Nature');
    await page.locator('#room').fill('Greenhouse');
    await page.locator('#capacity').fill('0');
    const times = page.locator('.slot');
    await times.nth(0).locator('select').selectOption('2');
    await times.nth(0).locator('[name="starts[]"]').fill('07:15');
    await times.nth(0).locator('[name="ends[]"]').fill('08:00');
    await page.getByRole('button', { name: t('activity-add-time') }).click();
    await expect(times).toHaveCount(2);
    await expect(times.nth(1).locator('select')).toBeFocused();
    await times.nth(1).locator('select').selectOption('6');
    await times.nth(1).locator('[name="starts[]"]').fill('10:00');
    await times.nth(1).locator('[name="ends[]"]').fill('09:00');
    trouble.allow(422);
    await page.getByRole('button', { name: t('activity-create') }).click();
    await expect(page).toHaveTitle(t('error-prefix'));
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('#capacity-wrong')).toHaveText(t('field-number', { from: 1, to: 10000 }));
    await expect(page.locator('#slots-wrong')).toHaveText(t('activity-slot-turned'));
    await expect(page.getByLabel(t.whole('activity-name'))).toHaveValue(name);
    await expect(times).toHaveCount(2);
    await check(page, `new activity refused, ${way.name}`);
    await page.locator('#capacity').fill('2');
    await times.nth(1).locator('[name="ends[]"]').fill('11:30');
    await page.getByRole('button', { name: t('activity-create') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-created'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t('activity-draft'));
    const here = new URL(page.url()).pathname;

    // A draft is nobody else's; published it is everybody's.
    const visitor = await person();
    trouble.allow(404);
    await visitor.goto(here);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(en('error-title-not-found'));
    await page.getByRole('button', { name: t('activity-publish') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-published'));
    await visitor.goto(here);
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(name);
    await check(page, `published, ${way.name}`);

    // The roster: who has something else at that time takes a reason; the second has a place; the third waits.
    await main.getByRole('link', { name: t('activity-roster') }).click();
    const register = async (who) => {
      await page.getByRole('searchbox').fill(who);
      await page.getByRole('searchbox').press('Enter');
      await expect(page).toHaveURL(/find=/);
      await page.locator('ol.roster').first().getByRole('button', { name: t('roster-add') }).first().click();
    };
    trouble.allow(409);
    await register(busy);
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('.summary')).toContainText('Programming Class');
    await check(page, `over a rule, ${way.name}`);
    await page.getByLabel(t('roster-over-why')).fill('There is leave from the first half hour');
    await page.getByRole('button', { name: t('roster-over-do') }).click();
    await expect(toast(page)).toHaveText(t('roster-said-in'));
    const table = page.locator('table.table tbody tr');
    await expect(table).toHaveCount(1);
    await expect(table).toContainText(busy);
    await expect(table).toContainText(t('roster-override'));
    await register(free);
    await expect(toast(page)).toHaveText(t('roster-said-in'));
    await register(late);
    await expect(toast(page)).toHaveText(t('roster-said-waiting'));
    await expect(table).toHaveCount(2);
    await expect(page.locator('ol.roster')).toContainText(late);
    await check(page, `roster, ${way.name}`);

    // It prints: the table and nothing to press.
    await page.getByRole('button', { name: t('print') }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
    await page.emulateMedia({ media: 'print' });
    await expect(table.first()).toBeVisible();
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await expect(page.locator('.rail nav, nav.tabs').filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: null });

    // Removing takes a reason, and lets the next one in.
    const leaving = table.filter({ hasText: free });
    await leaving.locator('summary').click();
    await leaving.getByLabel(t('roster-why')).fill('Moved to the afternoon group');
    await leaving.getByRole('button', { name: t('roster-remove-do') }).click();
    await expect(toast(page)).toHaveText(t('roster-said-removed'));
    await expect(table.filter({ hasText: late })).toHaveCount(1);
    await expect(table).toHaveCount(2);
    await register(free);
    await expect(toast(page)).toHaveText(t('roster-said-waiting'));

    // More places move the queue up.
    await page.goto(`${here}/edit`);
    await page.locator('#capacity').fill('5');
    await page.getByRole('button', { name: t.whole('save') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-changed'));
    await expect(main).toContainText(t('activity-places', { taken: 3, capacity: 5 }));
    await page.goto(`${here}/roster`);
    await expect(table).toHaveCount(3);
    await expect(page.locator('ol.roster')).toHaveCount(0);

    // Another time means something for people: it is said first, then done, then told.
    await page.goto(`${here}/edit`);
    await times.nth(0).locator('select').selectOption(other.day);
    await times.nth(0).locator('[name="starts[]"]').fill(other.starts);
    await times.nth(0).locator('[name="ends[]"]').fill(other.ends);
    await page.locator('#room').fill('Room 12');
    await page.getByRole('button', { name: t.whole('save') }).click();
    await expect(page.locator('#confirmed-box')).toContainText(t('activity-change-told', { n: 3 }));
    await expect(page.locator('#confirmed-box')).toContainText(other.what);
    await check(page, `consequences, ${way.name}`);
    await page.getByLabel(t('activity-confirm')).check();
    await page.getByRole('button', { name: t.whole('save') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-changed'));
    await expect(main).toContainText('Room 12');

    // Cancelling asks why, and says to how many.
    await page.locator('summary').filter({ hasText: t('activity-more') }).click();
    await page.getByRole('link', { name: t('activity-cancel') }).click();
    await expect(main).toContainText(t('activity-cancel-told', { n: 3 }));
    await check(page, `cancelling, ${way.name}`);
    await page.getByRole('button', { name: t('activity-cancel-do', { n: 3 }) }).click();
    await expect(page.locator('#reason-wrong')).toHaveText(t('activity-reason-needed'));
    await page.getByLabel(t('activity-cancel-why')).fill('The greenhouse is being repaired');
    await page.getByRole('button', { name: t('activity-cancel-do', { n: 3 }) }).click();
    await expect(toast(page)).toHaveText(t('activity-said-cancelled'));
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t('activity-cancelled'));
    await visitor.reload();
    await expect(visitor.getByRole('main')).toContainText('The greenhouse is being repaired');

    // Whoever was in it reads of each step.
    for (const [to, subject, body] of [
      [free, en('mail-removed-subject', { activity: name }), /Moved to the afternoon group/],
      [late, en('mail-promoted-subject', { activity: name }), en('mail-promoted-body', { activity: name })],
      [busy, en('mail-changed-subject', { activity: name }), /Room 12/],
      [busy, en('mail-cancelled-subject', { activity: name }), /The greenhouse is being repaired/],
    ]) {
      expect((await lastMail(admin, to, subject)).text).toMatch(body);
    }

    // Into the archive, where only its leaders see it.
    await page.locator('summary').filter({ hasText: t('activity-more') }).click();
    await page.getByRole('button', { name: t('activity-archive') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-archived'));
    await visitor.reload();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(en('error-title-not-found'));
    await page.goto('/s/mergington/activities?show=archived');
    await expect(row(page, name)).toBeVisible();
  });
}

for (const way of ways) {
  test(`a room that is taken is said before a new activity is made: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await signedIn(person, teachers[way.lang], way.browser);
    await page.goto('/s/mergington/activities/new');
    await page.locator('#name').fill(`Gymnastics ${stamp()}`);
    await page.locator('#room').fill('gym');
    await page.locator('.slot select').first().selectOption('1');
    await page.locator('[name="starts[]"]').first().fill('06:45');
    await page.locator('[name="ends[]"]').first().fill('07:30');
    trouble.allow(422);
    await page.getByRole('button', { name: t('activity-create') }).click();
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('#confirmed-box')).toContainText(t('room-taken-title'));
    await expect(page.locator('#confirmed-box')).toContainText('Morning Fitness');
    await check(page, `a room that is taken, ${way.name}`);
    await page.getByLabel(t('room-taken-confirm')).check();
    await page.getByRole('button', { name: t('activity-create') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-created'));
    await page.locator('summary').filter({ hasText: t('activity-more') }).click();
    await page.getByRole('button', { name: t('activity-archive') }).click();
    await expect(toast(page)).toHaveText(t('activity-said-archived'));
  });
}

test('a teacher copies an activity into the next term, and has no say in those of others', async ({ person, trouble }) => {
  const page = await signedIn(person, teachers.en);
  await page.goto('/s/mergington/activities');
  await expect(row(page, 'Drama Club').getByRole('link', { name: /^Roster/ })).toBeVisible();
  await expect(row(page, 'Chess Club').getByRole('link', { name: /^Roster/ })).toHaveCount(0);
  await row(page, 'Chess Club').getByRole('heading').getByRole('link').click();
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
  trouble.allow(404);
  await page.goto(`${page.url()}/roster`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here');

  await page.goto('/s/mergington/activities?q=drama');
  await row(page, 'Drama Club').getByRole('heading').getByRole('link').click();
  await page.locator('summary').filter({ hasText: 'More' }).click();
  await page.getByLabel('Copy into another term').selectOption({ label: 'Third trimester' });
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(toast(page)).toHaveText('This is the copy. Look through it, then publish it.');
  await expect(page.getByLabel('Name')).toHaveValue('Drama Club');
  await page.goto('/s/mergington/today');
  await row(page, 'Drama Club').filter({ hasText: 'Draft' }).first().getByRole('heading').getByRole('link').click();
  await page.locator('summary').filter({ hasText: 'More' }).click();
  await page.getByRole('button', { name: 'Archive this activity' }).click();
  await expect(toast(page)).toHaveText('It is archived.');
});
