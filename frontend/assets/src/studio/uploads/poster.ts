// The picture that stands for a film before it plays: a moment of it, or a picture of one's own.

import { ApiError, call } from "../api";
import { announce } from "../announce";
import { h } from "../dom";
import { gettext } from "../i18n";
import type { Context } from "../fields/view";
import type { FilmInfo, PictureInfo } from "../types";
import { dropzone } from "./dropzone";
import { PICTURES } from "./picture";

export function posterChooser(
  film: FilmInfo,
  context: Context,
  player: HTMLVideoElement | null,
  changed: (film: FilmInfo) => void,
): HTMLElement {
  const wrong = h("p", { class: "field-error", role: "alert" });
  const set = async (body: { second: number } | { picture: number }): Promise<void> => {
    try {
      const next = await call<FilmInfo>(`${context.urls["films"]}${film.id}/poster/`, { method: "POST", body });
      announce(gettext("The picture of the film was set."));
      changed(next);
    } catch (error) {
      wrong.textContent = error instanceof ApiError ? error.message : String(error);
    }
  };
  const zone = dropzone<PictureInfo>({
    url: context.urls["pictures"]!,
    limit: context.limits.picture,
    accept: PICTURES,
    label: gettext("Use a picture of my own"),
    received: (picture) => void set({ picture: picture.id }),
  });
  const moment = (): void => void set({ second: Math.round((player?.currentTime ?? 0) * 10) / 10 });
  return h(
    "div",
    { class: "poster" },
    h("h3", {}, gettext("Picture of the film")),
    film.poster && h("img", { src: film.poster.url, alt: gettext("The picture as it is now"), class: "poster-image" }),
    h("p", { class: "quiet" }, gettext("Stop the film at a good moment, then take it.")),
    h("div", { class: "picture-actions" }, player && h("button", { type: "button", class: "button", onclick: moment }, gettext("Take this moment")), zone.element),
    wrong,
  );
}
