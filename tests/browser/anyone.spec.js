// Anyone: gets an account, keeps it, and comes and goes.
const { test, expect, check, signIn, signedIn, go, row, toast, lastMail, stamp, ways, words, password } = require('./support');

const site = 'site@homeroom.example';

for (const way of ways) {
  test(`somebody registers, proves the address, forgets the password and comes back: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await person(way.browser);
    const admin = await signedIn(person, site);
    const email = `zoe.${stamp()}@mergington.edu`;
    const [first, second] = ['eleven green umbrellas', 'seven quiet turtles'];

    // Registering: an address of elsewhere is refused beside the field, and the rest stays typed.
    await page.goto('/s/mergington');
    await page.getByRole('main').getByRole('link', { name: t('school-register') }).click();
    await page.getByLabel(t.whole('name')).fill('Zoë Tran');
    await page.getByLabel(t.whole('email')).fill('zoe@example.com');
    await page.getByLabel(t.whole('password')).fill(first);
    trouble.allow(422);
    await page.getByRole('button', { name: t('register') }).click();
    await expect(page).toHaveTitle(t('error-prefix'));
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('#email-wrong')).toHaveText(t('register-domain', { domains: 'mergington.edu' }));
    await expect(page.getByLabel(t.whole('name'))).toHaveValue('Zoë Tran');
    await check(page, `registering refused, ${way.name}`);
    await page.locator('.summary').getByRole('link').first().click();
    await expect(page.getByLabel(t.whole('email'))).toBeFocused();
    await page.getByLabel(t.whole('email')).fill(email);
    await page.getByLabel(t.whole('password')).fill(first);
    await page.getByRole('button', { name: t('register') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('mail-sent-title'));

    // Before the address is proved there is no way in.
    trouble.allow(422);
    await page.goto('/sign-in');
    await page.getByLabel(t.whole('email')).fill(email);
    await page.getByLabel(t.whole('password')).fill(first);
    await page.getByRole('button', { name: t('sign-in-now') }).click();
    await expect(page.locator('#email-wrong')).toHaveText(t('sign-in-wrong'));
    await expect(page.getByRole('link', { name: t('sign-in-confirm-again') })).toHaveAttribute('href', '/verification');
    await check(page, `not proved yet, ${way.name}`);

    // The link in the mail, in the browser that registered.
    const verify = await lastMail(admin, email, t('mail-verify-email-subject', { school: 'Mergington High School' }));
    await page.goto(verify.links.find((link) => link.startsWith('/verify/')));
    await expect(page.getByRole('main')).toContainText(email);
    await check(page, `proving, ${way.name}`);
    await page.getByRole('button', { name: t('verify-button') }).click();
    await expect(toast(page)).toHaveText(t('verified'));
    trouble.allow(404);
    await page.goto(verify.links.find((link) => link.startsWith('/verify/')));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('spent-title'));

    // In, as a student who belongs to the school.
    await signIn(page, email, first);
    await expect(page).toHaveURL('/s/mergington/today');
    await page.goto('/account');
    await expect(page.getByLabel(t.whole('name'))).toHaveValue('Zoë Tran');
    await page.goto('/s/mergington/today');
    await leave(page, t);

    // Forgotten: a link by mail, once.
    await page.goto('/sign-in');
    await page.getByRole('link', { name: t('sign-in-forgot') }).click();
    await page.getByLabel(t.whole('email')).fill(email);
    await page.getByRole('button', { name: t('send-link') }).click();
    await expect(page.getByRole('main')).toContainText(t('mail-sent-link'));
    const reset = await lastMail(admin, email, t('mail-reset-password-subject'));
    await page.goto(reset.links[0]);
    await page.getByLabel(t.whole('new-password')).fill('short');
    await page.getByRole('button', { name: t('new-password-save') }).click();
    await expect(page.locator('#password-wrong')).toHaveText(t('password-too-short'));
    await check(page, `new password refused, ${way.name}`);
    await page.getByLabel(t.whole('new-password')).fill(second);
    await page.getByRole('button', { name: t('new-password-save') }).click();
    await expect(toast(page)).toHaveText(t('password-is-new'));
    await lastMail(admin, email, t('mail-password-changed-subject'));

    // The old one does not open any more; the new one does.
    await page.getByLabel(t.whole('email')).fill(email);
    await page.getByLabel(t.whole('password')).fill(first);
    await page.getByRole('button', { name: t('sign-in-now') }).click();
    await expect(page.locator('.summary')).toBeFocused();
    await expect(page.locator('.summary')).toContainText(t('sign-in-wrong'));
    await expect(page.getByLabel(t.whole('email'))).toHaveValue(email);
    await check(page, `wrong password, ${way.name}`);
    await signIn(page, email, second);
    await expect(page).toHaveURL('/s/mergington/today');
  });

  test(`somebody looks after their account: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    // Nobody else signs in as these two: the name, the password and the sessions are theirs alone.
    const email = { en: 'olivia@mergington.edu', ur: 'mia@mergington.edu' }[way.lang];
    const changed = `a new one for ${stamp()}`;
    const page = await person(way.browser);
    const library = await person(way.browser);
    await signIn(page, email);
    await signIn(library, email);

    // Name, language and theme.
    await go(page, t('nav-account'));
    const before = await page.getByLabel(t.whole('name')).inputValue();
    await page.getByLabel(t.whole('name')).fill('');
    await page.locator('form.form').first().evaluate((form) => { form.noValidate = true; });
    trouble.allow(422);
    await page.getByRole('button', { name: t.whole('save') }).click();
    await expect(page.locator('#name-wrong')).toHaveText(t('field-needed'));
    await page.getByLabel(t.whole('name')).fill('O. Bennett-Castellanos');
    await page.locator('select#locale').selectOption('ps');
    await page.locator('select#theme').selectOption('dark');
    await page.getByRole('button', { name: t.whole('save') }).click();
    const pashto = words('ps');
    await expect(toast(page)).toHaveText(pashto('account-saved'));
    await expect(page.locator('html')).toHaveAttribute('lang', 'ps');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await check(page, `account, dark, Pashto, ${way.name}`);
    await page.locator('#name').fill(before);
    await page.locator('select#locale').selectOption(way.lang);
    await page.locator('select#theme').selectOption('');
    await page.getByRole('button', { name: pashto.whole('save') }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', way.lang);

    // Every device that is signed in, and an end to the others.
    await page.getByRole('link', { name: t('account-tab-sessions') }).click();
    await expect(page.locator('.list > .row')).toHaveCount(2);
    await expect(page.locator('.list > .row').filter({ hasText: t('session-this') })).toHaveCount(1);
    await check(page, `devices, ${way.name}`);
    await page.getByRole('button', { name: t('session-end') }).click();
    await expect(toast(page)).toHaveText(t('session-ended'));
    await expect(page.locator('.list > .row')).toHaveCount(1);
    trouble.allow(401);
    await library.goto('/account');
    await expect(library.getByRole('heading', { level: 1 })).toHaveText(t('error-title-signed-out'));
    await signIn(library, email);

    // A new password: the current one is asked for, and everywhere else one is signed out.
    await page.getByRole('link', { name: t('account-tab-password') }).click();
    await page.getByLabel(t.whole('account-current-password')).fill('not this one at all');
    await page.getByLabel(t.whole('new-password')).fill(changed);
    await page.getByRole('button', { name: t('account-change-password') }).click();
    await expect(page.locator('#current-wrong')).toHaveText(t('password-not-yours'));
    await expect(page.locator('.summary')).toBeFocused();
    await check(page, `password refused, ${way.name}`);
    await page.getByLabel(t.whole('account-current-password')).fill(password);
    await page.getByLabel(t.whole('new-password')).fill(changed);
    await page.getByRole('button', { name: t('account-change-password') }).click();
    await expect(toast(page)).toHaveText(t('password-changed'));
    await library.goto('/account');
    await expect(library.getByRole('heading', { level: 1 })).toHaveText(t('error-title-signed-out'));

    // As it was.
    await page.getByLabel(t.whole('account-current-password')).fill(changed);
    await page.getByLabel(t.whole('new-password')).fill(password);
    await page.getByRole('button', { name: t('account-change-password') }).click();
    await expect(toast(page)).toHaveText(t('password-changed'));
  });

  test(`somebody of two schools goes from one to the other, and signs out: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await person(way.browser);
    await signIn(page, 'chen@mergington.edu');
    await expect(page).toHaveURL('/schools');
    await expect(row(page, 'Mergington High School')).toContainText(t('role-teacher'));
    await check(page, `schools, ${way.name}`);
    await page.getByRole('main').getByRole('link', { name: 'Riverside Community College', exact: true }).click();
    await expect(page).toHaveURL('/s/riverside/today');
    await expect(page.locator('a.school')).toHaveText('Riverside Community College');
    await expect(page.getByRole('complementary', { name: t('today-week') })).toContainText('Debate Society');
    await expect(page.getByRole('main')).not.toContainText('Chess Club');
    await page.goto('/schools');
    await page.getByRole('main').getByRole('link', { name: 'Mergington High School', exact: true }).click();
    await expect(page.getByRole('complementary', { name: t('today-week') })).toContainText('Chess Club');

    await leave(page, t);
    await expect(page).toHaveURL('/');
    await expect(toast(page)).toHaveText(t('signed-out'));
    trouble.allow(401);
    await page.goto('/s/mergington/today');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('error-title-signed-out'));
    await check(page, `signed out, ${way.name}`);

    // Signing in leads back to where one wanted to go.
    await page.getByRole('main').getByRole('link', { name: t('sign-in-now') }).click();
    await page.getByLabel(t.whole('email')).fill('chen@mergington.edu');
    await page.getByLabel(t.whole('password')).fill(password);
    await page.getByRole('button', { name: t('sign-in-now') }).click();
    await expect(page).toHaveURL('/s/mergington/today');
  });
}

test('whoever registers with an address that is known gets the same page, and a mail', async ({ page, person }) => {
  const admin = await signedIn(person, site);
  await page.goto('/s/mergington/register');
  await page.getByLabel('Name', { exact: true }).fill('Emma Again');
  await page.getByLabel('E-mail address').fill('emma@mergington.edu');
  await page.getByLabel('Password').fill('eleven green umbrellas');
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look at your mail');
  const mail = await lastMail(admin, 'emma@mergington.edu', /You already have an account/);
  expect(mail.text).toContain('its password stays as it is');
});

/** Signs out, by the button that this size of screen has. */
async function leave(page, t) {
  const button = page.getByRole('button', { name: t('sign-out') }).filter({ visible: true });
  if (!(await button.count())) await page.locator('nav.tabs button').click();
  await button.first().click();
}
