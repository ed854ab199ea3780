// What a spreadsheet puts on the clipboard: lines of cells, told apart by tabs, quoted where a cell has several lines.

/** Split tab-separated text into rows of cells (the quoting of RFC 4180, with tabs). */
export function parsePasted(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let index = 0; index < clean.length; index += 1) {
    const sign = clean[index]!;
    if (quoted) {
      if (sign === '"' && clean[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1)!.push(cell.trim());
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)!.push(cell.trim());
  return rows;
}

/** A number as people write it in a table: "1,234.5", "１２", "12%". null when it is none. */
export function parseNumber(text: string): number | null {
  const bare = text.normalize("NFKC").trim().replace(/[,\s]/g, "").replace(/%$/, "");
  if (bare === "") return null;
  const number = Number(bare);
  return Number.isFinite(number) ? number : null;
}
