// Talking to the studio's endpoints: JSON both ways, and every failure named.

import { gettext } from "./i18n";
import type { JsonObject } from "./types";

export type Failure =
  | "offline" // no answer: the line is cut, or the server is away
  | "signed_out" // the session ended, or someone else signed in
  | "conflict" // somebody saved meanwhile
  | "too_large"
  | "refused" // a rule said no
  | "invalid" // by field
  | "gone"
  | "server";

export class ApiError extends Error {
  constructor(
    readonly kind: Failure,
    message: string,
    readonly body: JsonObject = {},
  ) {
    super(message);
  }
}

let token = "";
let user = "";
let sessionUrl = "/studio/session/";

export function configureApi(config: { token: string; user: string; session: string }): void {
  token = config.token;
  user = config.user;
  sessionUrl = config.session;
}

/** What every unsafe request carries: the CSRF token, and who this page belongs to. */
export function headers(): Record<string, string> {
  return { "X-CSRFToken": token, "X-Studio-User": user, Accept: "application/json" };
}

/** The token changes when someone signs in (in another tab too): fetch the one that counts now. */
export async function renewToken(): Promise<void> {
  const answer = await fetch(sessionUrl, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) throw failureOf(answer.status, {});
  const session = (await answer.json()) as { token: string; user: string };
  token = session.token;
  if (session.user !== user) throw failureOf(401, {});
}

const MESSAGES: Record<Failure, () => string> = {
  offline: () => gettext("There is no connection."),
  signed_out: () => gettext("You are no longer signed in."),
  conflict: () => gettext("This work was saved somewhere else meanwhile."),
  too_large: () => gettext("This is too large for the server."),
  refused: () => gettext("This is not allowed."),
  invalid: () => gettext("Something in it is not right."),
  gone: () => gettext("This is not there any more."),
  server: () => gettext("The server could not do it. We keep trying."),
};

const KINDS: Record<number, Failure> = {
  400: "invalid",
  401: "signed_out",
  403: "refused",
  404: "gone",
  409: "conflict",
  410: "gone",
  413: "too_large",
  422: "invalid",
};

/** Name a failure by its status; the server's own words win over ours. */
export function failureOf(status: number, body: JsonObject): ApiError {
  const kind = status === 0 ? "offline" : (KINDS[status] ?? "server");
  const said = typeof body["message"] === "string" ? body["message"] : "";
  return new ApiError(kind, said || MESSAGES[kind](), body);
}

async function send(url: string, method: string, body: unknown, keepalive: boolean): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      keepalive,
      redirect: "manual",
      headers: { ...headers(), ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch {
    throw failureOf(0, {});
  }
}

async function readBody(answer: Response): Promise<JsonObject | null> {
  if (!answer.headers.get("Content-Type")?.includes("json")) return null;
  return (await answer.json()) as JsonObject;
}

interface CallOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  body?: unknown;
  /** Let it finish although the page is closing (small bodies only). */
  keepalive?: boolean;
}

/** Call an endpoint and return its JSON. Raises ApiError. A stale CSRF token is renewed once. */
export async function call<T = JsonObject>(url: string, options: CallOptions = {}): Promise<T> {
  const { method = "GET", body, keepalive = false } = options;
  let answer = await send(url, method, body, keepalive);
  let found = await readBody(answer);
  if (answer.status === 403 && found === null) {
    await renewToken();
    answer = await send(url, method, body, keepalive);
    found = await readBody(answer);
  }
  if (answer.type === "opaqueredirect") throw failureOf(401, {});
  if (!answer.ok) throw failureOf(answer.status, found ?? {});
  return (found ?? {}) as T;
}
