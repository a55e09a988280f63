/** A QR on the screen as a reader sees it. */
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';

/** What a reader makes of the code as it is drawn: each module as 4 × 4 points. */
export async function drawnCode(page: Page, name: string): Promise<string | undefined> {
  const drawn = page.getByRole('img', { name });
  const size = Number((await drawn.getAttribute('viewBox'))?.split(' ').at(2));
  const path = (await drawn.locator('path').getAttribute('d')) ?? '';
  const side = size * 4;
  const points = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h/g)) {
    for (let at = 0; at < 16; at += 1) {
      const place = ((Number(y) * 4 + Math.floor(at / 4)) * side + Number(x) * 4 + (at % 4)) * 4;
      points.set([0, 0, 0], place);
    }
  }
  return jsQR(points, side, side)?.data;
}
