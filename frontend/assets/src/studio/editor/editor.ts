// The editor of one work: form, saving, other tabs, what is missing, preview.

import "../fields/text";
import "../fields/choice";
import "../fields/rich";
import "../fields/topics";
import "../fields/works";
import "../uploads/picture";
import "../uploads/film";
import "../uploads/attachment";
import "../blocks/struct";
import "../blocks/stream";
import "../blocks/table";
import "../blocks/chart";
import "../blocks/formula";
import { call, configureApi } from "../api";
import { announce, note } from "../announce";
import { byId, goTo, pageData, uuid } from "../dom";
import { gettext } from "../i18n";
import type { Context } from "../fields/view";
import { askClashes } from "../saving/clash";
import { indicator } from "../saving/indicator";
import { localCopies } from "../saving/local";
import { Saver } from "../saving/saver";
import { Tabs } from "../saving/tabs";
import type { EditorConfig, Message } from "../types";
import { makeForm } from "./form";
import { stillMissing } from "./gaps";
import { placeOf, reveal, showMessages } from "./messages";
import { makePreview } from "./preview";

export function startEditor(): void {
  const config = pageData<EditorConfig & { token: string }>("editor-config");
  configureApi({ token: config.token, user: config.user, session: config.urls["session"]! });
  const root = byId("editor");
  const readOnly = config.locked !== "";
  const tab = uuid();
  const owner = `${config.user}:${config.work.id}`;
  const streams = new Set(
    config.schema.sections.flatMap((section) => section.fields).filter((field) => field.type === "stream").map((field) => field.name ?? ""),
  );
  const context: Context = {
    references: config.references,
    topics: config.topics,
    series: config.series,
    organisations: config.organisations,
    limits: config.limits,
    urls: config.urls,
    readOnly,
    values: () => saver.values,
  };
  const form = makeForm(config.schema, context, (name, value) => {
    const missing = stillMissing(config.missing, name, saver.values[name] ?? null, value);
    saver.change(name, value);
    if (missing.length === config.missing.length) return;
    config.missing = missing;
    showMessages(root, missing, "missing");
  });
  const showState = indicator(byId("save-state"), config.urls["sign_in"]!);
  const preview = makePreview(byId("preview"), config.urls["preview"]!, () => saver.flush());
  const saver: Saver = new Saver({
    url: config.urls["draft"]!,
    owner,
    tab,
    values: config.values,
    revision: config.revision,
    streams,
    references: config.references,
    state: (state) => {
      showState(state);
      document.body.dataset["saved"] = String(state.name === "saved");
    },
    messages: (messages) => showMessages(root, messages, "refused"),
    decide: (clashes) => askClashes(config.schema, clashes),
    replaced: (values) => drawAll(values),
    serverSet: (name, value) => form.drawField(name, value),
    tookIn: () => note(gettext("What was changed somewhere else was taken in.")),
    saved: (revision) => {
      tabs.tellSaved(revision);
      preview.refresh();
    },
  });
  const resolve = (remark: Message): void => {
    config.remarks = config.remarks.filter((other) => other !== remark);
    const address = config.urls["resolve"]!.replace("/0/", `/${remark.id ?? 0}/`);
    call(address, { method: "POST", body: {} }).then(
      () => announce(gettext("The remark is marked as dealt with.")),
      (error: Error) => note(error.message, { tone: "bad" }),
    );
  };
  const drawAll = (values: EditorConfig["values"]): void => {
    form.draw(values);
    showMessages(root, config.remarks, "remark", readOnly ? undefined : resolve);
    showMessages(root, config.missing, "missing");
  };
  const tabs = new Tabs(owner, tab, {
    others: showOtherTabs,
    saved: (revision) => void saver.refresh(revision).catch(() => undefined),
  });

  root.querySelector(".editor-form")?.replaceChildren(form.element);
  drawAll(saver.values);
  showState({ name: "saved", at: null });
  keepLinksSafe(saver);
  jumpToHash(root);
  addEventListener("hashchange", () => jumpToHash(root));
  listenForSignIn(saver);
  if (!readOnly) void takeUpLocalCopy(owner, saver, tabs);
}

/** What a tab that is gone had not saved comes back. */
async function takeUpLocalCopy(owner: string, saver: Saver, tabs: Tabs): Promise<void> {
  const alive = await tabs.roll();
  const copies = await localCopies(owner).catch(() => []);
  const [newest] = copies.filter((copy) => !alive.has(copy.tab) && copy.dirty.length > 0);
  if (!newest) return;
  saver.takeUp(newest);
  note(gettext("What you had written here and was not sent yet is back."), { seconds: 12 });
}

function showOtherTabs(count: number): void {
  const place = byId("other-tabs");
  place.hidden = count === 0;
  place.textContent = count === 0 ? "" : gettext("This work is open in another tab too. Write in one of them only: nothing is overwritten, but you may be asked which text stays.");
}

/** Links inside the studio wait until all is saved (they don't wait for ever). */
function keepLinksSafe(saver: Saver): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[href]");
    if (!link || link.target || event.ctrlKey || event.metaKey || event.shiftKey || !saver.unsaved) return;
    if (new URL(link.href).pathname === location.pathname) return;
    event.preventDefault();
    const longest = new Promise((resolve) => setTimeout(resolve, 4000));
    void Promise.race([saver.flush(), longest]).then(() => location.assign(link.href));
  });
}

/** "#at=body:<id>" leads to that place: the submit page and the timeline link so. */
function jumpToHash(root: HTMLElement): void {
  const wanted = new URLSearchParams(location.hash.slice(1)).get("at");
  if (!wanted) return;
  const place = placeOf(root, wanted);
  if (!place) return;
  reveal(place);
  requestAnimationFrame(() => goTo(place));
  place.classList.add("jumped-to");
  place.addEventListener("focusout", () => place.classList.remove("jumped-to"), { once: true });
}

/** Signing in again in another tab tells this one to go on. */
function listenForSignIn(saver: Saver): void {
  const channel = new BroadcastChannel("studio:session");
  channel.addEventListener("message", () => {
    if (saver.unsaved) void saver.flush();
  });
}
