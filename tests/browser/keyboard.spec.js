// Without a mouse.
const { test, expect, check, settled, signedIn, row, toast, words } = require('./support');

// Busy on Sundays only.
const student = 'jacob@mergington.edu';

/** What has the focus: its tag, and its id or words. */
function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    return `${at.localName} ${at.id || at.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)}`;
  });
}

/** Presses Tab until this has the focus; each stop on the way shows where it is. */
async function tabTo(page, locator, most = 60) {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const ring = await page.evaluate(() => {
      const at = document.activeElement;
      const box = at.getBoundingClientRect();
      const style = getComputedStyle(at);
      return { width: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth), isSeen: box.bottom > 0 && box.top < innerHeight };
    });
    expect(ring.isSeen, `${await focused(page)} has the focus and is out of sight`).toBe(true);
    expect(ring.width, `${await focused(page)} has the focus and no ring`).toBeGreaterThan(0);
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${most} presses of Tab did not reach it; the last stop was ${await focused(page)}`);
}

for (const lang of ['en', 'ur']) {
  test(`the first stop leads past everything to the content, ${lang}`, async ({ person }) => {
    const t = words(lang);
    const page = await signedIn(person, student, { lang });
    await page.goto('/s/mergington/activities');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: t('skip-to-content') });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await check(page, `skip link, ${lang}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
  });

  test(`keys lead to the search field and to their own list, ${lang}`, async ({ person }) => {
    const t = words(lang);
    const page = await signedIn(person, student, { lang });
    await page.goto('/s/mergington/activities');
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    // In a field they are letters.
    await page.keyboard.type('a/b?');
    await expect(page.getByRole('searchbox')).toHaveValue('a/b?');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: t('keys-title') });
    await expect(keys).toBeVisible();
    await check(page, `keys, ${lang}`);
    await page.keyboard.press('Escape');
    await expect(keys).toBeHidden();
    // They can be switched off, for those whose own tools use them, and on again.
    await page.keyboard.press('?');
    await keys.getByRole('button', { name: t('keys-switch') }).click();
    await keys.getByRole('button', { name: t.whole('close') }).click();
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).not.toBeFocused();
    await page.reload();
    await page.keyboard.press('?');
    await expect(keys).toBeHidden();
    await page.evaluate(() => localStorage.clear());
  });
}

test('Tab reaches every filter and the button of an activity, and what is pressed keeps the focus', async ({ person }) => {
  const page = await signedIn(person, student);
  await page.goto('/s/mergington/activities?q=soccer');
  const button = row(page, 'Soccer Team').locator('button[id^="do-"]');
  await page.getByRole('main').focus();
  await tabTo(page, page.getByRole('searchbox'));
  await tabTo(page, page.getByLabel('Level', { exact: true }), 4);
  await tabTo(page, page.getByRole('link', { name: 'Places left' }), 8);
  await tabTo(page, button, 16);
  await page.keyboard.press('Enter');
  await expect(toast(page)).toHaveText(/You have a place/);
  await settled(page);
  await expect(button).toBeFocused();
  await page.keyboard.press('Space');
  await expect(toast(page)).toHaveText(/You left/);
  await settled(page);
  await expect(button).toBeFocused();
});

test('on a phone the rest of the navigation opens and closes by keys', async ({ person }) => {
  const page = await signedIn(person, 'principal@mergington.edu', { viewport: { width: 360, height: 780 } });
  await page.goto('/s/mergington/today');
  const more = page.getByRole('button', { name: 'More' });
  await more.focus();
  await page.keyboard.press('Enter');
  const sheet = page.locator('#more');
  await expect(sheet).toBeVisible();
  await check(page, 'more, 360');
  await page.keyboard.press('Tab');
  await expect(sheet.getByRole('link', { name: 'Reports' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/s/mergington/reports');
});

test('rows of times are added and taken away by keys, and the focus is never lost', async ({ person }) => {
  const page = await signedIn(person, 'rodriguez@mergington.edu');
  await page.goto('/s/mergington/activities/new');
  const add = page.getByRole('button', { name: 'Add a time' });
  await add.focus();
  await page.keyboard.press('Enter');
  const rows = page.locator('.slot');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1).getByLabel('Day')).toBeFocused();
  await rows.nth(1).getByRole('button', { name: 'Remove' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  await expect(add).toBeFocused();
});

test('at 400 % the list is one column and nothing is cut off', async ({ person }) => {
  // 1280 px at 400 % are 320 px of CSS.
  const page = await signedIn(person, student, { viewport: { width: 320, height: 256 } });
  for (const path of ['activities', 'activities?view=week', 'today']) {
    await page.goto(`/s/mergington/${path}`);
    await check(page, `${path} at 400 %`);
  }
});
