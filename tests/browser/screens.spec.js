// Every screen, as whoever works with it sees it: light and dark, phone and desk, from left to right and from right to left.
const { test, expect, look, signedIn, lastMail, row, stamp, words } = require('./support');

const student = 'ava@mergington.edu';
const teacher = 'rodriguez@mergington.edu';
const owner = 'principal@mergington.edu';
const site = 'site@homeroom.example';
const school = '/s/mergington';

/** Goes to the page of an activity from the list, and on to what belongs to it. */
function activity(name, rest = '') {
  return async (page) => {
    await page.goto(`${school}/activities?q=${encodeURIComponent(name)}`);
    const link = await row(page, name).getByRole('heading').getByRole('link').getAttribute('href');
    await page.goto(`${link}${rest}`);
  };
}

/** Goes on to the first of these links, or to what belongs to it. */
const then = (first, link, rest = '') => async (page) => {
  if (typeof first === 'string') await page.goto(first);
  else await first(page);
  await page.goto(`${await page.locator(link).first().getAttribute('href')}${rest}`);
};

/** The date of Drama Club that does not take place: two of its mails came back. */
const off = then(activity('Drama Club', '/sessions'), '.list > .row:has(s) h3 a');
/** Goes to the page of a person from the list, and on to what belongs to it. */
function person(name, rest = '') {
  return async (page) => {
    await page.goto(`${school}/people?q=${encodeURIComponent(name)}`);
    const link = await page.getByRole('rowheader').getByRole('link').first().getAttribute('href');
    await page.goto(`${link}${rest}`);
  };
}

