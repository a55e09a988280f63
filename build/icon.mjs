// Draws build/icon.png (512 x 512) and build/icon.svg: a round sieve seen from above, with one grain of attention on its
// mesh. Run by hand when the drawing changes: node build/icon.mjs (needs Chromium).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.mjs';
import { root } from './setup.mjs';

const centre = 256;
const radius = 150;

/** Mesh lines inside the rim, each as long as the circle is wide there. */
function mesh() {
  const lines = [];
  for (let offset = -120; offset <= 120; offset += 40) {
    const half = Math.sqrt(radius * radius - offset * offset).toFixed(1);
    const across = centre + offset;
    lines.push(
      `M${centre - half} ${across}H${centre + Number(half)}`,
      `M${across} ${centre - half}V${centre + Number(half)}`,
    );
  }
  return lines.join('');
}

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
  <defs>
    <linearGradient id="ground" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#11606a"/>
      <stop offset="1" stop-color="#0c343d"/>
    </linearGradient>
  </defs>
  <rect x="24" y="24" width="464" height="464" rx="108" fill="url(#ground)"/>
  <g transform="rotate(45 ${centre} ${centre})">
    <circle cx="${centre}" cy="${centre}" r="${radius}" fill="#0a2a31"/>
    <path d="${mesh()}" stroke="#5eead4" stroke-width="7" fill="none" opacity="0.85"/>
    <circle cx="${centre}" cy="${centre}" r="${radius}" fill="none" stroke="#f0fdfa" stroke-width="26"/>
  </g>
  <circle cx="${centre}" cy="${centre}" r="40" fill="#d9b45b" stroke="#0a2a31" stroke-width="12"/>
</svg>
`;

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 512, height: 512 } });
await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
writeFileSync(join(root, 'build', 'icon.png'), await page.screenshot({ omitBackground: true }));
writeFileSync(join(root, 'build', 'icon.svg'), svg);
await browser.close();
