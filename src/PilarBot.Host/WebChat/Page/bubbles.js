import { el, icon, sizeOf } from "./dom.js";

/** The time as the office's clocks tell it; with the day when that is another one. */
export function clockOf(zoneHours) {
  const local = (instant) => new Date(Date.parse(instant) + zoneHours * 3_600_000);
  const time = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
  const day = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "short", timeZone: "UTC" });
  return (instant) => {
    const at = local(instant);
    const isToday = day.format(at) === day.format(local(new Date().toISOString()));
    return isToday ? time.format(at) : `${day.format(at)}, ${time.format(at)}`;
  };
}

/**
 * A message as it is drawn.
 * @param activity As Direct Line tells it; `previews` are addresses of files that have not left yet.
 * @param names Who speaks: `{me, bot}`, for those who listen instead of looking.
 * @param drawn Elements that stand for an event.
 */
export function bubble(activity, { names, clock, drawn }) {
  const mine = activity.from?.role === "user";
  const body = el("div", "body");
  body.append(...(drawn ?? attachments(activity)));
  const place = activity.entities?.find((e) => e.type === "GeoCoordinates");
  if (place) body.append(card("pin", "Lokasi", placeOf(place)));
  const html = activity.channelData?.pilarbot?.html;
  const words = activity.channelData?.messageBack?.displayText ?? activity.text;
  if (!mine && html) body.append(markup(html));
  else if (words) body.append(el("p", "typed", { textContent: words }));
  const at = activity.timestamp ?? new Date().toISOString();
  body.append(el("p", "meta", {}, el("time", "", { dateTime: at, textContent: clock(at) }), el("span", "state")));
  const item = el("li", `bubble ${mine ? "mine" : "bot"}`, {}, el("span", "unseen", { textContent: `${mine ? names.me : names.bot}: ` }), body);
  // Answers in another language are read out in that language.
  if (!mine && activity.locale) item.lang = activity.locale;
  if (mine) item.tabIndex = -1;
  return item;
}

/** How far a message of one's own has come. @param acts What can be done about it: `again()`, `drop()`. */
export function showState(item, message, acts) {
  const line = item.querySelector(".state");
  item.dataset.state = message?.state ?? "sent";
  if (!message || message.state === "sent") line.replaceChildren("✓ terkirim");
  else if (message.state === "waiting") line.replaceChildren("menunggu jaringan…");
  else if (message.state === "sending") line.replaceChildren(message.hasFiles ? `mengirim… ${Math.round(100 * (message.progress ?? 0))}%` : "mengirim…");
  else {
    const why = message.state === "held" ? "Belum terkirim: obrolan sebelumnya sudah berakhir." : faultOf(message.status);
    line.replaceChildren(
      el("span", "why", { textContent: why }),
      el("button", "again", { type: "button", textContent: "Kirim lagi", onclick: acts.again }),
      el("button", "again", { type: "button", textContent: "Hapus", onclick: acts.drop }));
  }
}

/** The answers to choose from, two short ones side by side. @param onTap Called with the chosen action. */
export function choices(actions, onTap) {
  const group = el("div", "choices", { role: "group", "aria-label": "Pilihan jawaban" });
  const isShort = (action) => action && action.title.length <= 12;
  for (let i = 0; i < actions.length; i++) {
    const pairs = isShort(actions[i]) && isShort(actions[i + 1]);
    add(actions[i], pairs);
    if (pairs) add(actions[++i], true);
  }
  // Arrows walk through the answers, as in any list.
  group.addEventListener("keydown", (e) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    e.preventDefault();
    const all = [...group.children];
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  return group;

  function add(action, half) {
    const look = half ? "choice half" : "choice";
    group.append(action.type === "openUrl"
      ? el("a", look, { href: action.value, target: "_blank", rel: "noopener noreferrer", textContent: `${action.title} ↗` })
      : el("button", look, { type: "button", textContent: action.title, onclick: (e) => onTap(action, e) }));
  }
}

function attachments(activity) {
  const files = activity.previews ?? activity.attachments ?? [];
  const pictures = files.filter((f) => f.contentUrl && /^image\/(jpeg|png|webp|gif)/.test(f.contentType));
  const others = files.filter((f) => !pictures.includes(f));
  const parts = [];
  if (pictures.length) {
    const grid = el("div", `photos of-${Math.min(pictures.length, 5)}`);
    pictures.forEach((file, i) => grid.append(picture(file, pictures.length > 1 ? `Foto ${i + 1} dari ${pictures.length}` : "Foto")));
    parts.push(grid);
  }
  others.forEach((file) => parts.push(file.contentUrl && !activity.previews
    ? el("a", "file", { href: file.contentUrl, target: "_blank", rel: "noopener" }, ...card("file", file.name ?? "Berkas", "Buka berkas").childNodes)
    : card("file", file.name ?? "Berkas", file.size ? sizeOf(file.size) : "")));
  return parts;
}

function picture(file, name) {
  const image = el("img", "", { src: file.contentUrl, alt: name, loading: "lazy" });
  const frame = file.contentUrl.startsWith("blob:") ? el("span", "", {}, image) : el("a", "", { href: file.contentUrl, target: "_blank", rel: "noopener" }, image);
  // Files are kept with the report, not with the chat.
  image.onerror = () => frame.replaceWith(card("photo", name, "tidak disimpan di obrolan"));
  return frame;
}

/** A sign with a title and a line below. */
export function card(name, title, line) {
  return el("div", "card", {}, el("span", "disc", {}, icon(name)), el("span", "", {}, el("b", "", { textContent: title }), line && el("small", "", { textContent: line })));
}

function placeOf({ latitude, longitude, accuracy }) {
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return accuracy ? `${place} (± ${Math.round(accuracy)} m)` : place;
}

// The server made it from Markdown, with tags switched off and links checked: the one markup that is inserted.
function markup(html) {
  const words = el("div", "words");
  words.innerHTML = html;
  return words;
}

function faultOf(status) {
  if (status === 413) return "Terlalu besar atau terlalu banyak untuk dikirim.";
  if (status === 429) return "Sudah terlalu banyak untuk hari ini. Silakan coba lagi besok.";
  if (status === 415) return "Jenis berkas ini tidak dapat dikirim.";
  return "Tidak dapat dikirim.";
}
