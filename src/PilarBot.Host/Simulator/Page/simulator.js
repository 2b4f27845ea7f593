import { el } from "./dom.js";
import { setSlow } from "./network.js";
import { Phone } from "./phone.js";

const phones = new Map();
const page = document.getElementById("phones");
const tabs = document.getElementById("tabs");
const line = document.getElementById("line");
let epoch = null;
let isPast = true;

const stream = new EventSource("/simulator/all/events");
stream.addEventListener("hello", (e) => {
  const hello = JSON.parse(e.data);
  say("on", "Terhubung");
  if (hello.epoch === epoch) return;
  // Another run of the program: what was shown belongs to the past one.
  epoch = hello.epoch;
  isPast = true;
  phones.clear();
  hello.phones.forEach((info) => phones.set(info.key, new Phone(info, hello, announce)));
  page.replaceChildren(...[...phones.values()].map((p) => p.root));
  tabs.replaceChildren(...hello.phones.map((info) =>
    el("button", "", { type: "button", onclick: () => choose(info.key) }, info.title, el("span", "badge", { hidden: true }))));
  choose(phones.has(location.hash.slice(1)) ? location.hash.slice(1) : hello.phones[0].key);
});
stream.addEventListener("entry", (e) => {
  const entry = JSON.parse(e.data);
  phones.get(entry.phone)?.show(entry, isPast);
});
stream.addEventListener("typing", (e) => phones.get(e.data)?.typing(true));
stream.addEventListener("state", (e) => {
  const state = JSON.parse(e.data);
  phones.get(state.phone)?.setBlocked(state.blocked);
});
stream.addEventListener("seen", () => { isPast = false; });
stream.onopen = () => { setTimeout(() => { isPast = false; }, 500); };
stream.onerror = () => say("off", "Terputus; mencoba lagi…");

document.getElementById("slow").addEventListener("change", (e) => {
  setSlow(e.target.checked);
  document.body.classList.toggle("is-slow", e.target.checked);
});

document.querySelector(".tips").addEventListener("click", (e) => {
  const tip = e.target.closest("[data-phone]");
  if (!tip) return;
  document.querySelector(".tips").open = false;
  const phone = phones.get(tip.dataset.phone);
  choose(tip.dataset.phone);
  phone.field.value = tip.dataset.words;
  phone.field.dispatchEvent(new Event("input"));
  phone.field.focus();
});
document.addEventListener("pointerdown", (e) => {
  const tips = document.querySelector(".tips");
  if (tips.open && !tips.contains(e.target)) tips.open = false;
});
document.querySelector(".tips").addEventListener("keydown", (e) => { if (e.key === "Escape") e.currentTarget.open = false; });

// Something arrived: a phone that nobody looks at says so.
function announce(phone) {
  if (!phone.root.contains(document.activeElement)) {
    phone.root.classList.remove("ringing");
    requestAnimationFrame(() => phone.root.classList.add("ringing"));
  }
  if (phone.root.classList.contains("active")) return;
  const badge = tabOf(phone.info.key).querySelector(".badge");
  badge.hidden = false;
  badge.textContent = String(Number(badge.textContent) + 1);
}

function choose(key) {
  phones.forEach((phone, k) => phone.root.classList.toggle("active", k === key));
  [...tabs.children].forEach((tab, i) => tab.setAttribute("aria-current", String([...phones.keys()][i] === key)));
  const badge = tabOf(key).querySelector(".badge");
  badge.hidden = true;
  badge.textContent = "";
  phones.get(key).toEnd();
  history.replaceState(null, "", `#${key}`);
}

const tabOf = (key) => tabs.children[[...phones.keys()].indexOf(key)];

function say(state, words) {
  line.dataset.state = state;
  line.textContent = words;
}
