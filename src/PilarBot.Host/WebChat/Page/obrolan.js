import { clockOf } from "./bubbles.js";
import { Chat } from "./chat.js";
import { Busy, read, request } from "./direct-line.js";
import { Keep } from "./keep.js";

// The residents' page: one conversation with the office, found again by a secret that only this browser knows.

const RESUME = "masuk";
const STATES = {
  on: "Terhubung",
  busy: "Layanan sedang sibuk. Yang Anda tulis tetap terkirim nanti.",
  off: "Menunggu jaringan. Yang Anda tulis tetap terkirim nanti.",
};
const { office, zoneHours } = document.body.dataset;
const page = (id) => document.getElementById(id);
const keep = new Keep("obrolan");
const notice = page("notice").content.firstElementChild;

const chat = new Chat({
  root: page("chat"),
  enter,
  keep,
  names: { me: "Anda", bot: office },
  clock: clockOf(Number(zoneHours)),
  before: notice,
  on: { state: showState, ended: showEnd },
});
page("wait").remove();
page("end").hidden = false;
if (!keep.lasts) notice.append(" Peramban ini tidak menyimpan apa pun, jadi obrolan berakhir bila halaman ditutup.");
chat.open();

async function enter() {
  const resume = keep.get(RESUME);
  let answer = await request("POST", "/obrolan/masuk", null, resume ? { resume } : {});
  if (answer.status === 404 && resume) {
    keep.remove(RESUME);
    answer = await request("POST", "/obrolan/masuk", null, {});
  }
  const session = read(answer);
  keep.set(RESUME, session.resume);
  return { ...session, isNew: answer.status === 201 };
}

// What another tab does counts here too: it ended the conversation, or has begun another one.
keep.onChange((key, value) => {
  if (key !== RESUME) return;
  if (value === null) showEnd();
  else location.reload();
});

function showState(state) {
  const words = STATES[state];
  const line = page("line");
  if (line.textContent === words) return;
  line.textContent = words;
  line.dataset.state = state;
}

const dialog = page("ending");
page("end").addEventListener("click", () => {
  page("end-fault").textContent = "";
  page("only-here").hidden = true;
  if (dialog.showModal) dialog.showModal();
  else if (confirm(page("ending-words").textContent)) end();
});
page("stay").addEventListener("click", () => dialog.close());
page("end-now").addEventListener("click", end);
page("only-here").addEventListener("click", showEnd);

async function end() {
  const button = page("end-now");
  button.disabled = true;
  try {
    await chat.line.finish("/obrolan/selesai");
    showEnd();
  } catch (fault) {
    page("end-fault").textContent = fault instanceof Busy
      ? "Layanan sedang sibuk, jadi obrolan belum terhapus di kantor. Silakan coba sebentar lagi."
      : "Jaringan terputus, jadi obrolan belum terhapus di kantor. Silakan coba lagi, atau hapus dari perangkat ini saja.";
    page("only-here").hidden = false;
  }
  button.disabled = false;
}

function showEnd() {
  chat.forget();
  if (dialog.open) dialog.close();
  page("chat").hidden = true;
  page("end").hidden = true;
  page("line").textContent = "Obrolan berakhir";
  page("line").dataset.state = "";
  page("ended").hidden = false;
  page("again").focus();
}
page("again").addEventListener("click", () => location.reload());

// Inside of the office's own site: that closes what it has opened.
if (window.parent !== window) {
  const close = page("close");
  const leave = () => window.parent.postMessage("obrolan:tutup", "*");
  close.hidden = false;
  close.addEventListener("click", leave);
  document.addEventListener("keydown", (e) => { if (e.key === "Escape" && !dialog.open) leave(); });
}
