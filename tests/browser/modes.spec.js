// Places that are offered, and places that leaders choose for.
const { test, expect, check, signedIn, row, toast, lastMail, stamp, ways, words } = require('./support');

const site = 'site@homeroom.example';
const teachers = { en: 'rodriguez@mergington.edu', ur: 'chen@mergington.edu' };
// Free on Sundays at dawn, like everybody.
const students = { en: ['ava@mergington.edu', 'amelia@mergington.edu'], ur: ['ella@mergington.edu', 'james@mergington.edu'] };

/** One place on Sundays at dawn, and what comes free is offered for three hours: its path. */
async function clubWithOffers(teacher, name, way, [starts, ends]) {
  const t = words(way.lang);
  // The form says what each way means, and how long an offer stands.
  await teacher.goto('/s/mergington/activities/new');
  await teacher.locator('#name').fill(name);
  await teacher.locator('#capacity').fill('1');
  await teacher.locator('.slot select').first().selectOption('7');
  await teacher.locator('[name="starts[]"]').first().fill(starts);
  await teacher.locator('[name="ends[]"]').first().fill(ends);
  await teacher.getByRole('radio', { name: t('activity-mode-offers') }).check();
  await teacher.locator('#offer_hours').fill('3');
  await check(teacher, `form with modes, ${way.name}`);
  await teacher.getByRole('button', { name: t('activity-create') }).click();
  await teacher.getByRole('button', { name: t('activity-publish') }).click();
  await expect(toast(teacher)).toHaveText(t('activity-said-published'));
  return new URL(teacher.url()).pathname;
}

