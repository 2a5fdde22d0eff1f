import fs from 'fs';
import sharp from 'sharp';

const s = fs.readFileSync('icon.svg');
for (const n of [192, 512])
  await sharp(s, { density: n == 192 ? ((72 * 192) / 512) * 2 : 72 })
    .resize(n, n)
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toFile(`icon-${n}.png`);
const a = await sharp('icon-512.png').toBuffer(),
  b = await sharp(s).resize(96, 96).png().toBuffer(),
  c = await sharp(s).resize(48, 48).png().toBuffer();
const m = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><circle cx="256" cy="256" r="205" fill="#fff"/></svg>',
);
const masked = await sharp(a)
  .ensureAlpha()
  .composite([{ input: m, blend: 'dest-in' }])
  .png()
  .toBuffer();
await sharp({ create: { width: 1180, height: 520, channels: 3, background: '#888' } })
  .composite([
    { input: a, left: 4, top: 4 },
    { input: b, left: 520, top: 4 },
    { input: c, left: 520, top: 120 },
    { input: masked, left: 640, top: 4 },
  ])
  .png()
  .toFile('png/icon.png');
