// The tabs that have the same work open tell one another: that they are there, and what they saved.

type Message =
  | { type: "hello"; tab: string }
  | { type: "here"; tab: string; to: string }
  | { type: "bye"; tab: string }
  | { type: "saved"; tab: string; revision: number | null };

interface Listeners {
  /** How many other tabs have the work open changed. */
  others(count: number): void;
  /** Another tab saved. */
  saved(revision: number | null): void;
}

const WAIT = 250; // milliseconds in which a living tab answers

export class Tabs {
  private readonly channel: BroadcastChannel;
  private readonly alive = new Set<string>();

  constructor(
    owner: string,
    readonly tab: string,
    private readonly listeners: Listeners,
  ) {
    this.channel = new BroadcastChannel(`studio:${owner}`);
    this.channel.addEventListener("message", (event: MessageEvent<Message>) => this.hear(event.data));
    addEventListener("pagehide", () => this.say({ type: "bye", tab }));
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.say({ type: "hello", tab });
    });
  }

  /** Which other tabs are alive. */
  async roll(): Promise<ReadonlySet<string>> {
    this.say({ type: "hello", tab: this.tab });
    await new Promise((resolve) => setTimeout(resolve, WAIT));
    return this.alive;
  }

  tellSaved(revision: number | null): void {
    this.say({ type: "saved", tab: this.tab, revision });
  }

  private say(message: Message): void {
    this.channel.postMessage(message);
  }

  private hear(message: Message): void {
    const before = this.alive.size;
    if (message.type === "bye") this.alive.delete(message.tab);
    else this.alive.add(message.tab);
    if (message.type === "hello") this.say({ type: "here", tab: this.tab, to: message.tab });
    if (message.type === "saved") this.listeners.saved(message.revision);
    if (this.alive.size !== before) this.listeners.others(this.alive.size);
  }
}
