// Registers: taken by taps and by keys, without a connection, by two at once, on paper and as a file.
const { test, expect, check, settled, signedIn, openActivity, toast, ways, words, OFFLINE } = require('./support');

const led = {
  en: { lead: 'rodriguez@mergington.edu', activity: 'Art Club', student: 'amelia@mergington.edu' },
  ur: { lead: 'petrova@mergington.edu', activity: 'Science Olympiad', student: 'isabella@mergington.edu' },
};

for (const way of ways) {
  test(`a register is taken, kept without a connection, sent once, printed and taken along: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const { lead, activity } = led[way.lang];
    const page = await signedIn(person, lead, way.browser);
    await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
    const main = page.getByRole('main');
    const here = await openActivity(page, activity);
    await main.getByRole('link', { name: t.whole('attendance-title') }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t('attendance-title'));
    await check(page, `attendance, ${way.name}`);

    // The sessions that have been are links to their registers.
    const been = page.locator('table').first().locator('tbody tr').filter({ hasNotText: t('attendance-coming') });
    await been.first().getByRole('link').click();
    const path = new URL(page.url()).pathname;
    const students = page.locator('ol.marks > li');
    const state = page.locator('[data-register-state]');
    await expect(students.first()).toBeVisible();
    await check(page, `register, ${way.name}`);
    const press = async (student, mark) => {
      const label = student.locator(`label.${mark}`);
      await (way.browser.hasTouch ? label.tap() : label.click());
      await expect(student.locator(`input[type="radio"][value="${mark}"]`)).toBeChecked();
    };
    const other = async (student) => ((await student.locator('input[type="radio"][value="absent"]').isChecked()) ? 'excused' : 'absent');

    // A tap, and a save.
    const mark = await other(students.nth(0));
    await press(students.nth(0), mark);
    await expect(state).toHaveText(t('sheet-unsaved'));
    await page.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(toast(page)).toHaveText(t('sheet-said'));
    await expect(students.nth(0).locator(`input[type="radio"][value="${mark}"]`)).toBeChecked();

    // Minutes belong to who is late; what is no number is said beside it, and nothing is lost.
    await press(students.nth(0), 'late');
    await students.nth(0).locator('.late-by input').fill('soon');
    trouble.allow(422);
    await page.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(page.locator('.summary')).toBeFocused();
    await expect(students.nth(0).locator('.wrong')).toBeVisible();
    await check(page, `register refused, ${way.name}`);
    await students.nth(0).locator('.late-by input').fill('12');
    await page.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(toast(page)).toHaveText(t('sheet-said'));
    await expect(students.nth(0).locator('.late-by input')).toHaveValue('12');

    // Without a connection it is kept, and sent once when there is one.
    const sent = [];
    page.on('response', (answer) => {
      if (answer.request().method() === 'POST' && new URL(answer.url()).pathname === path) sent.push(answer.status());
    });
    const kept = await other(students.nth(1));
    await press(students.nth(1), kept);
    trouble.allow(OFFLINE);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(state).toHaveText(t('sheet-kept'));
    await check(page, `register without a connection, ${way.name}`);
    expect(sent).toEqual([]);
    await page.context().setOffline(false);
    // The words of the save before may still stand there, so the answer is waited for.
    await expect.poll(() => sent, { timeout: 20_000 }).toEqual([303]);
    await expect(toast(page)).toHaveText(t('sheet-said'));
    await expect(students.nth(1).locator(`input[type="radio"][value="${kept}"]`)).toBeChecked();
    expect(sent).toEqual([303]);
    await page.reload();
    await settled(page);
    expect(sent).toEqual([303]);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('homeroom.register')))).toEqual([]);

    // Two windows, one student, two opinions: the second is asked, and may insist.
    const second = await page.context().newPage();
    await second.goto(path);
    const again = (await students.nth(2).locator('input[type="radio"][value="present"]').isChecked()) ? 'absent' : 'present';
    await press(students.nth(2), again);
    await page.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(toast(page)).toHaveText(t('sheet-said'));
    trouble.allow(409);
    const theirs = second.locator('ol.marks > li').nth(2);
    await theirs.locator('label.excused').click();
    await second.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(second.locator('.summary')).toContainText(t('sheet-differ-title', { n: 1 }));
    await check(second, `register that two took, ${way.name}`);
    await second.getByRole('button', { name: t.whole('sheet-save') }).click();
    await expect(toast(second)).toHaveText(t('sheet-said'));
    await expect(theirs.locator('input[type="radio"][value="excused"]')).toBeChecked();
    await second.close();

    // On paper: the names and their boxes, and nothing to press.
    await page.reload();
    await page.getByRole('button', { name: t('print') }).click();
    await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
    await page.emulateMedia({ media: 'print' });
    await expect(students.first()).toBeVisible();
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await page.emulateMedia({ media: null });

    // As files.
    const name = (await students.first().locator('legend bdi').innerText()).trim();
    for (const [link, kind] of [[t.whole('attendance-csv'), 'text/csv'], [t.whole('attendance-xlsx'), 'spreadsheetml']]) {
      const answer = await page.request.get(await main.getByRole('link', { name: link }).getAttribute('href'));
      expect(answer.status()).toBe(200);
      expect(answer.headers()['content-type']).toContain(kind);
      if (kind === 'text/csv') expect(await answer.text()).toContain(name);
    }

    // A date to come takes no register, and says so.
    await page.goto(`${here}/sessions`);
    await page.locator('.list > .row h3 a').last().click();
    await main.getByRole('link', { name: t.whole('sheet-title') }).click();
    await expect(main).toContainText(t('sheet-not-yet'));
    await expect(page.getByRole('button', { name: t.whole('sheet-save') })).toHaveCount(0);
    await check(page, `register of a day to come, ${way.name}`);

    // The student sees how often they were there, and nobody else's.
    const student = await signedIn(person, led[way.lang].student, way.browser);
    await student.goto(here);
    await expect(student.getByRole('main').locator('.facts')).toContainText(t('attendance-yours'));
  });
}

test('a register is taken with the keyboard alone', async ({ person }) => {
  const t = words('en');
  const page = await signedIn(person, 'lindgren@mergington.edu');
  await openActivity(page, 'Debate Team');
  await page.getByRole('main').getByRole('link', { name: t.whole('attendance-title') }).click();
  await page.locator('table').first().locator('tbody tr').first().getByRole('link').click();
  const students = page.locator('ol.marks > li');
  await students.nth(0).locator('input[type="radio"]:checked').focus();
  await page.keyboard.press('p');
  await page.keyboard.press('a');
  await expect(students.nth(0).locator('input[type="radio"][value="absent"]')).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('l');
  await expect(students.nth(1).locator('input[type="radio"][value="late"]')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('5');
  await expect(students.nth(1).locator('.late-by input')).toHaveValue('5');
  await students.nth(1).locator('input[type="radio"][value="late"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('e');
  await page.keyboard.press('ArrowUp');
  await expect(students.nth(1).locator('input[type="radio"][value="late"]')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(toast(page)).toHaveText(t('sheet-said'));
  await expect(students.nth(0).locator('input[type="radio"][value="absent"]')).toBeChecked();
  await expect(students.nth(1).locator('.late-by input')).toHaveValue('5');
  await expect(students.nth(2).locator('input[type="radio"][value="excused"]')).toBeChecked();
  await check(page, 'register by keyboard');
});
