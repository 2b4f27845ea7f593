import { Offline } from "./direct-line.js";

// The line of the phones, which can be made worse: slow as 2G, where photos wait by their size, or gone.

let state = "good";

/** `good`, `slow` or `lost`. */
export function setNetwork(now) {
  state = now;
}

/** Awaited before every request. */
export async function gate(bytes) {
  if (state === "lost") throw new Offline("switched off");
  if (state === "slow") await new Promise((resolve) => setTimeout(resolve, 1500 + Math.min(12_000, bytes / 6)));
}
