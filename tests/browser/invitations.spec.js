// Asking somebody in, from the form to Today; and a list of people with its progress and its report.
const { test, expect, look, signIn, signedIn, toast, lastMail, stamp, ways, words } = require('./support');

const site = 'site@homeroom.example';
const school = '/s/mergington';

for (const way of ways) {
  test(`somebody is invited, comes in and is in the list: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const admin = await signedIn(person, 'admin@mergington.edu', way.browser);
    const email = `ina.${stamp()}@example.org`;

    await admin.goto(`${school}/people`);
    await admin.getByRole('main').getByRole('link', { name: t('invitation-invite') }).click();
    trouble.allow(422);
    await admin.locator('#email').fill('аna@example.org');
    await admin.locator('main form.form').evaluate((form) => { form.noValidate = true; });
    await admin.getByRole('button', { name: t('invitation-send') }).click();
    await expect(admin.locator('#email-wrong')).toBeVisible();
    await look(admin, 'invite-wrong');
    await admin.locator('#email').fill(email);
    await admin.locator('#role').selectOption('teacher');
    await admin.locator('#message').fill('Looking forward to you.');
    await admin.getByRole('button', { name: t('invitation-send') }).click();
    await expect(toast(admin)).toContainText(email);
    await expect(admin.getByRole('table')).toContainText(email);
    await look(admin, 'invitations-some');

    const outbox = await signedIn(person, site);
    const mail = await lastMail(outbox, email);
    const page = await person(way.browser);
    await page.goto(mail.links.find((link) => link.includes('/invitations/')));
    await look(page, 'invitation-open');
    await page.locator('#name').fill('Ina Newcomer');
    await page.locator('#password').fill('eleven green umbrellas');
    await page.getByRole('button', { name: t('invitation-accept') }).click();
    await page.waitForURL(/\/sign-in/);
    await page.locator('input[name="email"]').fill(email);
    await page.locator('input[name="password"]').fill('eleven green umbrellas');
    await page.locator('main form button.primary').click();
    await expect(page).toHaveURL(`${school}/today`);
    await admin.goto(`${school}/people/invitations?state=accepted`);
    await expect(admin.getByRole('table')).toContainText(email);
  });
}

test('a list is taken in while one looks, and says what was wrong with it', async ({ person }) => {
  test.slow();
  const t = words('en');
  const admin = await signedIn(person, 'admin@mergington.edu');
  const mark = stamp();
  const lines = Array.from({ length: 300 }, (_, n) => (n % 100 === 50 ? `Nobody ${n},nowhere,10` : `Pupil ${mark} ${n},p${n}.${mark}@example.org,10`));
  await admin.goto(`${school}/people/imports/new`);
  await admin.locator('#list').fill(['name,email,grade', ...lines].join('\n'));
  await admin.getByRole('button', { name: t('people-import-start') }).click();
  await expect(admin.getByRole('progressbar')).toBeVisible();
  // It moves by itself.
  await expect(admin.locator('#import')).toContainText(t('people-import-done'), { timeout: 30_000 });
  await expect(admin.locator('#import tbody tr')).toHaveCount(3);
  await look(admin, 'people-import');
});

test('a list is taken in without JavaScript', async ({ person }) => {
  const t = words('en');
  const page = await person({ javaScriptEnabled: false });
  await signIn(page, 'admin@mergington.edu');
  await page.goto(`${school}/people/imports/new`);
  await page.locator('#list').fill(`One Pupil <one.${stamp()}@example.org>\nnobody`);
  await page.getByRole('button', { name: t('people-import-start') }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.locator('#import')).toContainText(t('people-import-done'));
  }).toPass();
  await expect(page.locator('#import tbody tr')).toHaveCount(1);
});
