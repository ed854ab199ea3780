// Many pictures at once: each becomes a block, in the order in which they were chosen.

import { gettext } from "../i18n";
import type { Context } from "../fields/view";
import type { PictureInfo } from "../types";
import { dropzone } from "./dropzone";
import { PICTURES } from "./picture";

export function pickPictures(context: Context, received: (pictures: PictureInfo[]) => void): HTMLElement {
  return dropzone<PictureInfo>({
    url: context.urls["pictures"]!,
    limit: context.limits.picture,
    accept: PICTURES,
    label: gettext("Add pictures"),
    several: true,
    received: (picture) => {
      context.references.pictures[String(picture.id)] = picture;
      received([picture]);
    },
  }).element;
}
