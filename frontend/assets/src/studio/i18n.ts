// The words of the studio. English msgids; the translation comes from Django's JSONCatalog.

interface Catalogue {
  catalog: Record<string, string | string[]>;
}

let words: Catalogue["catalog"] = {};

/** Load the catalogue that the page names. Without it the msgids stand as they are. */
export async function loadCatalogue(url: string): Promise<void> {
  try {
    const answer = await fetch(url, { credentials: "same-origin" });
    if (answer.ok) words = ((await answer.json()) as Catalogue).catalog;
  } catch {
    words = {};
  }
}

type Values = Record<string, string | number>;

function fill(text: string, values?: Values): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (all, name: string) => (name in values ? String(values[name]) : all));
}

/** The translation of `msgid`, with `{name}` filled in from `values`. */
export function gettext(msgid: string, values?: Values): string {
  const found = words[msgid];
  return fill(typeof found === "string" ? found : (found?.[0] ?? msgid), values);
}

/** The same where the words depend on a number, which is filled in as `{count}`. */
export function ngettext(one: string, many: string, count: number, values: Values = {}): string {
  const found = words[one];
  const forms = Array.isArray(found) ? found : [one, many];
  const form = forms.length === 1 ? forms[0] : count === 1 ? forms[0] : forms[1];
  return fill(form ?? many, { count, ...values });
}
