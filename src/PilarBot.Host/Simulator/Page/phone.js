import { card, clockOf } from "./bubbles.js";
import { Chat } from "./chat.js";
import { read, request } from "./direct-line.js";
import { el, icon } from "./dom.js";
import { Keep } from "./keep.js";
import { menuOf } from "./menu.js";
import { gate } from "./network.js";
import { askPlace } from "./place.js";
import { samples } from "./samples.js";

/** One phone: a resident's chat, and what only a phone can do. */
export class Phone {
  /** @param info The phone as the server tells it. @param told The office around it. @param onAnswer Called for what the bot says, once the past is told. */
  constructor(info, told, on) {
    this.info = info;
    this.root = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    this.root.id = `phone-${info.key}`;
    this.root.dataset.phone = info.key;
    this.root.setAttribute("aria-label", `Ponsel ${info.title}`);
    this.part(".avatar").textContent = info.owner.split(" ").filter((w) => w.length > 2).slice(0, 2).map((w) => w[0]).join("");
    this.part("h2").append(info.owner, el("span", "role", { textContent: info.title }));
    this.part(".status").textContent = info.number.replace(/^(\+62)(\d{3})(\d{4})/, "$1 $2-$3-");
    this.chat = new Chat({
      root: this.part(".chat"),
      enter: () => enter(info.key),
      keep: new Keep(`simulator.${info.key}`),
      names: { me: info.owner, bot: "PilarBot" },
      clock: clockOf(told.zoneHours),
      greets: false,
      sender: { name: info.owner },
      tools: (composer) => this.#equip(composer),
      draw: (activity) => this.#draw(activity),
      gate,
      on: {
        state: (state) => on.state(this, state),
        answer: () => on.answer(this),
        event: (activity) => { if (activity.name === "block") this.#setBlocked(activity.value?.blocked); },
      },
    });
    this.field = this.chat.composer.field;
    info.words.forEach((word) => this.part(".quick").append(el("button", "", { type: "button", textContent: word, onclick: () => this.chat.say(word) })));
    menuOf(this.part(".more"), this.part(".chat-menu"));
    this.part(".block").addEventListener("click", () => this.chat.tell("block", { blocked: !this.isBlocked }));
    this.part(".blocked button").addEventListener("click", () => this.chat.tell("block", { blocked: false }));
    this.#setBlocked(info.blocked);
  }

  part(selector) {
    return this.root.querySelector(selector);
  }

  #equip(composer) {
    composer.add("sample", "3 foto contoh (album)", async () => composer.chat.sendFiles(await samples()));
    composer.add("person", "Nomor saya", () => composer.chat.tell("contact", { own: true }));
    composer.add("people", "Kontak orang lain", () => composer.chat.tell("contact", { own: false }));
    composer.add("voice", "Pesan suara", () => composer.chat.tell("voice", null, voice()));
    composer.add("sticker", "Stiker", () => composer.chat.tell("sticker"));
    // A phone vouches for its own number, and these phones are nowhere.
    composer.askNumber = () => [el("button", "main", { type: "button", onclick: () => composer.chat.tell("contact", { own: true }) }, icon("person"), "Bagikan nomor saya")];
    composer.sharePlace = () => askPlace((coords) => composer.chat.sendPlace(coords));
  }

  #draw({ name, value }) {
    if (name === "contact") return [value?.own ? card("person", this.info.owner, this.info.number) : card("people", "Orang lain", "…")];
    if (name === "voice") return [card("voice", "Pesan suara", "0.03")];
    if (name === "sticker") return [el("span", "sticker", { role: "img", "aria-label": "Stiker", textContent: "👍" })];
    return null;
  }

  #setBlocked(blocked) {
    this.isBlocked = Boolean(blocked);
    this.part(".blocked").hidden = !this.isBlocked;
    this.chat.composer.root.hidden = this.isBlocked;
    this.part(".quick").hidden = this.isBlocked;
    this.part(".block span").textContent = this.isBlocked ? "Buka blokir bot" : "Blokir bot";
  }
}

async function enter(key) {
  await gate(0);
  return { ...read(await request("POST", `/simulator/${key}/masuk`)), isNew: false };
}

// Not a sound, only something that looks like one to the bot.
function voice() {
  const bytes = new Uint8Array(2048);
  bytes.set([0x4F, 0x67, 0x67, 0x53]);
  return new File([bytes], "suara.ogg", { type: "audio/ogg" });
}
