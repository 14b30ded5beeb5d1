import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Where Debian's package (`apt-get install chromium`) and others put it; the variable names another place. */
const places = [
  ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine; null where none is installed, and tests in a real browser are left out. */
export const chromiumFile: string | null = places.find((place) => existsSync(place)) ?? null;

/**
 * Starts Chromium without a window. Every host name is this machine, so that pages can have an address of their
 * own (`http://shop.example.com:<port>`), and nothing leaves it.
 * @throws {Error} where none is installed
 */
export function launchChromium(): Promise<Browser> {
  if (chromiumFile === null) throw new Error('Chromium is not installed');
  return chromium.launch({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * 127.0.0.1'],
  });
}
