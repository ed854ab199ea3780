// A chart: its words, its data as a grid (labels down, series across), and a picture of it at once.

import { announce } from "../announce";
import { h, uuid } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import type { Json } from "../types";
import { asList, asObject, asText, register, type Maker } from "../fields/view";
import { frame } from "../fields/labelled";
import { chartSvg } from "./chart_svg";
import { parseNumber, parsePasted } from "./pasted";
import { structView } from "./struct";

const MOST_ROWS = 60;
const MOST_SERIES = 6;

interface Data {
  labels: { id: string; text: string }[];
  series: { id: string; name: string; values: { id: string; text: string }[] }[];
}

const value = (text = ""): { id: string; text: string } => ({ id: uuid(), text });

function readData(chart: Record<string, Json>): Data {
  const labels = asList(chart["labels"]).map((raw) => {
    const item = asObject(raw);
    return { id: asText(item["id"]) || uuid(), text: asText(item["value"]) };
  });
  const series = asList(chart["series"]).map((raw) => {
    const item = asObject(raw);
    const inner = asObject(item["value"]);
    const values = asList(inner["values"]).map((one) => {
      const cell = asObject(one);
      return { id: asText(cell["id"]) || uuid(), text: asText(cell["value"]) };
    });
    return { id: asText(item["id"]) || uuid(), name: asText(inner["name"]), values };
  });
  if (series.length === 0) series.push({ id: uuid(), name: "", values: [] });
  const length = Math.max(1, labels.length, ...series.map((one) => one.values.length));
  while (labels.length < length) labels.push(value());
  for (const one of series) while (one.values.length < length) one.values.push(value());
  return { labels, series };
}

function writeData(data: Data): Record<string, Json> {
  return {
    labels: data.labels.map(({ id, text }) => ({ type: "item", id, value: text })),
    series: data.series.map(({ id, name, values }) => ({
      type: "item",
      id,
      value: { name, values: values.map((cell) => ({ type: "item", id: cell.id, value: parseNumber(cell.text) })) },
    })),
  };
}

