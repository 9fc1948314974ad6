import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { parse, View } from 'vega';
import { compile } from 'vega-lite';
import type { Chart } from '../core/chart.ts';
import { chartSpec, FONT } from './chart-spec.ts';

/** Twice the size: sharp on the screens that people have. */
const ZOOM = 2;
const FONT_FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Charts as PNG pictures. What takes time here takes the whole thread: it is run beside the main one. */
export async function drawCharts(charts: readonly Chart[]): Promise<Uint8Array[]> {
  const require = createRequire(import.meta.url);
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const fontBuffers = await Promise.all(FONT_FILES.map((name) => readFile(join(folder, name))));
  const pictures: Uint8Array[] = [];
  for (const chart of charts) {
    const svg = await new View(parse(compile(chartSpec(chart)).spec), { renderer: 'none' }).toSVG();
    const options = {
      font: { fontBuffers, defaultFontFamily: FONT, loadSystemFonts: false },
      fitTo: { mode: 'zoom' as const, value: ZOOM },
    };
    pictures.push(new Resvg(svg, options).render().asPng());
  }
  return pictures;
}
