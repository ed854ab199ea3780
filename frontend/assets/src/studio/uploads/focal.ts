// The point of a picture that stays visible however it is cut: by pointer or by arrow keys.

import { announce } from "../announce";
import { h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import type { PictureInfo } from "../types";

const STEP = 0.05;

/** The picture with a point on it. `chosen` gets shares of width and height, 0 to 1. */
export function focalChooser(
  info: PictureInfo,
  readOnly: boolean,
  chosen: (focal: { x: number; y: number }) => void,
): HTMLElement {
  const image = h("img", { src: info.url, alt: info.alt, width: info.width, height: info.height, class: "picture-image" });
  if (readOnly) return image;
  const point = h(
    "button",
    { type: "button", class: "focal-point", title: gettext("What must stay visible"), "aria-label": gettext("The point that must stay visible: move it with the arrow keys, or touch the picture") },
    icon("target"),
  );
  let focal = info.focal ?? { x: 0.5, y: 0.5 };
  const place = (): void => {
    point.style.left = `${focal.x * 100}%`;
    point.style.top = `${focal.y * 100}%`;
  };
  const put = (x: number, y: number): void => {
    const within = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
    focal = { x: within(x), y: within(y) };
    place();
    chosen(focal);
  };
  const board = h("div", { class: "focal" }, image, point);
  image.addEventListener("click", (event) => {
    const area = image.getBoundingClientRect();
    put((event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height);
  });
  point.addEventListener("keydown", (event) => {
    const [right, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (!right && !down) return;
    event.preventDefault();
    put(focal.x + (right ?? 0) * STEP, focal.y + (down ?? 0) * STEP);
    announce(gettext("{x}% from the left, {y}% from the top", { x: Math.round(focal.x * 100), y: Math.round(focal.y * 100) }));
  });
  place();
  return board;
}
