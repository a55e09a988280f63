/** The Electron shell for real, where its runtime is on this machine: the window, the bridge, the first screen. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const main = join(root, 'out', 'desktop', 'main.js');

/** The runtime's program, as Electron's own package finds it; null where it was never fetched. */
function runtime(): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8'));
  return existsSync(program) ? program : null;
}

const missing =
  runtime() === null
    ? "Electron's runtime is not on this machine"
    : process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
      ? 'there is no display'
      : null;
if (missing !== null) console.warn(`NOT RUN: the journey in Electron itself, because ${missing}`);

describe.skipIf(missing !== null)('the Electron shell', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tapis-desktop-'));
  let electron: ElectronApplication;
  let page: Page;
  const violations: string[] = [];

  beforeAll(async () => {
    expect(existsSync(main), 'out/desktop/main.js is built').toBe(true);
    electron = await _electron.launch({ executablePath: runtime() ?? '', args: [root, '--data', dataDir] });
    page = await electron.firstWindow();
    page.on('console', (message) => {
      if (/content security policy|trusted/i.test(message.text())) violations.push(message.text());
    });
    await page.waitForLoadState('load');
  });
  afterAll(async () => {
    await electron.close();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  it('shows the first screen from app://tapis and breaks no rule of its own policy [E7]', async () => {
    expect(page.url()).toMatch(/^app:\/\/tapis\//);
    await page.getByRole('heading').first().waitFor();
    mkdirSync(join(root, 'test-results'), { recursive: true });
    await page.screenshot({ path: join(root, 'test-results', 'desktop-first-screen.png') });
    expect(violations).toEqual([]);
  });

  it('gives the page two functions and nothing of Node [E20]', async () => {
    const seen = await page.evaluate(() => {
      const bridge: unknown = Reflect.get(window, 'bridge');
      return {
        bridge: typeof bridge === 'object' && bridge !== null ? Object.keys(bridge) : [],
        node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
      };
    });
    expect(seen).toEqual({ bridge: ['call', 'follow'], node: [] });
  });

  it('opens no window and goes nowhere else [E13 E14]', async () => {
    await page.evaluate(() => {
      window.open('https://example.org/');
      location.href = 'https://example.org/';
    });
    expect(electron.windows()).toHaveLength(1);
    expect(page.url()).toMatch(/^app:\/\/tapis\//);
  });

  it('keeps the key sealed and the database unreadable [E28 E29]', () => {
    expect(existsSync(join(dataDir, 'keys', 'live.sealed'))).toBe(true);
    expect(existsSync(join(dataDir, 'keys', 'live.key'))).toBe(false);
    expect(
      readFileSync(join(dataDir, 'live', 'tapis.db'))
        .subarray(0, 15)
        .toString('latin1'),
    ).not.toBe('SQLite format 3');
  });
});
