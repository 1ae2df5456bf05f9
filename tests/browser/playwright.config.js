// How the browser tests run: Debian's Chromium, one server of its own, everything they leave behind below target/browser.
// Playwright stays at 1.60, the last that runs on the Node of Debian 12 (18); it drives present Chromiums all the same.
const path = require('node:path');
const { defineConfig } = require('@playwright/test');

const root = path.resolve(__dirname, '../..');
const kept = path.join(root, 'target/browser');
// Another port lets two copies of the house be tested at once.
const port = process.env.E2E_PORT || '3002';
const origin = `http://127.0.0.1:${port}`;
// While writing tests: a server that was built before (`HOMEROOM_BINARY=…`), or one that is running already (`HOMEROOM_RUNS=1`).
const server = process.env.HOMEROOM_BINARY ? path.resolve(process.env.HOMEROOM_BINARY) : 'cargo run --locked --';

// The server must not inherit whoever runs the tests: a database, a mail server, a secret.
const settings = [
  'DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_READ_URL', 'REDIS_URL', 'SECRET_KEY', 'SITE_DOMAIN',
  'SMTP_URL', 'MAIL', 'MAIL_ALLOW', 'LOG_LEVEL', 'TRUSTED_PROXIES', 'WORKERS', 'TEST_DATABASE_URL', 'TEST_DATABASE_OWNER_URL',
];

module.exports = defineConfig({
  testDir: __dirname,
  outputDir: path.join(kept, 'failed'),
  // One server and one demo school for all: tests take turns.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(kept, 'results.json') }]],
  use: {
    baseURL: origin,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    // Motion ends where it would lead, so that axe and the screenshots see the page and not its way there.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
  webServer: {
    command:
      `rm -rf target/browser/data && mkdir -p target/browser/data && ` +
      `exec env ${settings.map((name) => `-u ${name}`).join(' ')} ${server} serve >target/browser/server.log 2>&1`,
    cwd: root,
    url: `${origin}/livez`,
    env: {
      APP_ENV: 'e2e', HOST: '127.0.0.1', PORT: port, BASE_URL: origin, DATA_DIR: path.join(kept, 'data'),
      // Mail there is held back.
      MAIL_PROTECTED: 'held.example',
      CARGO_TERM_COLOR: 'never',
    },
    reuseExistingServer: Boolean(process.env.HOMEROOM_RUNS),
    timeout: 600_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
