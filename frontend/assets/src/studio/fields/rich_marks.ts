// Raised and lowered letters for the rich text editor: CO₂, m².

import { Mark } from "@tiptap/core";

function verticalMark(name: string, tag: "sup" | "sub", opposite: string): Mark {
  return Mark.create({
    name,
    excludes: opposite,
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

export const Superscript = verticalMark("superscript", "sup", "subscript");
export const Subscript = verticalMark("subscript", "sub", "superscript");
