import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { chromiumFile, launchChromium } from './chromium.js';

it.skipIf(chromiumFile === null)(
  'shows pages of this machine under any name, and asks no other',
  async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`);
      response.setHeader('content-type', 'text/html').end('<title>Shop</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(`http://shop.example.com:${port}/cart?step=1`);
      expect(await page.title()).toBe('Shop');
      expect(page.url()).toBe(`http://shop.example.com:${port}/cart?step=1`);
      expect(asked.every((address) => address.startsWith(`shop.example.com:${port}/`))).toBe(true);
    } finally {
      await browser.close();
      server.close();
    }
  },
);
