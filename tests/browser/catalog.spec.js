// Finding the right one: facets, favourites, what is popular, sharing; what students think; categories and tags.
const { test, expect, check, settled, signedIn, openActivity, row, toast, stamp, ways, words } = require('./support');

const students = { en: 'harper@mergington.edu', ur: 'scarlett@mergington.edu' };
const rated = {
  en: { activity: 'Programming Class', author: 'emma@mergington.edu', reader: 'sophia@mergington.edu', lead: 'chen@mergington.edu' },
  ur: { activity: 'Morning Fitness', author: 'john@mergington.edu', reader: 'scarlett@mergington.edu', lead: 'bailey@mergington.edu' },
};

/** The number that a choice or a chip promises. */
const promised = (text) => Number(/(\d+)\D*$/.exec(text)[1]);

/** Lets the server judge. */
async function send(form, button) {
  await form.evaluate((it) => { it.noValidate = true; });
  await form.getByRole('button', { name: button }).click();
}

for (const way of ways) {
  test(`every choice leads to as many as it says: ${way.name}`, async ({ person }) => {
    test.slow();
    const t = words(way.lang);
    const page = await signedIn(person, students[way.lang], way.browser);
    const rows = page.locator('.list > .row');
    const list = '/s/mergington/activities';
    const choices = (id) => page.locator(`#${id} option`).evaluateAll((all) => all.filter((one) => one.value).map((one) => [one.value, one.textContent]));
    await page.goto(list);
    await check(page, `list with choices, ${way.name}`);
    for (const id of ['day', 'category', 'level', 'tag']) {
      await page.goto(list);
      const all = await choices(id);
      expect(all.length, id).toBeGreaterThan(1);
      for (const [value, label] of all) {
        await page.goto(`${list}?${id}=${value}`);
        await expect(rows, `${id} ${label}`).toHaveCount(promised(label));
      }
    }
    // What is left of the others follows what was chosen, also where nothing is loaded anew.
    await page.goto(list);
    await page.locator('#category').selectOption({ index: 1 });
    await expect(page).toHaveURL(/category=/);
    await settled(page);
    for (const [value, label] of await choices('day')) {
      await page.goto(`${page.url().replace(/&day=\d/, '')}&day=${value}`);
      await expect(rows, `day ${label}`).toHaveCount(promised(label));
    }
    await page.goto(list);
    for (const chip of await page.locator('a.chip:has(.count)').all()) {
      const [path, count] = [await chip.getAttribute('href'), promised(await chip.locator('.count').innerText())];
      const other = await page.context().newPage();
      await other.goto(path);
      await expect(other.locator('.list > .row'), path).toHaveCount(count);
      await other.close();
    }
    await page.locator('#tag').selectOption({ index: 1 });
    await expect(page).toHaveURL(/tag=/);
    await check(page, `list of a tag, ${way.name}`);
    await page.getByRole('link', { name: t.whole('clear-filters') }).click();
    await expect(page).not.toHaveURL(/tag=/);
  });

  test(`favourites, what is popular, and a link to share: ${way.name}`, async ({ person }) => {
    const t = words(way.lang);
    const page = await signedIn(person, students[way.lang], { ...way.browser, permissions: ['clipboard-read', 'clipboard-write'] });
    const heart = (name) => row(page, name).getByRole('button', { name: t('favourite') });
    await page.goto('/s/mergington/activities');
    for (const name of ['Math Club', 'Soccer Team']) {
      await heart(name).click();
      await expect(toast(page)).toHaveText(t('favourite-said-on', { activity: name }));
      await expect(heart(name)).toHaveAttribute('aria-pressed', 'true');
    }
    await page.locator('a.chip').filter({ hasText: t('activities-favourites') }).click();
    await expect(page).toHaveURL(/favourite=1/);
    await expect(page.locator('.list > .row')).toHaveCount(2);
    await check(page, `favourites, ${way.name}`);
    for (const name of ['Math Club', 'Soccer Team']) {
      await openActivity(page, name);
      await page.locator('.head').getByRole('button', { name: t('favourite') }).click();
      await expect(toast(page)).toHaveText(t('favourite-said-off', { activity: name }));
    }

    // What was asked for in the last days comes first, and says so.
    await page.goto('/s/mergington/activities');
    await page.getByRole('link', { name: t.whole('activities-sort-popular') }).click();
    await expect(page).toHaveURL(/sort=popular/);
    const first = page.locator('.list > .row').first();
    await expect(first).toContainText('Weekend Robotics Workshop');
    await expect(first).toContainText(t('activity-popular'));
    await page.getByRole('link', { name: t.whole('activities-sort-rating') }).click();
    await expect(page).toHaveURL(/sort=rating/);
    await expect(page.locator('.list > .row').first().locator('.stars, [class*="star"]').first()).toBeVisible();
    await check(page, `by rating, ${way.name}`);

    // The link is copied where nothing can share it; what others see of it is said in its head.
    const here = await openActivity(page, 'Art Club');
    await page.addInitScript(() => { Object.defineProperty(navigator, 'canShare', { value: undefined }); });
    await page.reload();
    await page.getByRole('link', { name: t('share') }).click();
    await expect(toast(page)).toHaveText(t('share-copied'));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`${here}$`));
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', 'Art Club');
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content');
    const nobody = await person();
    const answer = await nobody.request.get(picture);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(/^image\//);
    await check(page, `an activity with pictures, ${way.name}`);
  });

  test(`a student rates, changes it, another reports it, the leader hides it: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const { activity, author, reader, lead } = rated[way.lang];
    const comment = `Bring a friend ${stamp()}`;
    const page = await signedIn(person, author, way.browser);
    const here = await openActivity(page, activity);
    await page.getByRole('main').getByRole('link', { name: t('rating-read') }).click();
    await check(page, `ratings, ${way.name}`);
    const form = page.locator('aside form.form');
    trouble.allow(422);
    await send(form, t('rating-give'));
    await expect(page.locator('.summary')).toBeFocused();
    await expect(form.locator('.wrong')).toHaveText(t('rating-score-needed'));
    await check(page, `ratings refused, ${way.name}`);
    await form.locator('input[value="5"]').check();
    await form.locator('#comment').fill('Early, but good.');
    await form.getByRole('button', { name: t('rating-give') }).click();
    await expect(toast(page)).toHaveText(t('rating-said'));
    await form.locator('input[value="4"]').check();
    await form.locator('#comment').fill(comment);
    await form.getByRole('button', { name: t.whole('save') }).click();
    await expect(toast(page)).toHaveText(t('rating-said'));
    const mine = page.locator('.comment').filter({ hasText: comment });
    await expect(mine).toContainText(t('rating-yours'));
    await expect(page.locator('.comment').filter({ hasText: 'Early, but good.' })).toHaveCount(0);
    await expect(mine.locator('summary').filter({ hasText: t('rating-report') })).toHaveCount(0);
    await page.goto('/s/mergington/activities');
    await expect(row(page, activity)).toContainText(/4[.,٫]0/);

    // Somebody else reads it without a name, and reports it.
    const other = await signedIn(person, reader, way.browser);
    await other.goto(`${here}/ratings`);
    const theirs = other.locator('.comment').filter({ hasText: comment });
    await theirs.locator('summary').filter({ hasText: t('rating-report') }).click();
    await theirs.locator('input[name="reason"]').fill('Not a comment about the class');
    await theirs.getByRole('button', { name: t('rating-report-do') }).click();
    await expect(toast(other)).toHaveText(t('rating-said-reported'));
    await expect(theirs).toContainText(t('rating-reported-by-you'));
    await check(other, `a comment that was reported, ${way.name}`);

    // Its leader hides it, for a reason.
    const leader = await signedIn(person, lead, way.browser);
    await leader.goto('/s/mergington/today');
    const waiting = leader.locator('.list > .row').filter({ hasText: activity }).filter({ hasText: t('rating-today-reported') });
    await waiting.getByRole('heading').getByRole('link').click();
    const found = leader.locator('.comment').filter({ hasText: comment });
    await expect(found).toContainText('Not a comment about the class');
    await found.locator('summary').filter({ hasText: t('rating-hide') }).click();
    await send(found.locator('details form'), t('rating-hide-do'));
    await expect(found.locator('.wrong')).toBeVisible();
    await check(leader, `hiding without a reason, ${way.name}`);
    await found.locator('details input[name="reason"]').fill('Comments are about the class itself');
    await found.getByRole('button', { name: t('rating-hide-do') }).click();
    await expect(toast(leader)).toHaveText(t('rating-said-hidden'));
    await expect(found).toContainText(t('rating-hidden'));

    // Its author reads why; for everybody else it is not there, and does not count.
    await page.goto(`${here}/ratings`);
    await expect(mine).toContainText('Comments are about the class itself');
    await expect(page.locator('aside')).toContainText(t('rating-own-hidden'));
    await check(page, `own comment that is hidden, ${way.name}`);
    await other.reload();
    await expect(theirs).toHaveCount(0);
    await expect(other.locator('aside').first()).toContainText(t('rating-none'));
    await leader.reload();
    await found.getByRole('button', { name: t('rating-show') }).click();
    await expect(toast(leader)).toHaveText(t('rating-said-shown'));
    await other.reload();
    await expect(theirs).toBeVisible();
  });

  test(`the office adds, renames, merges and removes categories and tags: ${way.name}`, async ({ person, trouble }) => {
    test.slow();
    const t = words(way.lang);
    const mark = stamp();
    const page = await signedIn(person, 'admin@mergington.edu', way.browser);
    const add = page.locator('section[aria-labelledby="add-h"] form');
    const named = (name) => page.locator('.list > .row').filter({ has: page.getByRole('link', { name, exact: true }) });

    await page.goto('/s/mergington/settings/categories');
    await check(page, `categories, ${way.name}`);
    await add.locator('#name').fill(`Nature ${mark}`);
    await add.locator('.swatches label').nth(2).click();
    await add.getByRole('button', { name: t('label-add') }).click();
    await expect(toast(page)).toHaveText(t('label-said-added', { name: `Nature ${mark}` }));
    await expect(named(`Nature ${mark}`)).toContainText(t('label-uses', { n: 0 }));
    trouble.allow(422);
    await add.locator('#name').fill(`NATURE ${mark}`);
    await add.getByRole('button', { name: t('label-add') }).click();
    await expect(page.locator('.summary')).toBeFocused();
    await expect(add.locator('.wrong')).toHaveText(t('category-taken'));
    await check(page, `categories refused, ${way.name}`);

    // Renamed, merged into another, and what used it uses the other.
    await page.goto('/s/mergington/settings/categories');
    await named(`Nature ${mark}`).getByRole('heading').getByRole('link').click();
    await check(page, `a category, ${way.name}`);
    await page.locator('#name').fill(`Outdoors ${mark}`);
    await page.getByRole('button', { name: t.whole('save') }).click();
    await expect(toast(page)).toHaveText(t('label-said-changed', { name: `Outdoors ${mark}` }));
    await named(`Outdoors ${mark}`).getByRole('heading').getByRole('link').click();
    await page.locator('#into').fill('Nobody knows');
    await page.getByRole('button', { name: t.whole('label-merge') }).click();
    await expect(page.locator('#into-wrong')).toHaveText(t('label-unknown'));
    await page.locator('#into').fill('sports');
    await page.getByRole('button', { name: t.whole('label-merge') }).click();
    await expect(toast(page)).toHaveText(t('label-said-merged', { from: `Outdoors ${mark}`, into: 'Sports' }));
    await expect(named(`Outdoors ${mark}`)).toHaveCount(0);

    // Tags: two that mean the same become one, and one that nobody uses is removed.
    await page.goto('/s/mergington/settings/tags');
    await check(page, `tags, ${way.name}`);
    for (const name of [`Trials ${mark}`, `Unused ${mark}`]) {
      await add.locator('#name').fill(name);
      await add.getByRole('button', { name: t('label-add') }).click();
      await expect(toast(page)).toHaveText(t('label-said-added', { name }));
    }
    await expect(named('On stage').getByRole('button')).toHaveCount(0);
    await named(`Unused ${mark}`).getByRole('button', { name: t('label-remove') }).click();
    await expect(toast(page)).toHaveText(t('label-said-removed', { name: `Unused ${mark}` }));
    await named(`Trials ${mark}`).getByRole('heading').getByRole('link').click();
    await page.locator('#into').fill('Competition');
    await page.getByRole('button', { name: t.whole('label-merge') }).click();
    await expect(toast(page)).toHaveText(t('label-said-merged', { from: `Trials ${mark}`, into: 'Competition' }));
    await expect(named('Competition')).toContainText(t('label-uses', { n: 4 }));
  });
}
