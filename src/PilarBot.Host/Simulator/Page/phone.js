import { Attachments } from "./attachments.js";
import { bubble, clockOf } from "./bubbles.js";
import { el, icon, menuOf } from "./dom.js";
import { post } from "./network.js";

const MOST = 320;
const TYPING = 4000;

/** One phone: its chat, its keyboard, what its holder can do. */
export class Phone {
  #entries = new Map();
  #nodes = new Map();
  #waiting = new Map();
  #answered = 0;
  #typingEnds;

  /** @param info The phone as the server tells it. @param zone The office's clock. @param onAnswer Called for what the bot says, once the past is told. */
  constructor(info, zone, onAnswer) {
    this.info = info;
    this.onAnswer = onAnswer;
    this.clock = clockOf(zone);
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${info.key}`;
    this.root.dataset.phone = info.key;
    this.root.setAttribute("aria-label", `Ponsel ${info.title}`);
    this.part(".avatar").textContent = info.owner.split(" ").filter((w) => w.length > 2).slice(0, 2).map((w) => w[0]).join("");
    this.part("h2").append(info.owner, el("span", "role", { textContent: info.title }));
    this.part(".log").setAttribute("aria-label", `Percakapan ${info.title} dengan PilarBot`);
    this.field = this.part("textarea");
    this.field.setAttribute("aria-label", `Pesan dari ${info.title}`);
    info.words.forEach((word) => this.part(".words").append(
      el("button", "", { type: "button", textContent: word, onclick: () => this.send("text", { text: word }, { kind: "text", text: word }) })));
    this.#compose();
    this.#follow();
    menuOf(this.part(".more"), this.part(".chat-menu"));
    new Attachments(this);
    this.part(".block").addEventListener("click", () => post(info.key, "block", { blocked: !this.isBlocked }));
    this.part(".blocked button").addEventListener("click", () => post(info.key, "block", { blocked: false }));
    this.setBlocked(info.blocked);
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  /** Sends something; until the server shows it, the phone shows it as waiting. */
  async send(act, body, shown, nonce = crypto.randomUUID()) {
    this.#wait(nonce, { ...shown, mine: true, pending: true, at: new Date().toISOString() }, () => this.send(act, body, shown, nonce));
    const taken = await post(this.info.key, `${act}?nonce=${nonce}`, body);
    if (!taken && this.#waiting.has(nonce)) {
      const { entry, again } = this.#waiting.get(nonce);
      this.#wait(nonce, { ...entry, pending: false, fault: true }, again);
    }
  }

  /** A message, new or changed. */
  show(raw, isPast) {
    const entry = { ...raw, kind: lower(raw.kind, "text"), share: lower(raw.share, "none"), progress: lower(raw.progress, "sent") };
    if (entry.nonce) this.#done(entry.nonce);
    const isNew = !this.#entries.has(entry.ref);
    this.#entries.set(entry.ref, entry);
    const key = entry.album ?? `m:${entry.ref}`;
    const group = entry.album ? [...this.#entries.values()].filter((e) => e.album === entry.album) : [entry];
    const node = bubble(group, { clock: this.clock, tap: (e, b) => this.#tap(e, b) });
    const stays = this.#isAtEnd();
    const old = this.#nodes.get(key);
    if (old) {
      const focused = old.contains(document.activeElement);
      old.replaceWith(node);
      if (focused) this.field.focus({ preventScroll: true });
    } else {
      if (!isPast) node.classList.add("fresh");
      this.part(".bubbles").insertBefore(node, [...this.#waiting.values()][0]?.node ?? null);
    }
    this.#nodes.set(key, node);
    this.part(".empty").hidden = true;
    if (isNew && !entry.mine) {
      this.typing(false);
      if (!isPast) this.onAnswer(this);
    }
    this.#trim();
    this.#offerSharing();
    if (stays || (entry.mine && isNew)) this.toEnd();
    else if (isNew) this.part(".latest").hidden = false;
  }

  typing(on) {
    clearTimeout(this.#typingEnds);
    this.root.classList.toggle("typing", on);
    this.part(".status").textContent = on ? "PilarBot sedang mengetik…" : spaced(this.info.number);
    if (on) this.#typingEnds = setTimeout(() => this.typing(false), TYPING);
  }

  setBlocked(blocked) {
    this.isBlocked = Boolean(blocked);
    this.root.classList.toggle("is-blocked", this.isBlocked);
    this.part(".blocked").hidden = !this.isBlocked;
    this.part(".compose").hidden = this.isBlocked;
    this.part(".words").hidden = this.isBlocked;
    this.part(".block span").textContent = this.isBlocked ? "Buka blokir bot" : "Blokir bot";
    this.#offerSharing();
    this.typing(false);
  }

  toEnd() {
    const log = this.part(".log");
    log.scrollTop = log.scrollHeight;
    this.part(".latest").hidden = true;
  }

  async #tap(entry, button) {
    await post(this.info.key, "tap", { message: entry.ref, data: button.data });
  }

  #compose() {
    const form = this.part(".compose");
    const fit = () => {
      this.field.style.height = "auto";
      this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
      form.classList.toggle("has-words", this.field.value.trim().length > 0);
    };
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      const text = this.field.value;
      if (!text.trim()) return;
      this.field.value = "";
      fit();
      this.send("text", { text }, { kind: "text", text });
      this.field.focus();
    });
    this.field.addEventListener("input", fit);
    this.field.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" || e.shiftKey || e.isComposing) return;
      e.preventDefault();
      form.requestSubmit();
    });
  }

  #follow() {
    const log = this.part(".log");
    log.addEventListener("scroll", () => { if (this.#isAtEnd()) this.part(".latest").hidden = true; }, { passive: true });
    this.part(".latest").addEventListener("click", () => this.toEnd());
    // Whoever is at the end stays there when a photo, the keyboard or the window takes room.
    new ResizeObserver(() => { if (this.part(".latest").hidden) this.toEnd(); }).observe(log);
    log.addEventListener("load", () => { if (this.part(".latest").hidden) this.toEnd(); }, true);
  }

  #isAtEnd() {
    const log = this.part(".log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  }

  // The keyboard that offers to share: from the newest message that puts it up or takes it away, and only until it was used.
  #offerSharing() {
    const panel = this.part(".sharing");
    const entry = [...this.#entries.values()].filter((e) => !e.mine && (e.share !== "none" || e.endsShare)).at(-1);
    const isOpen = entry && entry.share !== "none" && entry.ref > this.#answered && !this.isBlocked;
    panel.hidden = !isOpen;
    if (!isOpen || panel.dataset.for === String(entry.ref)) return;
    panel.dataset.for = entry.ref;
    const use = (act) => () => { this.#answered = entry.ref; this.#offerSharing(); act(); };
    const first = entry.share === "contact"
      ? el("button", "main", { type: "button", onclick: use(() => this.attachments.contact(true)) }, icon("person"), "Bagikan nomor saya")
      : el("button", "main", { type: "button", onclick: () => this.attachments.place(use(() => {})) }, icon("pin"), "Bagikan lokasi saya");
    // As with Telegram, the choices beside it come back as typed words.
    const others = (entry.buttons ?? []).filter((b) => !b.url).map((b) =>
      el("button", "", { type: "button", textContent: b.label, onclick: use(() => this.send("text", { text: b.label }, { kind: "text", text: b.label })) }));
    panel.replaceChildren(first, ...others);
  }

  #wait(nonce, entry, again) {
    const node = bubble([entry].concat(entry.more ?? []), { clock: this.clock, retry: again });
    const known = this.#waiting.get(nonce);
    if (known) known.node.replaceWith(node);
    else this.part(".bubbles").append(node);
    this.#waiting.set(nonce, { entry, node, again });
    this.part(".empty").hidden = true;
    this.toEnd();
  }

  #done(nonce) {
    this.#waiting.get(nonce)?.node.remove();
    this.#waiting.delete(nonce);
  }

  #trim() {
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= MOST) return;
      this.#nodes.get(`m:${key}`)?.remove();
      this.#nodes.delete(`m:${key}`);
      this.#entries.delete(key);
    }
  }
}

const spaced = (number) => number.replace(/^(\+62)(\d{3})(\d{4})/, "$1 $2-$3-");

const lower = (value, otherwise) => value?.toLowerCase() ?? otherwise;
