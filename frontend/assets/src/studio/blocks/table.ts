// A table as a grid of cells: keys go from cell to cell, and a piece of a spreadsheet can be pasted.

import { announce } from "../announce";
import { h, uuid } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import type { Json } from "../types";
import { asList, asObject, asText, register, type Maker } from "../fields/view";
import { frame } from "../fields/labelled";
import { parsePasted } from "./pasted";
import { structView } from "./struct";

const MOST_ROWS = 60;
const MOST_COLUMNS = 12;

interface Cell {
  id: string;
  text: string;
}

interface Row {
  id: string;
  cells: Cell[];
}

const emptyCell = (): Cell => ({ id: uuid(), text: "" });

function readRows(value: Json | undefined): Row[] {
  const rows = asList(value).map((raw) => {
    const row = asObject(raw);
    const cells = asList(row["value"]).map((inner) => {
      const cell = asObject(inner);
      return { id: asText(cell["id"]) || uuid(), text: asText(cell["value"]) };
    });
    return { id: asText(row["id"]) || uuid(), cells };
  });
  const width = Math.max(1, ...rows.map((row) => row.cells.length));
  for (const row of rows) while (row.cells.length < width) row.cells.push(emptyCell());
  return rows.length > 0 ? rows : [{ id: uuid(), cells: [emptyCell(), emptyCell()] }];
}

function writeRows(rows: Row[]): Json {
  return rows.map(({ id, cells }) => ({
    type: "item",
    id,
    value: cells.map((cell) => ({ type: "item", id: cell.id, value: cell.text })),
  }));
}

