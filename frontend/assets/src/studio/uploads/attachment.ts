// A document to download.

import { h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import { frame } from "../fields/labelled";
import { register, type Maker } from "../fields/view";
import type { AttachmentInfo } from "../types";
import { dropzone } from "./dropzone";
import { sizeWords } from "./send";

const DOCUMENTS = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.zip,.epub";

const attachment: Maker = (field, value, { path, context, change }) => {
  const box = h("div", { class: "attachment" });
  const place = frame(field, path, box, { group: true });
  const zone = dropzone<AttachmentInfo>({
    url: context.urls["attachments"]!,
    limit: context.limits.attachment,
    accept: DOCUMENTS,
    label: gettext("Choose a document"),
    received: (info) => {
      context.references.attachments[String(info.id)] = info;
      set(info.id);
    },
  });
  const set = (id: number | null): void => {
    draw(id);
    change(id);
  };
  const draw = (id: number | null): void => {
    zone.element.hidden = context.readOnly;
    const info = id === null ? undefined : context.references.attachments[String(id)];
    const missing = id !== null && !info ? h("p", {}, gettext("This document is not there any more.")) : null;
    const shown = info && h("p", { class: "attachment-name" }, icon("doc-full"), h("strong", {}, info.title), ` ${sizeWords(info.size)}`);
    const label = zone.element.querySelector(".dropzone-button");
    if (label) label.textContent = info ? gettext("Choose another") : gettext("Choose a document");
    box.replaceChildren(...[missing, shown, zone.element].filter((one): one is HTMLElement => Boolean(one)));
  };
  draw(typeof value === "number" ? value : null);
  return { element: place.element, focus: () => zone.focus() };
};

register("attachment", attachment);
