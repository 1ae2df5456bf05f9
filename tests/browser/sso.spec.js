// Single sign-on: a school sets a service up, its people find the button, and words stand where the service is no help.
// What a service answers is tried in tests/sso.rs, against an issuer that runs there.
const { test, expect, look, signedIn, toast, stamp, ways, words } = require('./support');

const site = 'site@homeroom.example';
const school = '/s/riverside';

for (const way of ways) {
  test(`a service is set up, found at the door and taken away: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const admin = await signedIn(person, 'dean@riverside.edu', way.browser);
    const service = `Acme ${stamp()}`;
    const issuer = `https://${service.replace(' ', '-').toLowerCase()}.invalid/oauth2`;

    await admin.goto(`${school}/settings`);
    await admin.locator('.tabset').getByRole('link', { name: t.whole('sso-title') }).click();
    await admin.getByRole('link', { name: t.whole('sso-another') }).click();
    await look(admin, 'sso-new');

    // What is wrong stands beside its field, and what was typed is kept.
    trouble.allow(422);
    await admin.locator('#label').fill(service);
    await admin.locator('#issuer').fill('https://192.168.0.1/');
    await admin.locator('#domain').fill('riverside.edu');
    await admin.locator('#role_claim').fill('groups');
    await admin.locator('#roles').fill('boss = owner');
    await admin.getByRole('button', { name: t.whole('sso-save') }).click();
    await expect(admin.locator('#issuer-wrong')).toBeVisible();
    await expect(admin.locator('#roles-wrong')).toContainText('boss = owner');
    await expect(admin.locator('#label')).toHaveValue(service);
    await look(admin, 'sso-wrong');

    await admin.locator('#issuer').fill(issuer);
    await admin.locator('#roles').fill('staff = teacher');
    await admin.getByRole('button', { name: t.whole('sso-save') }).click();
    await expect(toast(admin)).toHaveText(t('sso-said-added'));
    await expect(admin.locator('.facts .code')).toContainText(/\/s\/riverside\/sign-in\/\w+\/callback$/);
    await look(admin, 'sso-saved');
    await admin.locator('#client_id').fill('homeroom');
    await admin.locator('#secret').fill('a secret of theirs'.replaceAll(' ', '-'));
    await admin.locator('input[name="is_on"]').check();
    await admin.getByRole('button', { name: t.whole('sso-save') }).click();
    await expect(toast(admin)).toHaveText(t('sso-said-changed'));
    await expect(admin.locator('#secret')).toHaveValue('');
    await admin.getByRole('button', { name: t.whole('sso-test-now') }).click();
    await expect(toast(admin)).not.toHaveText(t('sso-said-changed'));
    const edit = admin.url();

    // Whoever runs the site confirms the domain.
    const owner = await signedIn(person, site);
    await owner.goto('/site/schools?q=riverside');
    await owner.getByRole('main').getByRole('link', { name: /Riverside/ }).first().click();
    const asked = owner.locator('.row', { hasText: service });
    await asked.getByRole('button').click();
    await expect(owner.locator('.row', { hasText: service }).locator('.badge')).toHaveText(words('en')('sso-confirmed'));
    await look(owner, 'sso-domain');
    await admin.goto(`${school}/settings/single-sign-on`);
    await expect(admin.locator('.row', { hasText: service })).toContainText(t('sso-on'));
    await look(admin, 'sso-services');

    // A visitor finds the button; the service does not answer, and words say so.
    const visitor = await person(way.browser);
    await visitor.goto(`/sign-in?next=${school}/today`);
    await look(visitor, 'sso-door');
    await visitor.getByRole('link', { name: t.whole('sso-with-school') }).click();
    await look(visitor, 'sso-buttons');
    trouble.allow(502);
    await visitor.getByRole('button', { name: service }).click();
    await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(t('sso-refused-title'));
    await look(visitor, 'sso-refused');
    await visitor.getByRole('link', { name: t.whole('sso-use-password') }).click();
    await expect(visitor).toHaveURL('/sign-in');

    // Somebody who is signed in links it with their password only.
    await admin.goto('/account/sign-in');
    await admin.getByRole('main').getByRole('link', { name: /Riverside/ }).click();
    await admin.locator('#password').fill('not hers');
    await admin.getByRole('button', { name: service }).click();
    await expect(admin.locator('#password-wrong')).toBeVisible();
    await look(admin, 'sso-link');

    await admin.goto(edit);
    await admin.getByRole('button', { name: t.whole('sso-remove-now') }).click();
    await expect(toast(admin)).toContainText(service);
    await expect(admin.getByRole('main')).not.toContainText(service);
  });
}
