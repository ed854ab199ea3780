// Line icons, drawn on a grid of 24, after the names that the blocks carry.

import { svg } from "./dom";

const PATHS: Record<string, string> = {
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  handle: "M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01",
  plus: "M12 5v14M5 12h14",
  close: "M6 6l12 12M18 6L6 18",
  fold: "M6 9l6 6 6-6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  bin: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  undo: "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  title: "M5 5h14M12 5v14",
  pilcrow: "M13 4v16M17 4v16M19 4h-8a4 4 0 0 0 0 8h2",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15 9h.01",
  "doc-empty": "M6 3h8l4 4v14H6zM14 3v4h4",
  "doc-full": "M6 3h8l4 4v14H6zM9 12h6M9 16h6M9 8h2",
  openquote: "M5 17V11a4 4 0 0 1 4-4M5 12h4v5H5zM14 17v-6a4 4 0 0 1 4-4M14 12h4v5h-4z",
  "info-circle": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5M12 8h.01",
  table: "M4 5h16v14H4zM4 10h16M4 15h16M10 5v14",
  superscript: "M4 18L13 8M4 8l9 10M17 9V4l-2 1",
  view: "M5 20V11M11 20V5M17 20v-7M3 20h18",
  help: "M9 9a3 3 0 1 1 4 3c-1 .5-1 1-1 2M12 17h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18",
  "list-ol": "M10 6h10M10 12h10M10 18h10M4 5l1-1v4M4 11h2l-2 3h2M4 17h2v3H4",
  "list-ul": "M9 6h11M9 12h11M9 18h11M5 6h.01M5 12h.01M5 18h.01",
  user: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21a8 8 0 0 1 16 0",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  time: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3 2",
  warning: "M12 4L2.5 20h19zM12 10v4M12 17h.01",
  date: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
  "folder-open-inverse": "M3 6h6l2 2h10v11H3z",
  film: "M4 5h16v14H4zM8 5v14M16 5v14M4 9h4M4 15h4M16 9h4M16 15h4",
  target: "M12 3v5M12 16v5M3 12h5M16 12h5M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z",
  italic: "M14 5h-4M14 19h-4M13 5l-2 14M10 5h6M8 19h6",
  subscript: "M4 16L13 6M4 6l9 10M17 20v-5l-2 1",
  phone: "M8 3h8v18H8zM11 18h2",
  desktop: "M3 5h18v11H3zM9 20h6M12 16v4",
};

/** An icon for the eye only; the control that holds it must have words of its own. */
export function icon(name: string): SVGElement {
  return svg(
    "svg",
    { class: "icon", viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true", focusable: "false" },
    svg("path", { d: PATHS[name] ?? PATHS["doc-empty"]! }),
  );
}
