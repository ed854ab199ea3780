// A picture: upload, the words for those who can't see it, and the point that must stay visible.

import { call, ApiError } from "../api";
import { note } from "../announce";
import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import { frame } from "../fields/labelled";
import { register, type Maker } from "../fields/view";
import type { PictureInfo } from "../types";
import { dropzone } from "./dropzone";
import { focalChooser } from "./focal";

export const PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,image/avif,.heic,.heif";

const picture: Maker = (field, value, { path, context, change }) => {
  const box = h("div", { class: "picture" });
  const zone = dropzone<PictureInfo>({
    url: context.urls["pictures"]!,
    limit: context.limits.picture,
    accept: PICTURES,
    label: gettext("Choose a picture"),
    received: (info) => {
      context.references.pictures[String(info.id)] = info;
      set(info.id);
    },
  });
  const place = frame(field, path, box, { group: true });
  const set = (id: number | null): void => {
    draw(id);
    change(id);
  };
  /** Only a picture that stands alone carries its own words; blocks have a field for them. */
  const standsAlone = !path.includes(":");

  const describe = async (info: PictureInfo, changes: Partial<Pick<PictureInfo, "alt" | "focal">>): Promise<void> => {
    Object.assign(info, changes);
    try {
      await call(`${context.urls["pictures"]}${info.id}/`, { method: "POST", body: { alt: info.alt, focal: info.focal } });
      place.error("");
    } catch (error) {
      place.error(error instanceof ApiError ? error.message : String(error));
    }
  };

  const altField = (info: PictureInfo): HTMLElement => {
    const id = freshId("alt");
    let timer = 0;
    const input = h("input", {
      type: "text",
      id,
      class: "input",
      value: info.alt,
      disabled: context.readOnly,
      oninput: () => {
        clearTimeout(timer);
        timer = window.setTimeout(() => void describe(info, { alt: input.value }), 800);
      },
      onblur: () => {
        clearTimeout(timer);
        if (input.value !== info.alt) void describe(info, { alt: input.value });
      },
    });
    return h("div", { class: "picture-alt" }, h("label", { for: id }, gettext("What the picture shows, for those who cannot see it")), input);
  };

  const draw = (id: number | null): void => {
    const info = id === null ? undefined : context.references.pictures[String(id)];
    if (id === null || context.readOnly) zone.element.hidden = context.readOnly;
    if (id === null) {
      box.replaceChildren(zone.element);
      return;
    }
    const remove = (): void => {
      set(null);
      zone.focus();
      note(gettext("The picture was taken out."), { action: { label: gettext("Undo"), run: () => set(id) } });
    };
    if (!info) {
      box.replaceChildren(h("p", {}, gettext("This picture is not there any more.")), zone.element);
      return;
    }
    const shown = standsAlone
      ? focalChooser(info, context.readOnly, (focal) => void describe(info, { focal }))
      : h("img", { src: info.url, alt: info.alt, width: info.width, height: info.height, class: "picture-image", loading: "lazy" });
    box.replaceChildren(
      shown,
      ...(standsAlone ? [altField(info)] : []),
      ...(context.readOnly
        ? []
        : [
            h(
              "div",
              { class: "picture-actions" },
              zone.element,
              h("button", { type: "button", class: "button button-quiet", onclick: remove }, icon("bin"), gettext("Take out")),
            ),
          ]),
    );
    const label = zone.element.querySelector(".dropzone-button");
    if (label) label.textContent = gettext("Choose another");
  };
  draw(typeof value === "number" ? value : null);
  return { element: place.element, focus: () => zone.focus() };
};

register("picture", picture);