// Name, who, where. `status` is what it is answered with, when that is no 200.
const screens = [
  { name: 'front', at: '/' },
  { name: 'school', at: school },
  { name: 'activities-visitor', at: `${school}/activities` },
  { name: 'activity-visitor', at: activity('Debate Team') },
  { name: 'sign-in', at: '/sign-in' },
  { name: 'register', at: `${school}/register` },
  { name: 'registered', at: `${school}/register/sent` },
  { name: 'forgot', at: '/password/forgot' },
  { name: 'mail-sent', at: '/mail-sent' },
  { name: 'verification', at: '/verification' },
  { name: 'spent', at: '/verify/nothing', status: 404 },
  { name: 'reset-spent', at: '/password/reset/nothing', status: 404 },
  { name: 'not-found', at: '/nothing/here', status: 404 },
  { name: 'signed-out', at: '/account', status: 401 },

  { name: 'today-student', who: student, at: `${school}/today` },
  { name: 'activities-student', who: student, at: `${school}/activities` },
  { name: 'week-student', who: student, at: `${school}/activities?view=week` },
  { name: 'activities-none', who: student, at: `${school}/activities?q=nothing-like-it&free=1` },
  { name: 'activity-student', who: student, at: activity('Chess Club') },
  { name: 'forbidden', who: student, at: `${school}/settings`, status: 403 },
  { name: 'account', who: student, at: '/account' },
  { name: 'password', who: student, at: '/account/password' },
  { name: 'sessions', who: student, at: '/account/sessions' },
  { name: 'second-step', who: student, at: '/account/second-step' },
  { name: 'sign-ins', who: student, at: '/account/history' },
  { name: 'new-email', who: student, at: '/account/email' },
  { name: 'email-spent', at: '/email/old/nothing', status: 404 },
  { name: 'ways-to-sign-in', who: student, at: '/account/sign-in' },

  { name: 'today-teacher', who: 'chen@mergington.edu', at: `${school}/today` },
  { name: 'schools', who: 'chen@mergington.edu', at: '/schools' },
  { name: 'activities-teacher', who: teacher, at: `${school}/activities` },
  { name: 'activity-teacher', who: teacher, at: activity('Drama Club') },
  { name: 'activity-new', who: teacher, at: `${school}/activities/new` },
  { name: 'activity-edit', who: teacher, at: activity('Drama Club', '/edit') },
  { name: 'roster', who: 'chen@mergington.edu', at: activity('Chess Club', '/roster?find=an') },
  { name: 'cancellation', who: teacher, at: activity('Drama Club', '/cancellation') },

  { name: 'activity-pictures', who: student, at: activity('Art Club') },
  { name: 'activity-pictures-visitor', at: activity('Art Club') },
  { name: 'activities-popular', who: student, at: `${school}/activities?sort=popular` },
  { name: 'ratings-student', who: student, at: activity('Chess Club', '/ratings') },
  { name: 'ratings-reported', who: 'chen@mergington.edu', at: activity('Chess Club', '/ratings') },
  { name: 'calendar-student', who: student, at: `${school}/calendar` },
  { name: 'calendar-all', who: teacher, at: `${school}/calendar?whose=all` },
  { name: 'calendar-all-month', who: teacher, at: `${school}/calendar?whose=all&view=month` },
  { name: 'calendar-feed', who: student, at: `${school}/calendar/feed` },
  { name: 'sessions-coming', who: teacher, at: activity('Art Club', '/sessions') },
  { name: 'session-off', who: teacher, at: off },
  { name: 'session-off-student', who: 'ella@mergington.edu', at: off },
  { name: 'call-list', who: teacher, at: then(off, 'main a[href$="/notices"]') },
  { name: 'session-cancel', who: teacher, at: then(then(activity('Art Club', '/sessions'), '.list > .row:nth-child(3) h3 a'), 'main a[href$="/cancellation"]') },
  { name: 'attendance', who: teacher, at: activity('Drama Club', '/attendance') },
  { name: 'sheet', who: teacher, at: then(activity('Drama Club', '/attendance'), 'tbody a') },
  { name: 'files', who: teacher, at: activity('Art Club', '/files') },
  { name: 'requests', who: 'haddad@mergington.edu', at: activity('Sunday Chess Tournament', '/requests') },
  { name: 'announcements', who: teacher, at: `${school}/announcements` },
  { name: 'announcement-new', who: teacher, at: `${school}/announcements/new` },
  { name: 'mail-preferences', who: student, at: `${school}/mail-preferences` },
  { name: 'choices', who: 'dean@riverside.edu', at: '/s/riverside/choices' },
  { name: 'choices-group', who: 'dean@riverside.edu', at: then('/s/riverside/choices', '.list .row h2 a') },
  { name: 'choices-draw', who: 'dean@riverside.edu', at: then('/s/riverside/choices', '.list .row h2 a', '/draw') },
  { name: 'choices-students', who: 'dean@riverside.edu', at: then('/s/riverside/choices', '.list .row h2 a', '/students') },
  { name: 'choices-why', who: 'aaliyah.ghosh@riverside.edu', at: then('/s/riverside/choices', '.list .row h2 a') },
  { name: 'choices-new', who: 'admin@mergington.edu', at: `${school}/choices/new` },
  { name: 'reports', who: owner, at: `${school}/reports` },
  { name: 'reports-left-out', who: owner, at: `${school}/reports/students?in=none` },
  { name: 'categories', who: owner, at: `${school}/settings/categories` },
  { name: 'category', who: owner, at: then(`${school}/settings/categories`, '.list .row h3 a') },
  { name: 'tags', who: owner, at: `${school}/settings/tags` },
  { name: 'holidays', who: owner, at: `${school}/settings/holidays` },
  { name: 'providers', who: owner, at: `${school}/settings/providers` },
  { name: 'provider', who: owner, at: then(`${school}/settings/providers`, '.list .row h3 a, .list .row h2 a, main table a') },

  { name: 'today-owner', who: owner, at: `${school}/today` },
  { name: 'people', who: owner, at: `${school}/people` },
  { name: 'invitations', who: owner, at: `${school}/people/invitations` },
  { name: 'invite', who: owner, at: `${school}/people/invitations/new` },
  { name: 'people-list', who: owner, at: `${school}/people/imports/new` },
  { name: 'invitation-gone', at: `${school}/invitations/nothing`, status: 404 },
  { name: 'people-none', who: owner, at: `${school}/people?q=nothing-like-it` },
  { name: 'person', who: owner, at: person('Ava') },
  { name: 'person-edit', who: owner, at: person('Ava', '/edit') },
  { name: 'person-role', who: owner, at: person('Ava', '/role') },
  { name: 'person-merge', who: owner, at: person('Ava', '/merge?q=an') },
  { name: 'person-new', who: owner, at: `${school}/people/new` },
  { name: 'people-roles', who: student, at: `${school}/people/roles` },
  {
    name: 'people-compare',
    who: owner,
    at: async (page) => {
      await page.goto(`${school}/people?sort=role`);
      const ids = await page.locator('input[name="ids[]"]').evaluateAll((boxes) => boxes.map((box) => box.value));
      await page.goto(`${school}/people/compare?${[0, 2, 5, 20].map((at) => `id=${ids[at]}`).join('&')}`);
    },
  },
  { name: 'programs', who: owner, at: `${school}/settings/programs` },
  { name: 'settings', who: owner, at: `${school}/settings` },
  { name: 'settings-sign-in', who: owner, at: `${school}/settings/sign-in` },
  { name: 'sign-in-services', who: owner, at: `${school}/settings/single-sign-on` },
  { name: 'sign-in-service', who: owner, at: `${school}/settings/single-sign-on/new?service=microsoft` },
  { name: 'terms', who: owner, at: `${school}/settings/terms` },
  {
    name: 'term',
    who: owner,
    at: async (page) => {
      await page.goto(`${school}/settings/terms`);
      await row(page, 'Second trimester').getByRole('heading').getByRole('link').click();
    },
  },
  { name: 'mail-console', who: owner, at: `${school}/mails` },
  { name: 'mail-addresses', who: owner, at: `${school}/mails/addresses` },
  { name: 'mail-senders', who: owner, at: `${school}/mails/senders` },
  { name: 'mail-sender-new', who: owner, at: `${school}/mails/senders/new` },
  { name: 'audit', who: owner, at: `${school}/audit` },
  { name: 'privacy', who: owner, at: `${school}/privacy?q=emma` },
  {
    name: 'privacy-person',
    who: owner,
    at: async (page) => {
      await page.goto(`${school}/privacy?q=emma`);
      await page.getByRole('link', { name: /Emma/ }).first().click();
    },
  },
  { name: 'your-data', who: student, at: `${school}/data` },

  { name: 'site-schools', who: site, at: '/site/schools' },
  { name: 'site-new', who: site, at: '/site/schools/new' },
  { name: 'site-log', who: site, at: '/site/log' },
  {
    name: 'site-school',
    who: site,
    at: async (page) => {
      await page.goto('/site/schools?q=riverside');
      await page.getByRole('table').getByRole('link', { name: /Riverside/ }).click();
      await page.waitForURL(/\/site\/schools\/\w+$/);
    },
  },
  {
    name: 'site-visit',
    who: site,
    at: async (page) => {
      await page.goto('/site/schools?q=riverside');
      await page.getByRole('table').getByRole('link', { name: /Riverside/ }).click();
      await page.locator('a[href$="/visit"]').click();
    },
  },
  { name: 'site-users', who: site, at: '/site/users?q=emma' },
  {
    name: 'site-user',
    who: site,
    at: async (page) => {
      await page.goto('/site/users?q=emma');
      await page.getByRole('table').getByRole('link', { name: /Emma/ }).first().click();
    },
  },
  { name: 'site-jobs', who: site, at: '/site/jobs' },
  { name: 'site-mails', who: site, at: '/site/mails' },
  { name: 'site-letters', who: site, at: '/site/templates' },
  { name: 'site-letter', who: site, at: '/site/templates/enrolled' },
  { name: 'site-backups', who: site, at: '/site/backups' },
];

