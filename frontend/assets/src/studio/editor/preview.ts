// The work as the public will see it, beside the editor: as wide as a phone or as a desktop.

import { h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";

export interface Preview {
  refresh(): void;
}

const WIDTHS = { phone: 390, desktop: 1280 };
type Width = keyof typeof WIDTHS;

/** `place` is the side panel; it is filled when it is first opened. */
export function makePreview(place: HTMLElement, url: string, flush: () => Promise<boolean>): Preview {
  const toggle = document.getElementById("preview-toggle");
  let frame: HTMLIFrameElement | null = null;
  let width: Width = "phone";

  const fit = (): void => {
    if (!frame) return;
    const wide = WIDTHS[width];
    const scale = Math.min(1, place.clientWidth / wide);
    frame.style.width = `${wide}px`;
    frame.style.height = `${(place.clientHeight - 60) / scale}px`;
    frame.style.transform = `scale(${scale})`;
  };
  const refresh = (): void => {
    if (!frame || place.hidden) return;
    const at = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => frame?.contentWindow?.scrollTo(0, at), { once: true });
    frame.contentWindow?.location.reload();
  };
  const widthButton = (name: Width, label: string): HTMLButtonElement => {
    const button = h(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": label,
        title: label,
        "aria-pressed": String(name === width),
        onclick: () => {
          width = name;
          for (const other of place.querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other === button));
          fit();
        },
      },
      icon(name),
    );
    return button;
  };
  const open = async (): Promise<void> => {
    place.hidden = false;
    document.body.classList.add("with-preview");
    toggle?.setAttribute("aria-pressed", "true");
    await flush();
    if (frame) {
      refresh();
      return;
    }
    frame = h("iframe", { src: url, title: gettext("Preview"), class: "preview-frame" });
    place.replaceChildren(
      h(
        "div",
        { class: "preview-tools", role: "toolbar", "aria-label": gettext("Width of the preview") },
        widthButton("phone", gettext("As on a phone")),
        widthButton("desktop", gettext("As on a desktop")),
        h("a", { href: url, target: "_blank", class: "button button-quiet" }, gettext("Open in a new tab")),
      ),
      frame,
    );
    fit();
    addEventListener("resize", fit);
  };
  const close = (): void => {
    place.hidden = true;
    document.body.classList.remove("with-preview");
    toggle?.setAttribute("aria-pressed", "false");
  };
  toggle?.addEventListener("click", () => void (place.hidden ? open() : Promise.resolve(close())));
  return { refresh };
}
