// One's account: the second step at sign-in, and a picture.
const { createHmac } = require('node:crypto');
const { test, expect, check, look, signIn, toast, lastMail, signedIn, ways, words, password } = require('./support');

/** What an authenticator app shows for this secret, `later` steps from now. */
function code(secret, later = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/\s/g, '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const digest = createHmac('sha1', key).update(step).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

for (const way of ways) {
  test(`somebody turns a second step on, signs in with it and with paper, and turns it off: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    // Nobody else signs in as these two.
    const email = { en: 'harper@mergington.edu', ur: 'scarlett@mergington.edu' }[way.lang];
    const page = await person(way.browser);
    await signIn(page, email);
    await page.goto('/account/second-step');
    await check(page, `no second step, ${way.name}`);
    await page.getByLabel(t.whole('account-current-password')).fill(password);
    await page.getByRole('button', { name: t('second-begin') }).click();
    await expect(page.getByRole('img', { name: t('second-square') })).toBeVisible();
    await check(page, `square, ${way.name}`);
    await look(page, 'account-square');
    const secret = await page.locator('bdi.code').innerText();
    await page.getByLabel(t.whole('second-code')).fill('000000');
    trouble.allow(422);
    await page.getByRole('button', { name: t('second-confirm') }).click();
    await expect(page.locator('#code-wrong')).toHaveText(t('second-code-wrong'));
    expect(await page.locator('bdi.code').innerText()).toBe(secret);
    await page.getByLabel(t.whole('second-code')).fill(code(secret, -1));
    await page.getByRole('button', { name: t('second-confirm') }).click();
    await expect(toast(page)).toHaveText(t('second-is-on'));
    const codes = await page.locator('.paper-codes li').allInnerTexts();
    expect(codes).toHaveLength(10);
    await check(page, `codes, ${way.name}`);
    await look(page, 'account-codes');
    await page.getByRole('link', { name: t('second-codes-done') }).click();
    await check(page, `second step on, ${way.name}`);
    await look(page, 'account-second-step-on');

    const phone = await person(way.browser);
    await signIn(phone, email);
    await expect(phone).toHaveURL('/sign-in/code');
    await check(phone, `one more step, ${way.name}`);
    await look(phone, 'sign-in-code');
    await phone.getByLabel(t.whole('second-code')).fill(code(secret));
    await phone.getByRole('button', { name: t('sign-in-now') }).click();
    await expect(phone).toHaveURL('/s/mergington/today');

    const paper = await person(way.browser);
    await signIn(paper, email);
    await paper.getByLabel(t.whole('second-code')).fill(codes[0]);
    await paper.getByRole('button', { name: t('sign-in-now') }).click();
    await expect(paper).toHaveURL('/s/mergington/today');
    await paper.goto('/account/history');
    await expect(paper.getByRole('main')).toContainText(t('history-in-by-code'));
    await look(paper, 'account-history');
    await paper.goto('/account/second-step');
    await paper.getByLabel(t.whole('account-current-password')).fill(password);
    await paper.getByRole('button', { name: t('second-turn-off') }).click();
    await expect(toast(paper)).toHaveText(t('second-is-off'));
    const admin = await signedIn(person, 'site@homeroom.example');
    await lastMail(admin, email, t('mail-second-off-subject'));
  });
}