// Pashto is Urdu's neighbour: what is widest and what is set by hand is looked at in it too.
const alsoInPashto = ['school', 'activities-student', 'activity-edit', 'roster', 'settings'];

for (const lang of ['en', 'ur', 'ps']) {
  for (const screen of screens.filter(({ name }) => lang !== 'ps' || alsoInPashto.includes(name))) {
    test(`screen: ${screen.name}, ${lang}`, async ({ person, trouble }) => {
      const page = screen.who ? await signedIn(person, screen.who, { lang }) : await person({ lang });
      if (screen.status) trouble.allow(screen.status);
      if (typeof screen.at === 'string') await page.goto(screen.at);
      else await screen.at(page);
      await expect(page.locator('html')).toHaveAttribute('lang', lang);
      await look(page, screen.name);
    });
  }
  if (lang === 'ps') continue;

  test(`screens behind a link in a mail, ${lang}`, async ({ person, trouble }) => {
    const t = words(lang);
    const admin = await signedIn(person, site, { lang });
    const page = await person({ lang });
    const email = `screens.${stamp()}@mergington.edu`;
    await page.goto(`${school}/register`);
    await page.locator('#name').fill('Noor Screens');
    await page.locator('#email').fill(email);
    await page.locator('#password').fill('eleven green umbrellas');
    await page.locator('main form button').click();
    const mail = await lastMail(admin, email, t('mail-verify-email-subject'));
    await look(admin, 'site-mail');
    await page.goto(mail.links.find((link) => link.startsWith('/verify/')));
    await look(page, 'verify');
    const elsewhere = await person({ lang });
    await elsewhere.goto(mail.links.find((link) => link.startsWith('/verify/')));
    await look(elsewhere, 'verify-elsewhere');
    await page.locator('main form button').click();
    await page.waitForURL('/sign-in');
    await page.goto('/password/forgot');
    await page.locator('#email').fill(email);
    await page.locator('main form button').click();
    const reset = await lastMail(admin, email, t('mail-reset-password-subject'));
    await page.goto(reset.links[0]);
    await look(page, 'new-password');
  });

  test(`screens that say what is wrong, ${lang}`, async ({ person, trouble }) => {
    const page = await signedIn(person, owner, { lang });
    trouble.allow(422);
    await page.goto(`${school}/activities/new`);
    await page.locator('#capacity').fill('many');
    await page.locator('#grade_from').fill('12');
    await page.locator('#grade_to').fill('9');
    await page.locator('main form.form').evaluate((form) => { form.noValidate = true; });
    await page.locator('main form.form .actions button').click();
    await expect(page.locator('.summary')).toBeFocused();
    await look(page, 'activity-new-wrong');
    await page.goto(`${school}/settings`);
    await page.locator('#name').fill('');
    await page.locator('#time_zone').fill('Mars/Olympus');
    await page.locator('main form.form').evaluate((form) => { form.noValidate = true; });
    await page.locator('main form.form .actions button').click();
    await look(page, 'settings-wrong');
  });
}
