// Pages that work without a script: a second click on a button does nothing, and a question is asked first.

import { confirmFirst } from "../dialog";
import { gettext } from "../i18n";

export function startPlain(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post" || event.defaultPrevented) return;
    const question = form.dataset["confirm"];
    if (question && !form.dataset["confirmed"]) {
      event.preventDefault();
      const yes = form.dataset["confirmYes"] ?? gettext("Yes");
      const submitter = (event as SubmitEvent).submitter;
      void confirmFirst(form.dataset["confirmTitle"] ?? yes, question, yes).then((sure) => {
        if (!sure) return;
        form.dataset["confirmed"] = "1";
        form.requestSubmit(submitter);
      });
      return;
    }
    if (form.dataset["sent"]) event.preventDefault();
    form.dataset["sent"] = "1";
    setTimeout(() => delete form.dataset["sent"], 8000);
  });
  if (document.body.dataset["signedIn"]) new BroadcastChannel("studio:session").postMessage("signed in");
}
