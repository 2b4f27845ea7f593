import { el, icon } from "./dom.js";

/** The time in the office's zone, as the bot itself tells it. */
export function clockOf(zone) {
  const format = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
  return (instant) => format.format(new Date(Date.parse(instant) + zone.zoneHours * 3_600_000));
}

/**
 * A message as the phone draws it.
 * @param entries One message, or the photos of one album.
 * @param acts What its buttons do: tap(entry, button), clock(instant), retry(entry).
 */
export function bubble(entries, acts) {
  const [entry] = entries;
  const body = el("div", "body");
  if (entry.kind === "photo") body.append(photos(entries));
  else body.append(...contents(entry));
  const words = entries.find((e) => e.html || (e.kind === "photo" && e.text));
  if (words?.html) body.append(markup(words.html));
  else if (words?.text) body.append(el("p", "typed", { textContent: words.text }));
  if (entry.chosen) body.append(el("p", "chosen", { textContent: `✓ ${entry.chosen}` }));
  body.append(meta(entries, acts));
  const item = el("li", `bubble ${entry.mine ? "mine" : "bot"} is-${entry.kind}`, {}, body);
  if (entry.buttons?.length && !(entry.share && entry.share !== "none")) item.append(keyboard(entry, acts));
  return item;
}

function contents(entry) {
  switch (entry.kind) {
    case "text":
      return entry.html ? [] : [el("p", "typed", { textContent: entry.text ?? "" })];
    case "document":
      return [fileLink(entry.file), ...(entry.text ? [el("p", "typed", { textContent: entry.text })] : [])];
    case "voice":
      return [el("div", "voice", {}, el("span", "disc", {}, icon("play")), el("span", "wave", { ariaHidden: "true" }), el("span", "", { textContent: "0.03" }))];
    case "sticker":
      return [el("span", "sticker", { role: "img", ariaLabel: "Stiker", textContent: "👍" })];
    case "location":
      return [el("div", "place", {}, el("span", "map", {}, icon("pin")), el("span", "", {}, el("b", "", { textContent: "Lokasi" }), el("small", "", { textContent: entry.text })))];
    case "contact": {
      const [name, number] = (entry.text ?? "").split("\n");
      return [el("div", "card", {}, el("span", "disc", {}, icon("person")), el("span", "", {}, el("b", "", { textContent: name }), el("small", "", { textContent: number })))];
    }
    default:
      return [];
  }
}

// The server rendered it from Markdown with tags switched off and links checked: the one markup that is inserted.
function markup(html) {
  const words = el("div", "markdown");
  words.innerHTML = html;
  return words;
}

function photos(entries) {
  const grid = el("div", `photos of-${Math.min(entries.length, 5)}`);
  entries.forEach((entry, i) => {
    const name = entries.length > 1 ? `Foto ${i + 1} dari ${entries.length}` : "Foto";
    const source = entry.preview ?? `/simulator/files/${entry.file.id}`;
    const image = el("img", "", { src: source, alt: name, loading: "lazy" });
    grid.append(entry.preview ? el("span", "", {}, image) : el("a", "", { href: source, target: "_blank", rel: "noopener" }, image));
  });
  return grid;
}

function fileLink(file) {
  const size = file.size >= 1 << 20 ? `${(file.size / (1 << 20)).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(file.size / 1024))} KB`;
  const inside = [el("span", "disc", {}, icon("file")), el("span", "", {}, el("b", "", { textContent: file.name }), el("small", "", { textContent: size }))];
  return file.id
    ? el("a", "file", { href: `/simulator/files/${file.id}`, download: file.name }, ...inside)
    : el("div", "file", {}, ...inside);
}

function meta(entries, acts) {
  const last = entries[entries.length - 1];
  const line = el("p", "meta", {}, el("time", "", { dateTime: last.at, textContent: acts.clock(last.at) }));
  if (!last.mine) return line;
  if (last.fault) {
    line.classList.add("faulty");
    line.append(" ", el("button", "retry", { type: "button", textContent: "Gagal — kirim lagi", onclick: () => acts.retry(last) }));
    return line;
  }
  const [sign, said] = last.pending ? ["◷", "menunggu jaringan"]
    : last.progress === "settled" ? ["✓✓", "sudah diproses"]
    : last.progress === "undelivered" ? ["!", "belum diterima bot"]
    : ["✓", "terkirim"];
  line.append(el("span", `tick ${last.progress ?? (last.pending ? "pending" : "sent")}`, { role: "img", ariaLabel: said, title: said, textContent: sign }));
  return line;
}

function keyboard(entry, acts) {
  const group = el("div", "keys", { role: "group", ariaLabel: "Pilihan jawaban" });
  rows(entry.buttons).forEach(([button, look]) => {
    if (button.url) {
      group.append(el("a", look, { href: button.url, target: "_blank", rel: "noopener noreferrer", textContent: `${button.label} ↗` }));
      return;
    }
    const key = el("button", look, { type: "button", textContent: button.label });
    key.addEventListener("click", async () => {
      key.setAttribute("aria-busy", "true");
      await acts.tap(entry, button);
      key.removeAttribute("aria-busy");
    });
    group.append(key);
  });
  return group;
}

// Two short labels that follow each other share a row, as on Telegram.
function rows(buttons) {
  const isShort = (button) => button && button.label.length <= 14;
  const laid = [];
  for (let i = 0; i < buttons.length; i++) {
    const pairs = isShort(buttons[i]) && isShort(buttons[i + 1]);
    laid.push([buttons[i], pairs ? "key half" : "key"]);
    if (pairs) laid.push([buttons[++i], "key half"]);
  }
  return laid;
}