for (const way of ways) {
  test(`a freed place is offered, and accepted by the link in the mail: ${way.name}`, async ({ person }) => {
    test.slow();
    const t = words(way.lang);
    const en = words('en');
    const teacher = await signedIn(person, teachers[way.lang], way.browser);
    const name = `Night Sky ${stamp()}`;

    const here = await clubWithOffers(teacher, name, way, way.lang === 'en' ? ['05:00', '05:45'] : ['06:00', '06:45']);

    const [first, second] = students[way.lang];
    const leaves = await signedIn(person, first, way.browser);
    const waits = await signedIn(person, second, way.browser);
    await leaves.goto(here);
    await leaves.getByRole('button', { name: t('activity-sign-up') }).click();
    await expect(toast(leaves)).toHaveText(t('activity-said-in', { activity: name }));
    await waits.goto(here);
    await waits.getByRole('button', { name: t('activity-join-queue') }).click();
    await expect(toast(waits)).toHaveText(t('activity-said-queue', { activity: name, position: 1 }));
    await leaves.getByRole('button', { name: t('activity-leave') }).click();
    await expect(toast(leaves)).toHaveText(t('activity-said-left', { activity: name }));

    // Today, the list and the page say that a place is kept; the mail leads to the question.
    await waits.goto('/s/mergington/today');
    await expect(waits.getByRole('link', { name: t('offer-answer') })).toBeVisible();
    await check(waits, `today with an offer, ${way.name}`);
    const admin = await signedIn(person, site);
    const mail = await lastMail(admin, second, name);
    const link = mail.text.match(/https?:\/\/\S+\/offer/)[0];
    await waits.goto(new URL(link).pathname);
    await expect(waits.getByRole('heading', { level: 1 })).toHaveText(t('offer-heading', { activity: name }));
    await check(waits, `offer, ${way.name}`);
    await waits.getByRole('button', { name: t('offer-accept') }).click();
    await expect(toast(waits)).toHaveText(t('activity-said-in', { activity: name }));
    await waits.goto(new URL(link).pathname);
    await expect(waits.getByRole('button', { name: t('offer-accept') })).toHaveCount(0);
    await check(waits, `offer that was answered, ${way.name}`);
    await expect(admin.getByRole('heading', { level: 1 })).toHaveText(en('mail-offered-subject', { activity: name }));
  });

  test(`an offer is declined and goes to the next in the queue: ${way.name}`, async ({ person }) => {
    test.slow();
    const t = words(way.lang);
    const en = words('en');
    const teacher = await signedIn(person, teachers[way.lang], way.browser);
    const name = `Bird Walk ${stamp()}`;
    const here = await clubWithOffers(teacher, name, way, way.lang === 'en' ? ['07:00', '07:45'] : ['08:00', '08:45']);
    const third = { en: 'jacob@mergington.edu', ur: 'william@mergington.edu' }[way.lang];
    const [first, second] = students[way.lang];
    const people = [];
    for (const [n, who] of [first, second, third].entries()) {
      const page = await signedIn(person, who, way.browser);
      await page.goto(here);
      await page.getByRole('button', { name: t(n ? 'activity-join-queue' : 'activity-sign-up') }).click();
      const said = n ? t('activity-said-queue', { activity: name, position: n }) : t('activity-said-in', { activity: name });
      await expect(toast(page)).toHaveText(said);
      people.push(page);
    }
    const [leaves, declines, next] = people;
    await leaves.getByRole('button', { name: t('activity-leave') }).click();
    await expect(toast(leaves)).toHaveText(t('activity-said-left', { activity: name }));

    // Said no, from the page of the activity; it is nobody's place until the next one has answered.
    await declines.goto(here);
    await expect(declines.getByRole('main')).toContainText(t('activity-offered-until'));
    await check(declines, `activity with an offer, ${way.name}`);
    await declines.getByRole('main').getByRole('button', { name: t('offer-decline') }).click();
    await expect(toast(declines)).toHaveText(t('offer-said-no', { activity: name }));
    await expect(declines.getByRole('main').getByRole('button', { name: t('activity-join-queue') })).toBeVisible();
    const admin = await signedIn(person, site);
    await lastMail(admin, third, en('mail-offered-subject', { activity: name }));
    await teacher.goto(`${here}/roster`);
    await expect(teacher.locator('table.table tbody tr')).toContainText(t('roster-offered-until'));
    await check(teacher, `roster with an offer, ${way.name}`);
    await next.goto(`${here}/offer`);
    await next.getByRole('button', { name: t('offer-accept') }).click();
    await expect(toast(next)).toHaveText(t('activity-said-in', { activity: name }));
    await next.getByRole('button', { name: t('activity-leave') }).click();
    await expect(toast(next)).toHaveText(t('activity-said-left', { activity: name }));
  });

  test(`leaders choose among those who ask: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const leader = await signedIn(person, 'haddad@mergington.edu', way.browser);
    const student = await signedIn(person, students[way.lang][0], way.browser);

    await student.goto('/s/mergington/activities?q=Sunday');
    const chess = row(student, 'Sunday Chess Tournament');
    await chess.getByRole('button', { name: t('activity-ask') }).click();
    await expect(chess).toContainText(t('activity-you-asked'));
    await check(student, `asked, ${way.name}`);

    await leader.goto('/s/mergington/today');
    await leader.getByRole('link', { name: t('requests-title') }).click();
    const table = leader.locator('table.table tbody tr');
    await expect(table.filter({ hasText: students[way.lang][0] })).toHaveCount(1);
    await check(leader, `requests, ${way.name}`);
    trouble.allow(422);
    await leader.locator('button[value="approve"]').click();
    await expect(leader.locator('.summary')).toContainText(t('requests-tick'));
    await check(leader, `requests refused, ${way.name}`);
    await table.filter({ hasText: students[way.lang][0] }).getByRole('checkbox').check();
    await leader.locator('button[value="approve"]').click();
    await expect(toast(leader)).toHaveText(t('requests-said-approved', { n: 1 }));
    await expect(table.filter({ hasText: students[way.lang][0] })).toHaveCount(0);

    const declined = way.lang === 'en' ? 'daniel@mergington.edu' : 'olivia@mergington.edu';
    await table.filter({ hasText: declined }).getByRole('checkbox').check();
    await leader.locator('#message').fill('Come and watch this time.');
    await leader.locator('button[value="decline"]').click();
    await expect(toast(leader)).toHaveText(t('requests-said-declined', { n: 1 }));
    await leader.goto(leader.url().replace('/requests', '/roster'));
    await expect(leader.locator('table.table')).toContainText(students[way.lang][0]);
    await check(leader, `roster with requests, ${way.name}`);
  });
}
