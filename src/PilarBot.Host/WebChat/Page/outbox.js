import { Busy, Gone, LineFault, Refused, pauseAfter } from "./direct-line.js";
import { newId } from "./dom.js";
import { keptFiles } from "./keep.js";

const PREFIX = "keluar.";
// Nobody is left waiting longer without being asked.
const LONG = 120;

/**
 * What is on its way to the office: kept in the browser until the server has echoed it, sent one after the other, in order, and
 * again after every failure. The server counts a message once, however often it comes.
 */
export class Outbox {
  #line;
  #keep;
  #show;
  #waiting = new Map();
  #works = false;
  #lastAt = 0;

  /** @param show Called with a message whenever its state changes: `waiting`, `sending`, `sent`, `refused`, `held`; `gone` when it left. */
  constructor(line, keep, show) {
    this.#line = line;
    this.#keep = keep;
    this.#show = show;
  }

  /** True when something is on its way into a conversation, or will be. */
  hasFor(conversation) {
    return [...this.#waiting.values()].some((m) => !m.conversation || m.conversation === conversation);
  }

  /** Takes up what an earlier page left behind. */
  async load() {
    const left = this.#keep.all().filter(([key]) => key.startsWith(PREFIX)).map(([, text]) => JSON.parse(text)).sort((a, b) => a.at - b.at);
    for (const message of left) {
      if (message.hasFiles && !(message.files = await keptFiles.find(message.id))) this.#forget(message);
      else this.#waiting.set(message.id, { ...message, state: "waiting" });
    }
    this.#waiting.forEach((message) => this.#show(message));
  }

  /**
   * Sends an activity, sooner or later.
   * @param files What goes with it.
   */
  async add(activity, files) {
    const id = newId();
    // In the order in which they were made, also on a clock that was set back.
    const at = this.#lastAt = Math.max(this.#lastAt + 1, Date.now());
    const message = {
      id, at, conversation: this.#line.conversationId, hasFiles: Boolean(files),
      activity: { ...activity, channelData: { ...activity.channelData, clientActivityID: id } },
    };
    this.#keep.set(PREFIX + id, JSON.stringify(message));
    const waiting = { ...message, files, state: "waiting" };
    this.#waiting.set(id, waiting);
    this.#show(waiting);
    if (files) await keptFiles.put(id, files);
    this.work();
  }

  /** The server has it: true when it was one of these. */
  echoed(id) {
    const message = this.#waiting.get(id);
    if (message) this.#forget(message);
    return message;
  }

  /** Sends once more what was refused or held back. */
  again(id) {
    const message = this.#waiting.get(id);
    message.conversation = this.#line.conversationId;
    this.#keep.set(PREFIX + id, JSON.stringify({ ...message, files: undefined, state: undefined }));
    this.#turn(message, "waiting");
    this.work();
  }

  drop(id) {
    const message = this.#waiting.get(id);
    this.#forget(message);
    this.#show({ ...message, state: "gone" });
  }

  /** Nothing of it may remain. */
  clear() {
    [...this.#waiting.keys()].forEach((id) => this.drop(id));
  }

  /** Sends what waits, unless that is under way. */
  async work() {
    if (this.#works) return;
    this.#works = true;
    for (let tries = 0; ;) {
      const message = [...this.#waiting.values()].find((m) => m.state === "waiting");
      if (!message) break;
      try {
        const sent = await this.#send(message);
        tries = 0;
        this.#turn(message, sent ? "sent" : "held");
      } catch (fault) {
        if (!(fault instanceof LineFault)) setTimeout(() => { throw fault; });
        if (!this.#waiting.has(message.id)) continue;
        if (fault instanceof Refused || fault.seconds > LONG) {
          message.status = fault.status ?? 429;
          this.#turn(message, "refused");
          continue;
        }
        this.#turn(message, "waiting");
        await this.#line.pause(fault instanceof Busy ? fault.seconds * 1000 : pauseAfter(tries++));
      }
    }
    this.#works = false;
  }

  // True when it left; false when it has to be asked about first.
  async #send(message) {
    // Words for a conversation that is over are not said in another one without being asked.
    const { conversationId } = await this.#line.ready();
    message.conversation ??= conversationId;
    if (message.conversation !== conversationId) return false;
    this.#turn(message, "sending");
    try {
      if (!message.hasFiles) await this.#line.post(message.activity);
      else await this.#line.upload(message.activity, message.files, (part) => { message.progress = part; this.#turn(message, "sending"); });
      return true;
    } catch (fault) {
      // The line's own pause ends too: it finds the way into a new conversation.
      if (fault instanceof Gone) this.#line.wake();
      throw fault;
    }
  }

  #turn(message, state) {
    // The echo may be faster than the answer, and faster than news of how much has left.
    if (!this.#waiting.has(message.id)) return;
    message.state = state;
    this.#show(message);
  }

  #forget(message) {
    this.#waiting.delete(message.id);
    this.#keep.remove(PREFIX + message.id);
    if (message.hasFiles) keptFiles.remove(message.id);
  }
}
