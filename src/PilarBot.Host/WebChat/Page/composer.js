import { el, icon, newId, sizeOf } from "./dom.js";
import { shrink } from "./pictures.js";

const MOST_FILES = 10;
const MOST_BYTES = 20 << 20;
const DRAFT = "draf";

/** Where an answer is written, or put together from photos, files and a place. */
export class Composer {
  #keep;
  #picked = [];
  #offered;

  /** @param tools Called with the composer to add more to its menu. */
  constructor(chat, keep, tools) {
    this.#keep = keep;
    /** Where it is sent. */
    this.chat = chat;
    const id = newId();
    this.field = el("textarea", "", { id: `tulis-${id}`, rows: 1, maxLength: 4096, placeholder: "Tulis pesan", autocomplete: "off" });
    this.menu = el("div", "tools", { id: `alat-${id}`, hidden: true });
    this.opener = el("button", "icon", { type: "button", "aria-label": "Kirim foto, berkas, atau lokasi", "aria-expanded": "false", "aria-controls": this.menu.id }, icon("clip"));
    this.tray = el("div", "tray", { hidden: true });
    this.panel = el("div", "sharing", { hidden: true });
    this.fault = el("p", "fault", { role: "alert" });
    this.send = el("button", "icon send", { "aria-label": "Kirim" }, icon("send"));
    this.form = el("form", "write", {}, this.opener, el("label", "unseen", { for: this.field.id, textContent: "Pesan Anda" }), this.field, this.send);
    this.root = el("div", "compose", {}, this.fault, this.panel, this.tray, this.menu, this.form);
    this.#fillMenu();
    tools?.(this);
    this.#write();
    this.field.value = keep.get(DRAFT) ?? "";
    this.#fit();
  }

