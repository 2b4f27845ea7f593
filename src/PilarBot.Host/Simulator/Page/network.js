// What a phone sends. On a slow line everything waits its turn, and photos wait by their size.

const line = { slow: false };
const lanes = new Map();

export function setSlow(slow) {
  line.slow = slow;
}

/** Posts to a phone's address. True when the bot took it; never throws. */
export function post(phone, act, body) {
  const sent = (lanes.get(phone) ?? Promise.resolve()).then(async () => {
    if (line.slow) await pause(2500 + Math.min(12_000, sizeOf(body) / 6));
    try {
      const isForm = body instanceof FormData;
      const answer = await fetch(`/simulator/${phone}/${act}`, {
        method: "POST",
        headers: isForm ? {} : { "Content-Type": "application/json" },
        body: isForm ? body : JSON.stringify(body ?? {}),
      });
      return answer.ok;
    } catch {
      return false;
    }
  });
  // A good line keeps the order of what leaves, but does not wait for the answers.
  if (line.slow) lanes.set(phone, sent);
  else lanes.delete(phone);
  return sent;
}

function sizeOf(body) {
  return body instanceof FormData ? [...body.values()].reduce((sum, v) => sum + (v.size ?? v.length ?? 0), 0) : 0;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
