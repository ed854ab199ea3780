// A film's subtitles, one file for each language.

import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import type { Context } from "../fields/view";
import type { FilmInfo } from "../types";
import { dropzone } from "./dropzone";

const LIMIT = 2_000_000; // bytes

export function subtitleList(film: FilmInfo, context: Context, changed: (film: FilmInfo) => void): HTMLElement {
  const id = freshId("language");
  const languages: [string, string][] = [
    ["zh-Hans", gettext("Simplified Chinese")],
    ["zh-Hant", gettext("Traditional Chinese")],
    ["yue", gettext("Cantonese")],
    ["en", gettext("English")],
  ];
  const select = h("select", { id, class: "input" }, ...languages.map(([code, name]) => h("option", { value: code }, name)));
  const zone = dropzone<FilmInfo>({
    url: `${context.urls["films"]}${film.id}/subtitles/`,
    limit: LIMIT,
    accept: ".srt,.vtt,.ass,text/vtt",
    label: gettext("Choose a subtitle file"),
    fields: () => ({ language: select.value }),
    received: changed,
  });
  return h(
    "div",
    { class: "subtitles" },
    h("h3", {}, gettext("Subtitles")),
    film.subtitles.length > 0
      ? h("ul", {}, ...film.subtitles.map((one) => h("li", {}, one.label)))
      : h("p", { class: "quiet" }, gettext("None yet. SRT, WebVTT and ASS files can be used.")),
    !context.readOnly &&
      h("div", { class: "subtitles-add" }, h("label", { for: id }, gettext("Language")), select, zone.element),
  );
}
