// Files on an activity: a photo and a flyer, brought by a script and without one, and what is refused.
const { test, expect, look, check, signedIn, signIn, toast, ways, words } = require('./support');

const teacher = 'rodriguez@mergington.edu';
// A picture that a browser draws, so that none lies here.
const drawn = (page, colour) => page.evaluate(async (colour) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 420 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 640, 420);
  pen.fillStyle = '#fff';
  pen.fillRect(60, 60, 200, 120);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
  return [...new Uint8Array(await blob.arrayBuffer())];
}, colour);

// Another each time: the same content hangs at an activity once.
const colour = () => `hsl(${Date.now() % 360} 60% ${30 + Math.floor(Math.random() * 40)}%)`;

async function activityOf(page, t, name) {
  await page.goto('/s/mergington/activities');
  await page.getByRole('link', { name, exact: true }).first().click();
  return new URL(page.url()).pathname;
}

for (const way of ways) {
  test(`a teacher hangs up a photo, describes it and takes it down: ${way.name}`, async ({ person, trouble }) => {
    const t = words(way.lang);
    const page = await signedIn(person, teacher, way.browser);
    const here = await activityOf(page, t, 'Drama Club');
    await page.goto(`${here}/files`);
    await look(page, `files-empty-${way.lang}`);

    // Through the signed address: the form itself brings no file.
    const bytes = Buffer.from(await drawn(page, colour()));
    const brought = page.waitForResponse((answer) => answer.url().includes('/files/incoming/'));
    await page.locator('#file').setInputFiles({ name: 'stage.png', mimeType: 'image/png', buffer: bytes });
    await page.locator('#alt').fill('The stage, with one lamp on');
    await page.getByRole('button', { name: t('files-add-do') }).click();
    expect((await brought).status()).toBe(204);
    await expect(toast(page)).toHaveText(t('file-said-added'));
    await expect(page.locator('.files > li')).toHaveCount(1);

    // What is none is refused in words, and what was typed is kept.
    trouble.allow(422);
    const evil = Buffer.from('<svg><script>alert(1)</script></svg>');
    await page.locator('#alt').fill('A drawing');
    await page.locator('#file').setInputFiles({ name: 'evil.svg', mimeType: 'image/svg+xml', buffer: evil });
    await page.getByRole('button', { name: t('files-add-do') }).click();
    await expect.poll(() => page.locator('#file').evaluate((field) => field.validationMessage)).toMatch(t('file-not-taken'));
    await page.locator('#file').setInputFiles({ name: 'evil.png', mimeType: 'image/png', buffer: evil });
    await page.getByRole('button', { name: t('files-add-do') }).click();
    await expect(page.locator('#file-wrong')).toHaveText(t('file-not-taken'));
    await expect(page.locator('#alt')).toHaveValue('A drawing');
    await check(page, `files refused, ${way.name}`);

    await page.goto(`${here}/files`);
    await page.getByLabel(t.whole('file-alt')).first().fill('The stage in blue light');
    await page.locator('.files').getByRole('button', { name: t('save') }).click();
    await expect(toast(page)).toHaveText(t('file-said-described'));
    await page.goto(here);
    const cover = page.locator('.cover img');
    await expect(cover).toHaveAttribute('alt', 'The stage in blue light');
    expect(await cover.evaluate((img) => img.complete && img.naturalWidth)).toBe(640);
    await look(page, `files-shown-${way.lang}`);

    await page.goto(`${here}/files`);
    await page.locator('.files').getByRole('link', { name: t('file-remove') }).click();
    await look(page, `files-remove-${way.lang}`);
    await page.getByRole('button', { name: t('file-remove-do') }).click();
    await expect(toast(page)).toHaveText(t('file-said-removed'));
    await expect(page.locator('.files > li')).toHaveCount(0);
  });
}

test('without JavaScript the form brings the file itself', async ({ person }) => {
  const t = words('en');
  const page = await person({ javaScriptEnabled: false });
  const drawer = await person();
  await drawer.goto('/');
  await signIn(page, teacher);
  const here = await activityOf(page, t, 'Drama Club');
  await page.goto(`${here}/files`);
  const bytes = Buffer.from(await drawn(drawer, colour()));
  await page.locator('#file').setInputFiles({ name: 'rehearsal.png', mimeType: 'image/png', buffer: bytes });
  await page.locator('#alt').fill('A rehearsal');
  await page.getByRole('button', { name: t('files-add-do') }).click();
  await expect(toast(page)).toHaveText(t('file-said-added'));
  await page.locator('.files').getByRole('link', { name: t('file-remove') }).click();
  await page.getByRole('button', { name: t('file-remove-do') }).click();
  await expect(toast(page)).toHaveText(t('file-said-removed'));
});

test('a visitor sees the pictures of an activity and takes its flyer along', async ({ page }) => {
  const t = words('en');
  await activityOf(page, t, 'Chess Club');
  await expect(page.locator('.cover img')).toHaveAttribute('alt', /chessboard/);
  const download = page.waitForEvent('download');
  await page.locator('.papers a').click();
  expect((await download).suggestedFilename()).toBe('chess-club.pdf');
});