const table: Maker = (field, value, { path, context, change }) => {
  let now = { ...asObject(value) };
  const rows = readRows(now["rows"]);
  const emit = (): void => {
    now = { ...now, rows: writeRows(rows) };
    change(now);
  };
  const others = structView(
    field,
    value,
    {
      path,
      context,
      change: (inner) => {
        now = { ...asObject(inner), rows: writeRows(rows) };
        change(now);
        draw();
      },
    },
    ["rows"],
  );
  const grid = h("table", { class: "grid" });
  const width = (): number => rows[0]?.cells.length ?? 0;

  const focusCell = (row: number, column: number): void => {
    grid.querySelector<HTMLTextAreaElement>(`[data-cell="${row}-${column}"]`)?.focus();
  };
  const addRow = (at: number): void => {
    if (rows.length >= MOST_ROWS) return announce(gettext("A table has at most {most} rows.", { most: MOST_ROWS }));
    rows.splice(at, 0, { id: uuid(), cells: Array.from({ length: width() }, emptyCell) });
    redraw(at, 0, gettext("Row added"));
  };
  const addColumn = (at: number): void => {
    if (width() >= MOST_COLUMNS) return announce(gettext("A table has at most {most} columns.", { most: MOST_COLUMNS }));
    for (const row of rows) row.cells.splice(at, 0, emptyCell());
    redraw(0, at, gettext("Column added"));
  };
  const removeRow = (at: number): void => {
    if (rows.length <= 1) return;
    rows.splice(at, 1);
    redraw(Math.min(at, rows.length - 1), 0, gettext("Row deleted"));
  };
  const removeColumn = (at: number): void => {
    if (width() <= 1) return;
    for (const row of rows) row.cells.splice(at, 1);
    redraw(0, Math.min(at, width() - 1), gettext("Column deleted"));
  };
  const moveRow = (at: number, step: number): void => {
    const [row] = rows.splice(at, 1);
    if (!row) return;
    rows.splice(at + step, 0, row);
    redraw(at + step, 0, gettext("Row moved"));
  };
  const redraw = (row: number, column: number, words: string): void => {
    draw();
    emit();
    focusCell(row, column);
    announce(words);
  };

  const paste = (event: ClipboardEvent, row: number, column: number): void => {
    const block = parsePasted(event.clipboardData?.getData("text/plain") ?? "");
    if (block.length <= 1 && (block[0]?.length ?? 0) <= 1) return; // plain words go where the cursor is
    event.preventDefault();
    block.slice(0, MOST_ROWS - row).forEach((line, down) => {
      while (rows.length <= row + down) rows.push({ id: uuid(), cells: Array.from({ length: width() }, emptyCell) });
      line.slice(0, MOST_COLUMNS - column).forEach((text, right) => {
        while (width() <= column + right) for (const one of rows) one.cells.push(emptyCell());
        const cell = rows[row + down]?.cells[column + right];
        if (cell) cell.text = text;
      });
    });
    redraw(row, column, gettext("Pasted {rows} rows and {columns} columns", { rows: block.length, columns: block[0]?.length ?? 0 }));
  };

  const keys = (event: KeyboardEvent, row: number, column: number): void => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (row + 1 < rows.length) focusCell(row + 1, column);
      else addRow(rows.length);
    } else if (event.altKey && event.key.startsWith("Arrow")) {
      event.preventDefault();
      event.stopPropagation();
      const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key] ?? [0, 0];
      focusCell(row + (down ?? 0), column + (right ?? 0));
    }
  };

  const small = (name: string, label: string, run: () => void): HTMLElement | false =>
    !context.readOnly &&
    h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick: run }, icon(name));

  const draw = (): void => {
    const headerRow = now["header_row"] === true;
    const headerColumn = now["header_column"] === true;
    const columns = h(
      "tr",
      {},
      h("td", { class: "grid-corner" }),
      ...Array.from({ length: width() }, (_, column) =>
        h("td", { class: "grid-tool" }, small("bin", gettext("Delete column {place}", { place: column + 1 }), () => removeColumn(column))),
      ),
    );
    const lines = rows.map((row, y) =>
      h(
        "tr",
        {},
        h(
          "td",
          { class: "grid-tool" },
          h(
            "div",
            { class: "grid-row-tools" },
            y > 0 && small("up", gettext("Move row {place} up", { place: y + 1 }), () => moveRow(y, -1)),
            small("bin", gettext("Delete row {place}", { place: y + 1 }), () => removeRow(y)),
          ),
        ),
        ...row.cells.map((cell, x) => {
          const box = h("textarea", {
            rows: 1,
            class: "grid-cell",
            "data-cell": `${y}-${x}`,
            "aria-label": gettext("Row {row}, column {column}", { row: y + 1, column: x + 1 }),
            disabled: context.readOnly,
            oninput: () => {
              cell.text = box.value;
              emit();
            },
            onpaste: (event: ClipboardEvent) => paste(event, y, x),
            onkeydown: (event: KeyboardEvent) => keys(event, y, x),
          });
          box.value = cell.text;
          const isHead = (headerRow && y === 0) || (headerColumn && x === 0);
          return h("td", { class: isHead ? "grid-head" : "" }, box);
        }),
      ),
    );
    grid.replaceChildren(h("tbody", {}, !context.readOnly && columns, ...lines));
  };

  draw();
  const scroller = h("div", { class: "grid-scroller" }, grid);
  const rowsFrame = frame(
    { ...field, type: "rows", label: gettext("Cells"), help: gettext("A piece of a spreadsheet can be pasted into any cell."), required: true },
    `${path}:rows`,
    scroller,
    { group: true },
  );
  const element = h(
    "div",
    { class: "table-editor", "data-path": path },
    others.element,
    rowsFrame.element,
    !context.readOnly &&
      h(
        "div",
        { class: "adders" },
        h("button", { type: "button", class: "button button-add", onclick: () => addRow(rows.length) }, icon("plus"), gettext("Row")),
        h("button", { type: "button", class: "button button-add", onclick: () => addColumn(width()) }, icon("plus"), gettext("Column")),
      ),
  );
  return { element, focus: () => others.focus(), destroy: () => others.destroy?.() };
};

register("table", table);
