import { el, icon, menuOf } from "./dom.js";
import { samples, shrink } from "./pictures.js";

const MOST_PHOTOS = 10;

/** What a phone can attach: photos, a document, places, contacts, a voice note, a sticker. */
export class Attachments {
  #phone;

  constructor(phone) {
    this.#phone = phone;
    phone.attachments = this;
    const menu = phone.part(".attach-menu");
    const photos = phone.part(".pick-photos");
    const document = phone.part(".pick-document");
    const add = (name, label, act) =>
      menu.append(el("button", "", { type: "button", role: "menuitem", onclick: act }, icon(name), el("span", "", { textContent: label })));
    add("photo", `Foto (1–${MOST_PHOTOS})`, () => photos.click());
    add("sample", "3 foto contoh (album)", async () => this.#photos(await samples()));
    add("file", "Dokumen", () => document.click());
    add("pin", "Lokasi", () => this.place());
    add("person", "Nomor saya", () => this.contact(true));
    add("people", "Kontak orang lain", () => this.contact(false));
    add("voice", "Pesan suara", () => phone.send("voice", null, { kind: "voice" }));
    add("sticker", "Stiker", () => phone.send("sticker", null, { kind: "sticker" }));
    menuOf(phone.part(".attach"), menu);
    photos.addEventListener("change", async () => {
      const chosen = [...photos.files].slice(0, MOST_PHOTOS);
      photos.value = "";
      if (chosen.length) this.#photos(await Promise.all(chosen.map(shrink)));
    });
    document.addEventListener("change", () => {
      const [file] = document.files;
      document.value = "";
      if (file) this.#document(file);
    });
    this.#takeDropped();
  }

  /** Shares a number: the holder's own, or one of nobody. */
  contact(own) {
    const { owner, number } = this.#phone.info;
    return this.#phone.send("contact", { own }, { kind: "contact", text: own ? `${owner}\n${number}` : "Orang lain\n…" });
  }

  /** Asks which place, and shares it. */
  place(onShared = () => {}) {
    const dialog = document.getElementById("place");
    const fault = dialog.querySelector(".fault");
    const form = dialog.querySelector("form");
    fault.textContent = "";
    const share = (latitude, longitude, accuracy) => {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        fault.textContent = "Lintang -90 sampai 90, bujur -180 sampai 180.";
        return;
      }
      dialog.close();
      onShared();
      this.#phone.send("location", { latitude, longitude, accuracy }, { kind: "location", text: `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` });
    };
    dialog.onclick = (e) => {
      const at = e.target.closest("[data-at]")?.dataset.at;
      if (!at) return;
      if (at === "typed") share(form.latitude.valueAsNumber, form.longitude.valueAsNumber);
      else if (at !== "here") share(...at.split(",").map(Number));
      else navigator.geolocation.getCurrentPosition(
        ({ coords }) => share(coords.latitude, coords.longitude, coords.accuracy),
        () => { fault.textContent = "Peramban tidak memberi lokasi. Pilih tempat lain di atas."; },
        { timeout: 10_000 });
    };
    dialog.showModal();
  }

  #photos(files) {
    const caption = this.#phone.field.value.trim();
    this.#phone.field.value = "";
    this.#phone.field.dispatchEvent(new Event("input"));
    const body = new FormData();
    files.forEach((file) => body.append("photos", file, file.name));
    body.append("caption", caption);
    const [first, ...more] = files.map((file) => ({ kind: "photo", preview: URL.createObjectURL(file), mine: true, pending: true }));
    const sent = this.#phone.send("photos", body, { ...first, text: caption, more: more.map((m) => ({ ...m, at: new Date().toISOString() })) });
    sent.finally(() => [first, ...more].forEach((p) => setTimeout(() => URL.revokeObjectURL(p.preview), 60_000)));
  }

  #document(file) {
    const body = new FormData();
    body.append("document", file, file.name);
    this.#phone.send("document", body, { kind: "document", file: { name: file.name, size: file.size } });
  }

  #takeDropped() {
    const { root } = this.#phone;
    root.addEventListener("dragover", (e) => e.preventDefault());
    root.addEventListener("drop", async (e) => {
      e.preventDefault();
      const files = [...e.dataTransfer.files];
      const photos = files.filter((f) => f.type.startsWith("image/")).slice(0, MOST_PHOTOS);
      if (photos.length) this.#photos(await Promise.all(photos.map(shrink)));
      files.filter((f) => !f.type.startsWith("image/")).forEach((f) => this.#document(f));
    });
  }
}
