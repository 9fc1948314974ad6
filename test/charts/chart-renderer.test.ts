import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createChartRenderer } from '../../src/charts/chart-renderer.ts';
import type { Chart } from '../../src/core/chart.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const days: Chart = {
  key: 'days',
  title: 'New tickets each day',
  alt: 'New tickets each day',
  form: 'columns',
  unit: 'tickets',
  bars: DAYS.flatMap((label, day) => [
    { label, series: 'email', value: 12 - day },
    { label, series: 'slack', value: day % 3 },
  ]),
};
const steps: Chart = {
  key: 'steps',
  title: 'The first step that was missing',
  alt: 'The first step that was missing',
  form: 'rows',
  unit: 'tickets',
  bars: [
    { label: 'Approved by the admin', series: '', value: 14 },
    { label: 'Ünïcode & <b>marks</b>', series: '', value: 3 },
  ],
};

let pictures: Uint8Array[];
let blockedMs = 0;
beforeAll(async () => {
  let last = performance.now();
  const timer = setInterval(() => {
    blockedMs = Math.max(blockedMs, performance.now() - last - 5);
    last = performance.now();
  }, 5);
  pictures = await createChartRenderer().draw([days, steps]);
  clearInterval(timer);
  for (const [index, bytes] of pictures.entries()) {
    await writeFile(join(tmpdir(), `stepcheck-chart-${index}.png`), bytes);
  }
});

/** How much of a picture has about this colour. */
async function share(bytes: Uint8Array | undefined, [r, g, b]: [number, number, number]): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let found = 0;
  for (let at = 0; at < data.length; at += 3) {
    const off =
      Math.abs((data[at] ?? 0) - r) + Math.abs((data[at + 1] ?? 0) - g) + Math.abs((data[at + 2] ?? 0) - b);
    if (off < 12) found += 1;
  }
  return found / (info.width * info.height);
}

describe('charts', () => {
  it('are pictures large enough to be read on any screen', async () => {
    for (const bytes of pictures) {
      const { format, width } = await sharp(bytes).metadata();
      expect(format).toBe('png');
      expect(width).toBeGreaterThan(1000);
    }
  });

  it('give each series a colour of its own that colour-blind people can tell', async () => {
    expect(await share(pictures[0], [0x00, 0x72, 0xb2])).toBeGreaterThan(0.05);
    expect(await share(pictures[0], [0xe6, 0x9f, 0x00])).toBeGreaterThan(0.005);
  });

  it('have their words in them, in a font that comes with us', async () => {
    expect(await share(pictures[1], [0x1d, 0x1c, 0x1d])).toBeGreaterThan(0.005);
  });

  it('are drawn beside the main thread', () => {
    expect(blockedMs).toBeLessThan(300);
  });

  it('are none where none are wanted', async () => {
    expect(await createChartRenderer().draw([])).toEqual([]);
  });
});
