import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../core/chart.ts';

/** Okabe and Ito's colours, which people of any colour vision tell apart; the pale ones left out. */
const COLOURS = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];
const INK = '#1d1c1d';
const FAINT = '#e4e4e4';
const COLUMNS = { width: 640, height: 260 };
const ROW_HEIGHT = 34;
const LABEL_WIDTH = 260;
const ROWS_WIDTH = 460;

export const FONT = 'DejaVu Sans';

/** The chart in the language of vega-lite. */
export function chartSpec(chart: Chart): TopLevelSpec {
  const labels = [...new Set(chart.bars.map(({ label }) => label))];
  const series = [...new Set(chart.bars.map((bar) => bar.series))];
  return {
    background: 'white',
    padding: 16,
    title: { text: chart.title, anchor: 'start', fontSize: 17, offset: 14, color: INK },
    data: { values: chart.bars.map((bar) => ({ ...bar })) },
    ...(chart.form === 'columns' ? COLUMNS : { width: ROWS_WIDTH, height: { step: ROW_HEIGHT } }),
    layer: [bars(chart, labels, series), totals(chart, labels)],
    config: {
      font: FONT,
      axis: {
        labelFontSize: 13,
        titleFontSize: 13,
        titleFontWeight: 'normal',
        labelColor: INK,
        gridColor: FAINT,
      },
      legend: { labelFontSize: 13, orient: 'top', title: null, symbolType: 'square' },
      view: { stroke: null },
    },
  };
}

function bars(chart: Chart, labels: string[], series: string[]) {
  return {
    mark: { type: 'bar' as const, size: chart.form === 'columns' ? 44 : 20 },
    encoding: {
      ...axes(chart, labels),
      color: {
        field: 'series',
        type: 'nominal' as const,
        scale: { domain: series, range: COLOURS },
        sort: series,
        legend: series.length > 1 ? {} : null,
      },
      order: { field: 'series', type: 'nominal' as const, sort: 'ascending' as const },
    },
  };
}

function axes({ form, unit }: Chart, labels: string[]) {
  const label = {
    field: 'label',
    type: 'nominal' as const,
    sort: labels,
    axis: {
      title: null,
      labelAngle: 0,
      labelLimit: LABEL_WIDTH,
      labelPadding: 8,
      ticks: false,
      domain: false,
      grid: false,
    },
  };
  const value = {
    field: 'value',
    type: 'quantitative' as const,
    stack: 'zero' as const,
    // Rows have their numbers beside them: lines would run through these.
    axis: {
      title: unit,
      grid: form === 'columns',
      tickMinStep: 1,
      tickCount: 5,
      format: ',d',
      domain: false,
      ticks: false,
    },
  };
  return form === 'columns' ? { x: label, y: value } : { x: value, y: label };
}

/** The sum of each bar, written beside it: nobody has to measure. */
function totals(chart: Chart, labels: string[]) {
  const [label, value] = chart.form === 'columns' ? ['x', 'y'] : ['y', 'x'];
  const beside = chart.form === 'columns' ? { dy: -9 } : { dx: 6, align: 'left' as const };
  return {
    transform: [{ aggregate: [{ op: 'sum' as const, field: 'value', as: 'total' }], groupby: ['label'] }],
    mark: { type: 'text' as const, fontSize: 13, color: INK, ...beside },
    encoding: {
      [label]: { field: 'label', type: 'nominal' as const, sort: labels },
      [value]: { field: 'total', type: 'quantitative' as const },
      text: { field: 'total', type: 'quantitative' as const, format: ',d' },
    },
  };
}
