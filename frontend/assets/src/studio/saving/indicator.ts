// How saving stands, in words.

import { alarm } from "../announce";
import { h } from "../dom";
import { gettext } from "../i18n";
import type { SaveState } from "./saver";

function words(state: SaveState): string {
  switch (state.name) {
    case "saved":
      return state.at
        ? gettext("Saved at {time}", { time: state.at.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" }) })
        : gettext("All is saved");
    case "changed":
      return gettext("Changed …");
    case "saving":
      return gettext("Saving …");
    case "failed":
      return failedWords(state);
  }
}

function failedWords({ failure, message, kept }: Extract<SaveState, { name: "failed" }>): string {
  const here = kept ? gettext("Your text is kept on this device.") : gettext("Don't close this page: this browser cannot keep your text.");
  switch (failure) {
    case "offline":
      return `${gettext("No connection.")} ${here} ${gettext("It will be sent as soon as there is one.")}`;
    case "signed_out":
      return `${gettext("You are no longer signed in.")} ${here}`;
    case "conflict":
      return gettext("This work was changed somewhere else. Choose what stays.");
    case "too_large":
      return `${gettext("The text is too large to be saved. Divide it, or take something out.")} ${here}`;
    case "invalid":
      return gettext("Saved, but for the fields that are marked.");
    case "server":
      return `${gettext("The server did not answer as it should.")} ${here} ${gettext("We keep trying.")}`;
    default:
      return `${message} ${here}`;
  }
}

/** Shows the state in `place`; when the session ended it offers to sign in again in another tab. */
export function indicator(place: HTMLElement, signInUrl: string): (state: SaveState) => void {
  let last = "";
  return (state) => {
    const text = words(state);
    const tone = state.name === "failed" ? "bad" : state.name;
    place.dataset["state"] = state.name === "failed" ? state.failure : state.name;
    place.className = `save-state save-state-${tone}`;
    const signIn =
      state.name === "failed" && state.failure === "signed_out"
        ? h("a", { href: signInUrl, target: "_blank", class: "button" }, gettext("Sign in again in a new tab"))
        : null;
    place.replaceChildren(h("span", { class: "save-words" }, text), ...(signIn ? [signIn] : []));
    if (state.name === "failed" && text !== last) alarm(text);
    last = text;
  };
}
