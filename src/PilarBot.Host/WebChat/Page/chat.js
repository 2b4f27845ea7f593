import { bubble, choices, showState } from "./bubbles.js";
import { Composer } from "./composer.js";
import { DirectLine } from "./direct-line.js";
import { el, icon } from "./dom.js";
import { Outbox } from "./outbox.js";

/** What a new conversation is greeted with; never shown. */
const HELLO = "/start";

/** A conversation on the screen: what was said, what can be answered, and a place to write. */
export class Chat {
  #shown = new Map();
  #items = new Map();
  #seenSync = false;
  #sticks = true;
  #scrolledTo = 0;
  #names;
  #clock;
  #keep;
  #on;
  #greets;
  #draw;
  #sender;

  /**
   * @param options `root` to fill; `enter` as of {@link DirectLine}; `keep` for what the browser remembers; `names` of `{me, bot}`;
   * `clock`; `before`, an element above the first message; `on`: `state("on" | "busy" | "off")`, `answer()` for what the bot says once the past
   * is told, `event(activity)`, `ended()`. For a simulated phone also `greets`, false to wait for the first word; `sender`, who writes;
   * `tools(composer)`, more that can be attached; `draw(activity)`, elements for an event that is shown; `gate` of the line.
   */
  constructor({ root, enter, keep, names, clock, before, greets = true, sender, tools, draw = () => null, gate, on = {} }) {
    this.#greets = greets;
    this.#sender = sender;
    this.#draw = draw;
    this.#names = names;
    this.#clock = clock;
    this.#keep = keep;
    this.#on = on;
    this.list = el("ol", "bubbles");
    this.typing = el("p", "typing", { hidden: true }, el("span", "unseen", { textContent: `${names.bot} sedang mengetik` }), el("i"), el("i"), el("i"));
    this.log = el("div", "log", { role: "log", tabIndex: 0, "aria-label": `Percakapan dengan ${names.bot}`, "aria-relevant": "additions", "aria-busy": "true" }, before, this.list, this.typing);
    this.latest = el("button", "icon latest", { type: "button", hidden: true, "aria-label": "Ke pesan terbaru", onclick: () => this.toEnd() }, icon("down"));
    this.line = new DirectLine(enter, {
      activity: (activity) => this.#take(activity),
      began: (conversation) => this.#begin(conversation),
      synced: () => this.#synced(),
      state: (state) => this.#on.state?.(state),
      ended: () => this.#on.ended?.(),
    }, gate);
    this.outbox = new Outbox(this.line, keep, (message) => this.#showOwn(message));
    this.composer = new Composer(this, keep, tools);
    root.append(el("div", "past", {}, this.log, this.latest), this.composer.root);
    // Whoever scrolls up reads; whoever comes back to the end, or says something, wants to see what comes.
    this.log.addEventListener("scroll", () => {
      const isAtEnd = this.#showLatest();
      if (Math.abs(this.log.scrollTop - this.#scrolledTo) >= 3) this.#sticks = isAtEnd;
    }, { passive: true });
    this.log.addEventListener("load", () => this.#follow(), true);
    if (window.ResizeObserver) new ResizeObserver(() => this.#follow()).observe(this.log);
  }

  async open() {
    await this.outbox.load();
    this.outbox.work();
    return this.line.run();
  }

  /** Sends words. */
  say(text) {
    return this.#send({ type: "message", text });
  }

  /** Sends files, with words under the first. */
  sendFiles(files, text = "") {
    return this.#send({ type: "message", text, attachments: namesOf(files) }, files);
  }

  /** Sends a place. @param coords As the browser's Geolocation tells it. */
  sendPlace({ latitude, longitude, accuracy }) {
    return this.#send({ type: "message", entities: [{ type: "GeoCoordinates", latitude, longitude, ...(accuracy && { accuracy }) }] });
  }

  /** Presses a button. */
  tap(action) {
    return this.#send({ type: "message", text: action.text ?? action.title, value: action.value, channelData: { messageBack: { displayText: action.displayText ?? action.title } } });
  }

  /** Tells something that is no message, with a file where there is one. */
  tell(name, value, file) {
    return this.#send({ type: "event", name, value, ...(file && { attachments: namesOf([file]) }) }, file && [file]);
  }

  #send(activity, files) {
    return this.outbox.add({ ...activity, from: this.#sender }, files);
  }

  /** Removes every trace of the conversation from this browser. */
  forget() {
    this.line.stop();
    this.outbox.clear();
    this.keep.clear();
    this.#clear();
  }

  get keep() {
    return this.#keep;
  }

  toEnd() {
    this.#sticks = true;
    this.#scrollTo(this.log.scrollHeight);
  }

  #begin(conversation) {
    if (this.conversation && this.conversation !== conversation) {
      this.#clear();
      this.list.append(el("li", "note", { textContent: "Obrolan sebelumnya sudah tidak tersimpan. Ini obrolan yang baru." }));
    }
    this.conversation = conversation;
  }

  #clear() {
    this.#shown.clear();
    this.#items.clear();
    this.#seenSync = false;
    this.list.replaceChildren();
    this.composer.offer(null);
  }

  #synced() {
    if (this.#seenSync) return;
    this.#seenSync = true;
    this.log.setAttribute("aria-busy", "false");
    // Whoever comes for the first time is greeted, and finds the menu.
    if (this.#greets && this.#shown.size === 0 && !this.outbox.hasFor(this.conversation)) this.say(HELLO);
    this.toEnd();
  }

  #take(activity) {
    if (activity.type === "typing") {
      this.#showTyping(activity.from?.role !== "user");
      return;
    }
    if (activity.type === "endOfConversation") {
      this.#on.ended?.();
      return;
    }
    if (this.#shown.has(activity.id)) return;
    const isMine = activity.from?.role === "user";
    const message = isMine && this.outbox.echoed(activity.channelData?.clientActivityID);
    if (activity.type === "event") this.#on.event?.(activity);
    if (!this.#isShown(activity)) return;
    this.#shown.set(activity.id, activity);
    this.#place(activity, message);
    if (isMine) this.#showTyping(this.#seenSync);
    else {
      this.#showTyping(false);
      if (this.#seenSync) this.#on.answer?.();
    }
    this.#offer();
    this.#follow();
  }

  // The greeting that the page itself asks for is nobody's word; of events few are anything to look at.
  #isShown(activity) {
    return activity.type === "event" ? Boolean(this.#draw(activity)) : activity.type === "message" && !(activity.text === HELLO && activity.from?.role !== "bot");
  }

  #bubble(activity) {
    return bubble(activity, { names: this.#names, clock: this.#clock, drawn: activity.type === "event" ? this.#draw(activity) : null });
  }

  // In the order of their ids, since a message may come twice and late; what is still on its way stays below.
  #place(activity, message) {
    const waiting = message ? this.#items.get(message.id) : null;
    const item = waiting ?? this.#bubble(activity);
    if (message) this.#items.delete(message.id);
    if (activity.from?.role === "user") showState(item);
    item.dataset.id = activity.id;
    const after = [...this.list.children].find((other) => (other.dataset.id ? other.dataset.id > activity.id : other.dataset.waits && other !== item));
    delete item.dataset.waits;
    // Moving an element takes the focus from it.
    if (!(waiting && waiting.nextElementSibling === (after ?? null))) {
      const focused = item === document.activeElement;
      this.list.insertBefore(item, after ?? null);
      if (focused) item.focus({ preventScroll: true });
    }
  }

  #showOwn(message) {
    let item = this.#items.get(message.id);
    if (message.state === "gone") {
      item?.remove();
      this.#items.delete(message.id);
      this.#offer();
      return;
    }
    if (!this.#isShown(message.activity)) return;
    if (!item) {
      const previews = message.files?.map((file) => ({ name: file.name, size: file.size, contentType: file.type, contentUrl: file.type.startsWith("image/") ? URL.createObjectURL(file) : "" }));
      item = this.#bubble({ ...message.activity, from: { role: "user" }, timestamp: new Date(message.at).toISOString(), previews });
      item.dataset.waits = "true";
      this.#items.set(message.id, item);
      this.list.append(item);
      this.#offer();
      this.toEnd();
    }
    showState(item, message, { again: () => this.outbox.again(message.id), drop: () => this.outbox.drop(message.id) });
  }

  // Only what was asked last can be answered by a press; older questions keep their words. The bot takes late taps kindly, but nobody
  // should have to wonder which of twenty buttons counts.
  #offer() {
    const all = [...this.#shown.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    let own = -1;
    all.forEach((a, i) => { if (a.from?.role === "user") own = i; });
    const asked = all.slice(own + 1).filter((a) => a.from?.role !== "user");
    const open = this.#items.size > 0 ? null : asked.filter((a) => a.suggestedActions?.actions?.length).pop() ?? null;
    this.#showChoices(open);
    const share = all.filter((a) => a.channelData?.pilarbot?.share || a.channelData?.pilarbot?.endsShare).pop();
    this.composer.offer(this.#items.size === 0 && share && asked.includes(share) ? share.channelData.pilarbot.share : null);
  }

  #showChoices(activity) {
    const old = this.list.querySelector(".choices");
    if (old && old.dataset.for === activity?.id) return;
    old?.remove();
    if (!activity) return;
    const item = [...this.list.children].find((i) => i.dataset.id === activity.id);
    const group = choices(activity.suggestedActions.actions, (action, e) => {
      this.tap(action);
      // By keyboard: the pressed button is gone, and what comes next follows the answer.
      if (e.detail === 0) this.list.lastElementChild.focus();
    });
    group.dataset.for = activity.id;
    item?.append(group);
  }

  #showTyping(on) {
    clearTimeout(this.typingEnds);
    this.typing.hidden = !on;
    if (on) this.typingEnds = setTimeout(() => { this.typing.hidden = true; }, 5000);
  }

  // To the newest, but of a long answer to its beginning; and to the very first words of all, before anything was said.
  #follow() {
    this.#showLatest();
    if (!this.#sticks) return;
    const mine = [...this.list.querySelectorAll(".mine")].pop();
    const first = mine ? mine.nextElementSibling : this.log.firstElementChild;
    const top = first && this.#seenSync ? first.getBoundingClientRect().top - this.log.getBoundingClientRect().top + this.log.scrollTop - 12 : Infinity;
    this.#scrollTo(Math.min(top, this.log.scrollHeight - this.log.clientHeight));
  }

  #scrollTo(top) {
    this.log.scrollTop = top;
    this.#scrolledTo = this.log.scrollTop;
    this.#showLatest();
  }

  // The way down is offered whenever there is more below. True when there is not.
  #showLatest() {
    return this.latest.hidden = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }
}

function namesOf(files) {
  return files.map(({ name, type }) => ({ name, contentType: type || "application/octet-stream" }));
}
