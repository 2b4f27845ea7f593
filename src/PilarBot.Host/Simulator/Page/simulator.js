import { read, request } from "./direct-line.js";
import { el } from "./dom.js";
import { setNetwork } from "./network.js";
import { Phone } from "./phone.js";

const tabs = document.getElementById("tabs");
const line = document.getElementById("line");
const told = read(await request("GET", "/simulator/phones"));
const phones = new Map(told.phones.map((info) => [info.key, new Phone(info, told, { answer: announce, state: showState })]));
const states = new Map();

document.getElementById("phones").replaceChildren(...[...phones.values()].map((p) => p.root));
tabs.replaceChildren(...told.phones.map((info) =>
  el("button", "", { type: "button", onclick: () => choose(info.key) }, info.title, el("span", "badge", { hidden: true }))));
choose(phones.has(location.hash.slice(1)) ? location.hash.slice(1) : told.phones[0].key);
phones.forEach((phone) => phone.chat.open());

document.getElementById("network").addEventListener("change", (e) => {
  setNetwork(e.target.value);
  document.body.dataset.network = e.target.value;
  phones.forEach(({ chat }) => { if (e.target.value === "lost") chat.line.drop(); else chat.line.wake(); });
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
  phones.get(key).chat.toEnd();
  history.replaceState(null, "", `#${key}`);
}

function tabOf(key) {
  return tabs.children[[...phones.keys()].indexOf(key)];
}

function showState(phone, state) {
  states.set(phone.info.key, state);
  const on = [...states.values()].every((s) => s === "on");
  line.dataset.state = on ? "on" : "off";
  line.textContent = on ? "Terhubung" : "Terputus; mencoba lagi…";
}
