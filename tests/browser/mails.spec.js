// The school's mail, as the office works with it: what was written, one of them, sent once more, held back; and a sender.
const { test, expect, look, signedIn, row, toast, check, lastMail, words, stamp } = require('./support');

const school = '/s/mergington';
const owner = 'principal@mergington.edu';

for (const lang of ['en', 'ur']) {
  test(`the office reads and resends a mail, ${lang}`, async ({ person }) => {
    const t = words(lang);
    const student = await signedIn(person, 'ava@mergington.edu', { lang: 'en' });
    await student.goto(`${school}/activities?q=soccer`);
    const say = words('en');
    const soccer = row(student, 'Soccer Team');
    await soccer.getByRole('button', { name: say('activity-sign-up') }).click();
    await expect(soccer).toContainText(say('activity-you-are-in'));
    await soccer.getByRole('button', { name: say('activity-leave') }).click();
    await expect(soccer).not.toContainText(say('activity-you-are-in'));

    const page = await signedIn(person, owner, { lang });
    await page.goto(`${school}/mails?template=withdrawn&q=ava`);
    await look(page, 'mail-console-rows');
    await page.getByRole('table').getByRole('link').first().click();
    await page.waitForURL(/\/mails\/\w+$/);
    await look(page, 'mail-console-mail');
    // Once the worker had its turn.
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('button', { name: t('console-resend') })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.getByRole('button', { name: t('console-resend') }).click();
    await expect(toast(page)).toHaveText(t('console-said-resent'));
    await expect(page.getByRole('link', { name: t('console-other') })).toBeVisible();
    await check(page, 'sent once more');
  });
}

test('a sender is confirmed by the code that its address gets', async ({ person, trouble }) => {
  const t = words('en');
  const [page, site] = [await signedIn(person, owner), await signedIn(person, 'site@homeroom.example')];
  const address = `office.${stamp()}@school.example`;
  await page.goto(`${school}/mails/senders/new`);
  await page.locator('#name').fill('The Office');
  await page.locator('#address').fill(address);
  await page.locator('main form.form button').click();
  await expect(toast(page)).toHaveText(t('sender-said-saved'));
  await page.getByRole('button', { name: t('sender-code-send') }).click();
  await expect(toast(page)).toHaveText(t('sender-said-code'));
  await look(page, 'mail-sender-code');
  trouble.allow(422);
  await page.locator('#code').fill('AAAA-AAAA');
  await page.getByRole('button', { name: t('sender-confirm-do') }).click();
  await expect(page.locator('#code-wrong')).toHaveText(t('sender-code-wrong'));
  await check(page, 'a wrong code');
  const mail = await lastMail(site, address, t('mail-confirm-sender-subject', { school: 'Mergington High School' }));
  const text = await site.locator('.letter').innerText();
  await page.locator('#code').fill(/[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)[0]);
  expect(mail).toBeTruthy();
  await page.getByRole('button', { name: t('sender-confirm-do') }).click();
  await expect(toast(page)).toHaveText(t('sender-said-confirmed'));
  await look(page, 'mail-sender-confirmed');
  await page.getByRole('button', { name: t('sender-remove') }).click();
  await expect(toast(page)).toHaveText(t('sender-said-removed', { name: 'The Office' }));
});

for (const lang of ['en', 'ur']) {
  test(`what may not be written to is held back, hides what it carries, and never goes, ${lang}`, async ({ person }) => {
    const t = words(lang);
    const address = `nia.${stamp()}@held.example`;
    const page = await signedIn(person, owner, { lang });
    await page.goto(`${school}/people/invitations/new`);
    await page.locator('#name').fill('Nia Held');
    await page.locator('#email').fill(address);
    await page.getByRole('button', { name: t('invitation-send') }).click();
    await expect(toast(page)).toContainText(address);

    await page.goto(`${school}/mails`);
    await page.locator('#q').fill(address);
    await page.locator('#state').selectOption('held');
    const found = page.getByRole('table').getByRole('row').filter({ hasText: address });
    await expect(async () => {
      await page.getByRole('search').getByRole('button').click();
      await page.waitForURL(/state=held/);
      await expect(found).toHaveCount(1, { timeout: 1000 });
    }).toPass();
    await look(page, 'mail-console-held-rows');
    const list = page.url();

    // Nothing is stopped or tried again that was not chosen; and what is held stays held.
    await page.getByRole('button', { name: t('console-retry-chosen') }).click();
    await expect(toast(page)).toHaveText(t('console-said-nothing'));
    await found.getByRole('checkbox').check();
    await page.getByRole('button', { name: t('console-retry-chosen') }).click();
    await expect(toast(page)).toHaveText(t('console-said-some', { n: 0, left: 1 }));
    expect(page.url()).toBe(list);
    await found.getByRole('link').click();
    await expect(page.getByText(t('console-held-protected')).first()).toBeVisible();
    await expect(page.getByText(t('console-hidden-words'))).toBeVisible();
    await expect(page.locator('iframe')).toHaveCount(0);
    await expect(page.getByRole('button', { name: t('console-retry') })).toHaveCount(0);
    await look(page, 'mail-console-held');
    await check(page, 'held back');
  });
}
