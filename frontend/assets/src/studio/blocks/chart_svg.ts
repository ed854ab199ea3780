// A chart drawn from its data, to look at while editing. The public page draws its own.

import { svg } from "../dom";

export interface ChartData {
  kind: string;
  unit: string;
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
}

const WIDE = 640; // units of the drawing: about as many pixels as it gets on a desktop
const NARROW = 340; // and on a phone, so that the words keep their size
const HEIGHT = 300;
const LEFT = 56;
const RIGHT = 12;
const TOP = 16;
const BOTTOM = 44;

/** Round steps that cover the range: 1, 2 or 5 times a power of ten. */
export function niceSteps(least: number, most: number, about = 5): number[] {
  const range = most - least || 1;
  const rough = range / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? power;
  const steps: number[] = [];
  for (let at = Math.floor(least / step) * step; at <= most + step * 0.999; at += step) {
    steps.push(Number(at.toPrecision(12)));
    if (at >= most) break;
  }
  return steps;
}

export function chartSvg(chart: ChartData, label: string): SVGElement {
  const width = innerWidth < WIDE ? NARROW : WIDE;
  const numbers = chart.series.flatMap((series) => series.values).filter((one): one is number => one !== null);
  const steps = niceSteps(Math.min(0, ...numbers), Math.max(1e-9, ...numbers));
  const least = steps[0] ?? 0;
  const most = steps.at(-1) ?? 1;
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - least) / (most - least || 1));
  const band = (width - LEFT - RIGHT) / Math.max(1, chart.labels.length);
  const middle = (index: number): number => LEFT + band * (index + 0.5);
  const drawing = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label });
  for (const step of steps) {
    drawing.append(
      svg("line", { class: "chart-rule", x1: LEFT, x2: width - RIGHT, y1: y(step), y2: y(step) }),
      svg("text", { class: "chart-word", x: LEFT - 6, y: y(step) + 4, "text-anchor": "end" }, String(step)),
    );
  }
  const skip = Math.ceil((chart.labels.length * 60) / (width - LEFT - RIGHT));
  chart.labels.forEach((name, index) => {
    if (index % skip !== 0) return;
    const short = name.length > 8 ? `${name.slice(0, 7)}…` : name;
    drawing.append(svg("text", { class: "chart-word", x: middle(index), y: HEIGHT - BOTTOM + 20, "text-anchor": "middle" }, short));
  });
  if (chart.unit) drawing.append(svg("text", { class: "chart-word", x: 4, y: 12 }, chart.unit));
  chart.series.forEach((series, number) => {
    const colour = `chart-series chart-series-${(number % 6) + 1}`;
    if (chart.kind === "line") {
      const points = series.values.flatMap((value, index) => (value === null ? [] : [`${middle(index)},${y(value)}`]));
      drawing.append(svg("polyline", { class: `${colour} chart-line`, points: points.join(" ") }));
      series.values.forEach((value, index) => {
        if (value !== null) drawing.append(svg("circle", { class: colour, cx: middle(index), cy: y(value), r: 4 }));
      });
    } else {
      const barWidth = (band * 0.72) / Math.max(1, chart.series.length);
      series.values.forEach((value, index) => {
        if (value === null) return;
        const x = middle(index) - band * 0.36 + barWidth * number;
        const height = Math.abs(y(value) - y(0));
        drawing.append(svg("rect", { class: colour, x, y: Math.min(y(value), y(0)), width: Math.max(1, barWidth - 1), height }));
      });
    }
  });
  return drawing;
}
