import { existsSync } from "node:fs";
import { defineConfig, devices } from "playwright/test";

/** Debian's Chromium where it is installed, else the browser that Playwright itself brought along. */
const SYSTEM_CHROMIUM = "/usr/bin/chromium";
const executablePath = existsSync(SYSTEM_CHROMIUM) ? SYSTEM_CHROMIUM : undefined;

const chromium = {
  ...devices["Desktop Chrome"],
  launchOptions: {
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/journeys",
  globalSetup: "./e2e/platform/start.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A shared machine may stall for seconds; a journey that fails twice is a fault.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: { trace: "retain-on-failure", locale: "en-US" },
  projects: [
    {
      name: "desk",
      use: { ...chromium, viewport: { width: 1440, height: 900 } },
      testIgnore: /without-script/,
    },
    {
      name: "phone",
      use: { ...chromium, viewport: { width: 360, height: 740 }, hasTouch: true },
      testMatch: /phone/,
    },
    { name: "without script", use: { ...chromium, javaScriptEnabled: false }, testMatch: /without-script/ },
  ],
});
