// Rich text: bold, italic, raised, lowered, links and lists, and nothing else.

import { Editor, type Extensions } from "@tiptap/core";
import Bold from "@tiptap/extension-bold";
import Document from "@tiptap/extension-document";
import Italic from "@tiptap/extension-italic";
import Link from "@tiptap/extension-link";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import Paragraph from "@tiptap/extension-paragraph";
import Text from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import { freshId, h } from "../dom";
import { gettext } from "../i18n";
import { icon } from "../icons";
import { frame } from "./labelled";
import { Subscript, Superscript } from "./rich_marks";
import { askForLink } from "./rich_link";
import { asText, register, type Maker } from "./view";

interface Tool {
  feature: string;
  icon: string;
  label: string;
  isOn(editor: Editor): boolean;
  run(editor: Editor): void;
}

function tools(): Tool[] {
  const mark = (feature: string, name: string, label: string): Tool => ({
    feature,
    icon: name === "superscript" ? "superscript" : name,
    label,
    isOn: (editor) => editor.isActive(name),
    run: (editor) => editor.chain().focus().toggleMark(name).run(),
  });
  return [
    mark("bold", "bold", gettext("Bold")),
    mark("italic", "italic", gettext("Italic")),
    mark("superscript", "superscript", gettext("Raised")),
    mark("subscript", "subscript", gettext("Lowered")),
    {
      feature: "link",
      icon: "link",
      label: gettext("Link"),
      isOn: (editor) => editor.isActive("link"),
      run: askForLink,
    },
    {
      feature: "ul",
      icon: "list-ul",
      label: gettext("List"),
      isOn: (editor) => editor.isActive("bulletList"),
      run: (editor) => editor.chain().focus().toggleList("bulletList", "listItem").run(),
    },
    {
      feature: "ol",
      icon: "list-ol",
      label: gettext("Numbered list"),
      isOn: (editor) => editor.isActive("orderedList"),
      run: (editor) => editor.chain().focus().toggleList("orderedList", "listItem").run(),
    },
  ];
}

function extensions(features: Set<string>): Extensions {
  const list = features.has("ul") || features.has("ol");
  return [
    Document,
    Paragraph,
    Text,
    UndoRedo,
    ...(features.has("bold") ? [Bold] : []),
    ...(features.has("italic") ? [Italic] : []),
    ...(features.has("superscript") ? [Superscript] : []),
    ...(features.has("subscript") ? [Subscript] : []),
    ...(features.has("link")
      ? [Link.configure({ openOnClick: false, autolink: false, HTMLAttributes: { target: null, rel: null } })]
      : []),
    ...(features.has("ul") ? [BulletList] : []),
    ...(features.has("ol") ? [OrderedList] : []),
    ...(list ? [ListItem, ListKeymap] : []),
  ];
}

function toolbar(editor: Editor, features: Set<string>): HTMLElement {
  const buttons = tools()
    .filter((tool) => features.has(tool.feature))
    .map((tool) => {
      const button = h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": tool.label,
          title: tool.label,
          "aria-pressed": "false",
          onmousedown: (event: MouseEvent) => event.preventDefault(), // the selection stays where it is
          onclick: () => tool.run(editor),
        },
        icon(tool.icon),
      );
      return { tool, button };
    });
  editor.on("transaction", () => {
    for (const { tool, button } of buttons) button.setAttribute("aria-pressed", String(tool.isOn(editor)));
  });
  return h(
    "div",
    { class: "rich-tools", role: "toolbar", "aria-label": gettext("Formatting") },
    ...buttons.map(({ button }) => button),
  );
}

const rich: Maker = (field, value, { path, context, change }) => {
  const features = new Set(field.features ?? []);
  const box = h("div", { class: "rich" });
  const area = h("div", { class: "rich-area" });
  box.appendChild(area);
  const place = frame(field, path, box, { group: true });
  const id = freshId("rich");
  const editor = new Editor({
    element: area,
    extensions: extensions(features),
    content: asText(value),
    editable: !context.readOnly,
    injectCSS: false, // the policy forbids style elements; studio's style sheet has what it needs
    editorProps: {
      attributes: { id, role: "textbox", "aria-multiline": "true", "aria-label": field.label, class: "input rich-text" },
    },
    onUpdate: () => change(editor.isEmpty ? "" : editor.getHTML()),
  });
  if (!context.readOnly) box.prepend(toolbar(editor, features));
  return { element: place.element, focus: () => editor.commands.focus(), destroy: () => editor.destroy() };
};

register("rich", rich);
