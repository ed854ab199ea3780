// A script as people paste it: "小明（笑着）：你好！", "（雷声）", one line each.

export type ScriptLine =
  | { type: "speech"; role: string; manner: string; words: string }
  | { type: "direction"; text: string };

const SPEECH = /^([^：:（(]{1,15})\s*(?:[（(]([^）)]{1,60})[）)])?\s*[：:]\s*(.+)$/;
const DIRECTION = /^[（(【[](.+)[）)】\]]$/;

/** The lines of a pasted script, or null when the text doesn't look like one (then it is plain words). */
export function parseScript(text: string): ScriptLine[] | null {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length < 2) return null;
  const found: ScriptLine[] = [];
  let known = 0;
  for (const line of lines) {
    const speech = SPEECH.exec(line);
    const direction = DIRECTION.exec(line);
    const last = found.at(-1);
    if (direction) {
      found.push({ type: "direction", text: direction[1]!.trim() });
      known += 1;
    } else if (speech) {
      let [, role, manner, words] = speech;
      const inner = /^[（(]([^）)]{1,60})[）)]\s*(.*)$/.exec(words!);
      if (!manner && inner && inner[2]) [, manner, words] = inner;
      found.push({ type: "speech", role: role!.trim(), manner: manner?.trim() ?? "", words: words!.trim() });
      known += 1;
    } else if (last?.type === "speech") last.words += `\n${line}`;
    else found.push({ type: "direction", text: line });
  }
  return known >= lines.length / 2 ? found : null;
}
