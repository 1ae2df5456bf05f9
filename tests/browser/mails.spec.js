// The school's mail, as the office works with it: what was written, one of them, sent once more; and a sender.
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