  /** Adds something to the menu. */
  add(name, label, act) {
    this.menu.append(el("button", "tool", { type: "button", onclick: () => { this.#toggle(false); act(); } }, icon(name), label));
  }

  /** Shows what the bot asks to be shared: `location`, `contact`, or null for neither. */
  offer(share) {
    if (share === this.#offered) return;
    this.#offered = share;
    this.panel.hidden = !share;
    if (share === "location") {
      this.panel.replaceChildren(el("button", "main", { type: "button", onclick: () => this.sharePlace() }, icon("pin"), "Bagikan lokasi saya"));
    } else if (share === "contact") this.panel.replaceChildren(...this.askNumber());
    else this.panel.replaceChildren();
  }

  /** Asks the browser where it is, and sends that. */
  sharePlace() {
    if (!navigator.geolocation || !window.isSecureContext) {
      this.say("Peramban ini tidak dapat memberi lokasi. Silakan tuliskan tempatnya.");
      return;
    }
    this.say("Mencari lokasi… Bila peramban bertanya, pilih Izinkan.");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { this.say(""); this.chat.sendPlace(coords); },
      (fault) => this.say(fault.code === 1
        ? "Lokasi tidak diizinkan di peramban ini. Silakan izinkan, atau tuliskan tempatnya."
        : "Lokasi belum ditemukan. Silakan coba lagi di tempat terbuka, atau tuliskan tempatnya."),
      { enableHighAccuracy: true, timeout: 30_000, maximumAge: 60_000 });
  }

  /** Lays photos out to be looked at before they are sent; made smaller. */
  async pickPhotos(files) {
    this.say("Menyiapkan foto…");
    // One after the other: a small phone cannot hold five large photos at once.
    for (const file of files) this.#pick(await shrink(file));
    this.say("");
    this.#showTray();
  }

  /** Lays files out as they are. */
  pickFiles(files) {
    this.say("");
    [...files].forEach((file) => this.#pick(file));
    this.#showTray();
  }

  /** A sentence for the person; empty to take it away. */
  say(words) {
    this.fault.textContent = words;
  }

  #fillMenu() {
    const pick = (properties, take) => {
      const input = el("input", "", { type: "file", hidden: true, tabIndex: -1, ...properties });
      input.setAttribute("aria-hidden", "true");
      input.addEventListener("change", () => {
        const files = [...input.files];
        input.value = "";
        if (files.length) take(files);
      });
      this.root.append(input);
      return input;
    };
    const camera = pick({ accept: "image/*", className: "pick-camera" }, (files) => this.pickPhotos(files));
    camera.setAttribute("capture", "environment");
    const photos = pick({ accept: "image/*", multiple: true, className: "pick-photos" }, (files) => this.pickPhotos(files));
    const any = pick({ multiple: true, className: "pick-files" }, (files) => this.pickFiles(files));
    if (matchMedia("(pointer: coarse)").matches) this.add("camera", "Ambil foto", () => camera.click());
    this.add("photo", "Foto dari galeri", () => photos.click());
    this.add("file", "Berkas (ukuran asli)", () => any.click());
    this.add("pin", "Lokasi saya", () => this.sharePlace());
    this.opener.addEventListener("click", () => this.#toggle(this.menu.hidden));
    this.root.addEventListener("keydown", (e) => {
      if (e.key !== "Escape" || this.menu.hidden) return;
      // Not for whatever lies around the chat.
      e.stopPropagation();
      this.#toggle(false);
      this.opener.focus();
    });
  }

  #toggle(open) {
    this.menu.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (open) this.menu.firstElementChild.focus();
  }

  #write() {
    this.form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("input", () => {
      this.#keep.set(DRAFT, this.field.value);
      this.#fit();
    });
    this.field.addEventListener("keydown", (e) => {
      // On a keyboard of glass Enter begins a line: there is a button right beside it.
      if (e.key !== "Enter" || e.shiftKey || e.isComposing || matchMedia("(pointer: coarse)").matches) return;
      e.preventDefault();
      this.#submit();
    });
    this.root.addEventListener("dragover", (e) => e.preventDefault());
    this.root.addEventListener("drop", (e) => {
      e.preventDefault();
      this.take([...e.dataTransfer.files]);
    });
    this.field.addEventListener("paste", (e) => {
      if (e.clipboardData.files.length) this.take([...e.clipboardData.files]);
    });
  }

  /** Files from anywhere: photos made smaller, others as they are. */
  take(files) {
    const photos = files.filter((f) => f.type.startsWith("image/"));
    this.pickFiles(files.filter((f) => !photos.includes(f)));
    if (photos.length) this.pickPhotos(photos);
  }

  #submit() {
    const text = this.field.value.trim();
    if (!text && !this.#picked.length) return;
    this.field.value = "";
    this.#keep.remove(DRAFT);
    this.#fit();
    this.say("");
    if (this.#picked.length) this.chat.sendFiles(this.#picked.splice(0), text);
    else this.chat.say(text);
    this.#showTray();
    this.field.focus();
  }

  #pick(file) {
    if (file.size > MOST_BYTES) this.say(`${file.name} lebih besar dari 20 MB, jadi tidak dapat dikirim.`);
    else if (this.#picked.length >= MOST_FILES) this.say(`Paling banyak ${MOST_FILES} berkas sekali kirim.`);
    else this.#picked.push(file);
  }

  #showTray() {
    const files = this.#picked;
    this.tray.hidden = files.length === 0;
    this.tray.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
    this.tray.replaceChildren();
    if (!files.length) return;
    const list = el("ul", "picked");
    files.forEach((file, i) => {
      const isPhoto = file.type.startsWith("image/");
      list.append(el("li", "", {},
        isPhoto ? el("img", "", { src: URL.createObjectURL(file), alt: `Foto ${i + 1}` }) : el("span", "name", { textContent: file.name }),
        el("button", "icon", { type: "button", "aria-label": `Buang ${isPhoto ? `foto ${i + 1}` : file.name}`, onclick: () => {
          this.#picked.splice(i, 1);
          this.#showTray();
          (this.tray.querySelectorAll("li button")[i] ?? this.field).focus();
        } }, icon("close"))));
    });
    const kind = files.every((f) => f.type.startsWith("image/")) ? "foto" : "berkas";
    const bytes = files.reduce((sum, f) => sum + f.size, 0);
    this.tray.append(list, el("button", "main", { type: "button", onclick: () => this.#submit() }, icon("send"), `Kirim ${files.length} ${kind} (${sizeOf(bytes)})`));
  }

  /** What asks for a number. One that is typed on a page proves nothing, so nobody is promised that it does. */
  askNumber() {
    const id = `nomor-${newId()}`;
    const field = el("input", "", { id, type: "tel", inputMode: "tel", autocomplete: "tel", maxLength: 20, required: true });
    const form = el("form", "number", {},
      el("label", "", { for: id, textContent: "Nomor telepon" }), field, el("button", "main", { textContent: "Kirim nomor" }));
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      if (field.value.trim()) this.chat.say(field.value.trim());
    });
    return [form, el("p", "hint", { textContent: "Lewat halaman ini kami tidak dapat memastikan bahwa nomor itu milik Anda. Agar dikenali, hubungi kami lewat Telegram atau WhatsApp." })];
  }

  #fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight + 2, 140)}px`;
  }
}
