// Which mail somebody gets, how it is stopped without signing in, and announcements from the draft to the banner.
const { test, expect, check, signedIn, toast, lastMail, stamp, ways, words } = require('./support');

const site = 'site@homeroom.example';
const students = { en: 'ava@mergington.edu', ur: 'ella@mergington.edu' };

for (const way of ways) {
  test(`an announcement is written, read, mailed and stopped: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const admin = await signedIn(person, 'admin@mergington.edu', way.browser);
    const student = await signedIn(person, students[way.lang], way.browser);
    const outbox = await signedIn(person, site);
    const title = `Flu shots ${stamp()}`;

    // What somebody gets.
    await student.goto('/s/mergington/today');
    await student.getByRole('main').getByRole('link', { name: t('mail-preferences') }).click();
    await expect(student.getByLabel(t('mail-about-announcements')).first()).toBeChecked();
    await check(student, `mail preferences, ${way.name}`);
    await student.getByLabel(t('mail-about-digest')).first().check();
    await student.getByRole('button', { name: t('save') }).click();
    await expect(toast(student)).toHaveText(t('mail-said-chosen'));
    await expect(student.getByLabel(t('mail-about-digest')).first()).toBeChecked();

    // A draft for nobody is refused, with what was typed.
    await admin.goto('/s/mergington/announcements');
    await check(admin, `announcements, ${way.name}`);
    await admin.getByRole('main').getByRole('link', { name: t('announcement-new') }).click();
    await admin.locator('#title').fill(title);
    await admin.locator('#body').fill('In the **gym**, at noon.');
    trouble.allow(422);
    await admin.getByRole('button', { name: t('announcement-save') }).click();
    await expect(admin.locator('#targets-wrong')).toHaveText(t('announcement-audience-needed'));
    await expect(admin.locator('#title')).toHaveValue(title);
    await check(admin, `announcement refused, ${way.name}`);
    await admin.locator('[value="role:student"]').check();
    await admin.locator('[value="banner"]').check();
    await admin.locator('[name="by_mail"]').check();
    await admin.getByRole('button', { name: t('announcement-save') }).click();
    await expect(toast(admin)).toHaveText(t('announcement-said-saved'));
    await expect(admin.locator('.prose strong')).toHaveText('gym');
    await check(admin, `announcement as a draft, ${way.name}`);
    await student.goto('/s/mergington/today');
    await expect(student.getByText(title)).toHaveCount(0);
    await admin.getByRole('button', { name: t('announcement-publish') }).click();
    await expect(toast(admin)).toHaveText(t('announcement-said-published'));

    // A banner until it is put away, and a line afterwards.
    await student.goto('/s/mergington/today');
    const banner = student.locator('.banner').filter({ hasText: title });
    await expect(banner).toBeVisible();
    await check(student, `today with a banner, ${way.name}`);
    await banner.getByRole('button').click();
    await expect(banner).toHaveCount(0);
    await student.getByRole('main').getByRole('link', { name: title }).click();
    await expect(student.getByRole('heading', { level: 1 })).toContainText(title);
    await check(student, `announcement, ${way.name}`);

    // The mail says how it is stopped; a browser that nobody is signed in to stops it.
    const mail = await lastMail(outbox, students[way.lang], title);
    const link = mail.text.match(/\/unsubscribe\/\S+/)[0];
    const nobody = await person(way.browser);
    await nobody.goto(link);
    await expect(nobody.getByRole('heading', { level: 1 })).toHaveText(t('mail-stop-title'));
    await check(nobody, `unsubscribing, ${way.name}`);
    await nobody.getByRole('button', { name: t('mail-stop-do') }).click();
    await expect(nobody.getByRole('button', { name: t('mail-stop-do') })).toHaveCount(0);
    await expect(nobody.getByRole('heading', { level: 1 })).toHaveText(t('mail-stopped-title'));
    await check(nobody, `unsubscribed, ${way.name}`);
    await student.goto('/s/mergington/mail-preferences');
    await expect(student.getByLabel(t('mail-about-announcements')).first()).not.toBeChecked();

    await admin.getByRole('button', { name: t('announcement-withdraw') }).click();
    await expect(toast(admin)).toHaveText(t('announcement-said-withdrawn'));
    await admin.goto('/s/mergington/announcements/written');
    await check(admin, `what was written, ${way.name}`);
  });
}