const chart: Maker = (field, start, { path, context, change }) => {
  let now = { ...asObject(start) };
  const data = readData(now);
  const emit = (): void => {
    now = { ...now, ...writeData(data) };
    change(now);
    drawPicture();
  };
  const words = structView(
    field,
    start,
    {
      path,
      context,
      change: (inner) => {
        now = { ...asObject(inner), ...writeData(data) };
        change(now);
        drawPicture();
      },
    },
    ["labels", "series"],
  );
  const grid = h("table", { class: "grid grid-chart" });
  const picture = h("div", { class: "chart-preview" });

  const drawPicture = (): void => {
    const title = asText(now["title"]);
    const drawing = chartSvg(
      {
        kind: asText(now["kind"]),
        unit: asText(now["unit"]),
        labels: data.labels.map((label) => label.text),
        series: data.series.map(({ name, values }) => ({ name, values: values.map((cell) => parseNumber(cell.text)) })),
      },
      gettext("Chart: {title}", { title }),
    );
    const legend = h(
      "ul",
      { class: "chart-legend" },
      ...data.series.map((series, number) =>
        h("li", {}, h("span", { class: `chart-key chart-key-${(number % 6) + 1}` }), series.name || gettext("Series {place}", { place: number + 1 })),
      ),
    );
    picture.replaceChildren(drawing, legend);
  };

  const put = (row: number, column: number, text: string): void => {
    const label = data.labels[row];
    if (column === 0 && label) label.text = text;
    else {
      const cell = data.series[column - 1]?.values[row];
      if (cell) cell.text = text;
    }
  };
  const addRow = (): void => {
    if (data.labels.length >= MOST_ROWS) return;
    data.labels.push(value());
    for (const series of data.series) series.values.push(value());
  };
  const addSeries = (): void => {
    if (data.series.length >= MOST_SERIES) return;
    data.series.push({ id: uuid(), name: "", values: data.labels.map(() => value()) });
  };
  const after = (row: number, column: number, said: string): void => {
    draw();
    emit();
    grid.querySelector<HTMLInputElement>(`[data-cell="${row}-${column}"]`)?.focus();
    announce(said);
  };
  const paste = (event: ClipboardEvent, row: number, column: number): void => {
    const block = parsePasted(event.clipboardData?.getData("text/plain") ?? "");
    if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return;
    event.preventDefault();
    const headed = row === 0 && block.length > 1 && block[0]!.slice(1).some((text) => text !== "" && parseNumber(text) === null);
    if (headed) {
      block.shift()!.slice(column === 0 ? 1 : 0).forEach((name, right) => {
        const at = right + Math.max(0, column - 1);
        while (data.series.length <= at && data.series.length < MOST_SERIES) addSeries();
        const series = data.series[at];
        if (series) series.name = name;
      });
    }
    block.forEach((line, down) => {
      while (data.labels.length <= row + down && data.labels.length < MOST_ROWS) addRow();
      line.forEach((text, right) => {
        while (data.series.length < column + right && data.series.length < MOST_SERIES) addSeries();
        put(row + down, column + right, text);
      });
    });
    after(row, column, gettext("Pasted {rows} rows and {columns} columns", { rows: block.length, columns: block[0]?.length ?? 0 }));
  };
  const cell = (row: number, column: number, text: string, label: string): HTMLElement => {
    const numeric = column > 0;
    const input = h("input", {
      type: "text",
      class: "grid-cell",
      inputmode: numeric ? "decimal" : null,
      value: text,
      "data-cell": `${row}-${column}`,
      "aria-label": label,
      disabled: context.readOnly,
      oninput: () => {
        put(row, column, input.value);
        const wrong = numeric && input.value.trim() !== "" && parseNumber(input.value) === null;
        input.setAttribute("aria-invalid", String(wrong));
        emit();
      },
      onpaste: (event: ClipboardEvent) => paste(event, row, column),
      onkeydown: (event: KeyboardEvent) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        if (row + 1 >= data.labels.length) {
          addRow();
          after(row + 1, column, gettext("Row added"));
        } else grid.querySelector<HTMLInputElement>(`[data-cell="${row + 1}-${column}"]`)?.focus();
      },
    });
    return h("td", {}, input);
  };
  const tool = (label: string, run: () => void): HTMLElement | false =>
    !context.readOnly &&
    h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: run }, icon("bin"));

  const draw = (): void => {
    const head = h(
      "tr",
      {},
      h("th", { scope: "col" }, gettext("Label")),
      ...data.series.map((series, number) => {
        const label = gettext("Name of series {place}", { place: number + 1 });
        const input = h("input", {
          type: "text",
          class: "grid-cell",
          value: series.name,
          placeholder: gettext("Series {place}", { place: number + 1 }),
          "aria-label": label,
          "data-series": number,
          disabled: context.readOnly,
          oninput: () => {
            series.name = input.value;
            emit();
          },
        });
        const remove = (): void => {
          data.series.splice(number, 1);
          after(0, 0, gettext("Column deleted"));
        };
        return h(
          "th",
          { scope: "col", class: "grid-head" },
          h("div", { class: "grid-series" }, input, data.series.length > 1 && tool(gettext("Delete series {place}", { place: number + 1 }), remove)),
        );
      }),
      h("td", { class: "grid-corner" }),
    );
    const lines = data.labels.map((label, row) =>
      h(
        "tr",
        {},
        cell(row, 0, label.text, gettext("Label {place}", { place: row + 1 })),
        ...data.series.map((series, number) =>
          cell(row, number + 1, series.values[row]?.text ?? "", gettext("Value {row} of series {series}", { row: row + 1, series: number + 1 })),
        ),
        h(
          "td",
          { class: "grid-tool" },
          data.labels.length > 1 &&
            tool(gettext("Delete row {place}", { place: row + 1 }), () => {
              data.labels.splice(row, 1);
              for (const series of data.series) series.values.splice(row, 1);
              after(Math.max(0, row - 1), 0, gettext("Row deleted"));
            }),
        ),
      ),
    );
    grid.replaceChildren(h("thead", {}, head), h("tbody", {}, ...lines));
  };

  draw();
  drawPicture();
  const scroller = h("div", { class: "grid-scroller" }, grid);
  const dataFrame = frame(
    { ...field, type: "rows", label: gettext("Data"), help: gettext("A piece of a spreadsheet can be pasted into any cell."), required: true },
    `${path}:series`,
    scroller,
    { group: true },
  );
  const adders = h(
    "div",
    { class: "adders" },
    h(
      "button",
      {
        type: "button",
        class: "button button-add",
        onclick: () => {
          addRow();
          after(data.labels.length - 1, 0, gettext("Row added"));
        },
      },
      icon("plus"),
      gettext("Row"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "button button-add",
        onclick: () => {
          addSeries();
          draw();
          emit();
          grid.querySelector<HTMLInputElement>(`[data-series="${data.series.length - 1}"]`)?.focus();
        },
      },
      icon("plus"),
      gettext("Series"),
    ),
  );
  const element = h(
    "div",
    { class: "chart-editor", "data-path": path },
    words.element,
    dataFrame.element,
    !context.readOnly && adders,
    picture,
  );
  return { element, focus: () => words.focus(), destroy: () => words.destroy?.() };
};

register("chart", chart);
