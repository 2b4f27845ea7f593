// One conversation over Direct Line 3.0: by WebSocket, by polling where that does not come through, and again after every break.

const API = "/v3/directline";
const PATIENCE = 30_000;
const REFRESH = 15 * 60_000;
// The server sends an empty frame every 20 s.
const SILENCE = 50_000;
const ECHO = 6000;
const POLLING = 5 * 60_000;
const PAUSES = [1, 2, 4, 8, 15, 30];

/** What a conversation is lost to, for a while or for good: these are expected, everything else is a mistake. */
export class LineFault extends Error {}

/** The network failed. */
export class Offline extends LineFault {}

/** The conversation is not there any more. */
export class Gone extends LineFault {}

/** The server wants nothing right now. */
export class Busy extends LineFault {
  constructor(seconds) {
    super(`busy for ${seconds} s`);
    this.seconds = seconds;
  }
}

/** The server does not take this, however often it is sent. */
export class Refused extends LineFault {
  constructor(status) {
    super(`refused with ${status}`);
    this.status = status;
  }
}

export class DirectLine {
  #enter;
  #on;
  #session;
  #entering;
  #watermark = "";
  #socket;
  #failures = 0;
  #pollUntil = 0;
  #yields = false;
  #lively = 0;
  #gate;
  #heard = new Set();
  #unheard = new Set();
  #wakers = new Set();
  #ended = false;

  /**
   * @param enter Gives `{conversationId, token, streamUrl, isNew}`: the way in, at first and whenever the token has run out.
   * @param on `activity(activity)`, `began(conversationId)`, `synced()` once the past is told, `state("on" | "busy" | "off")`,
   * `ended()` when somebody ended it elsewhere.
   * @param gate Awaited before every request, with its bytes: for a line that is worse than the real one.
   */
  constructor(enter, on, gate = async () => {}) {
    this.#enter = enter;
    this.#on = on;
    this.#gate = gate;
    addEventListener("online", () => this.wake());
    addEventListener("offline", () => this.drop());
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) return;
      // Whoever is looked at has the socket.
      this.#yields = false;
      this.wake();
    });
    setInterval(() => this.#refresh(), REFRESH);
  }

  /** Connects, and stays connected until the end. */
  async run() {
    for (let tries = 0; !this.#ended;) {
      try {
        await this.ready();
        if (this.#session.isNew) this.#session.isNew = false;
        else await this.#catchUp();
        this.#on.state("on");
        this.#on.synced();
        tries = 0;
        if (this.#yields || Date.now() < this.#pollUntil) await this.pause(this.#pollPause());
        else await this.#stream();
      } catch (fault) {
        if (!(fault instanceof LineFault)) setTimeout(() => { throw fault; });
        this.#on.state(fault instanceof Busy ? "busy" : "off");
        await this.pause(fault instanceof Busy ? fault.seconds * 1000 : pauseAfter(tries++));
      }
    }
  }

  /** Posts an activity. Throws {@link Busy}, {@link Refused}, {@link Gone} or {@link Offline}. */
  async post(activity) {
    await this.#call("POST", "/activities", activity);
    this.#expect(activity);
  }

  /** Posts an activity with files; tells how much of it has left, from 0 to 1. Throws as {@link post}. */
  async upload(activity, files, onProgress) {
    const session = await this.ready();
    const body = new FormData();
    body.append("activity", new Blob([JSON.stringify(activity)], { type: "application/vnd.microsoft.activity" }), "blob");
    files.forEach((file) => body.append("file", file, file.name));
    const url = `${API}/conversations/${session.conversationId}/upload?userId=${encodeURIComponent(session.userId ?? "")}`;
    await this.#gate(files.reduce((sum, file) => sum + file.size, 0));
    await this.#checked(() => send(url, this.#session.token, body, onProgress));
    this.#expect(activity);
  }

  /** Ends the conversation for good, on the server too. Throws as {@link post}; a conversation that is gone is ended. */
  async finish(path) {
    await this.ready();
    try {
      await this.#checked(() => request("POST", path, this.#session.token));
    } catch (fault) {
      if (!(fault instanceof Gone)) throw fault;
    }
    this.stop();
  }

  /** The network is gone. */
  drop() {
    this.#on.state("off");
    this.#socket?.close();
  }

  /** Lets go of the line. */
  stop() {
    this.#ended = true;
    this.#socket?.close();
    this.wake();
  }

  /** Ends all pauses: something may have changed for the better. */
  wake() {
    this.#wakers.forEach((wake) => wake());
  }

  /** Waits, or less when something may have changed for the better. */
  pause(milliseconds) {
    return new Promise((resolve) => {
      const done = () => { clearTimeout(timer); this.#wakers.delete(done); resolve(); };
      const timer = setTimeout(done, milliseconds);
      this.#wakers.add(done);
    });
  }

  /** The conversation, entered first where that is needed: once at a time, whoever asks for it. */
  async ready() {
    if (this.#session) return this.#session;
    return this.#entering ??= this.#enter().then((session) => {
      if (session.conversationId !== this.conversationId) this.#watermark = "";
      this.conversationId = session.conversationId;
      this.#session = session;
      this.#on.began(session.conversationId);
      return session;
    }).finally(() => { this.#entering = null; });
  }

  // Everything after the watermark: what came while nobody listened.
  async #catchUp() {
    for (;;) {
      const set = await this.#call("GET", `/activities?watermark=${encodeURIComponent(this.#watermark)}`);
      const before = this.#watermark;
      this.#take(set);
      if (!set.activities?.length || this.#watermark === before) return;
    }
  }

  async #stream() {
    const fresh = this.#session.streamUrl;
    this.#session.streamUrl = null;
    const url = fresh ?? (await this.#call("GET", `?watermark=${encodeURIComponent(this.#watermark)}`)).streamUrl;
    const { opened, reason } = await this.#listen(url);
    if (reason === "ended") this.#on.ended();
    if (reason === "collision") this.#yields = true;
    this.#failures = opened ? 0 : this.#failures + 1;
    if (this.#failures >= 2) {
      // The server answers, but no socket comes through: some proxy between.
      this.#failures = 0;
      this.#pollUntil = Date.now() + POLLING;
    }
    if (!this.#ended && opened && reason !== "collision") {
      this.#on.state("off");
      await this.pause(500);
    }
  }

  #listen(url) {
    return new Promise((resolve) => {
      let opened = false;
      let timer;
      let socket;
      try {
        // A proxy that ends TLS may not have told the server so.
        socket = new WebSocket(location.protocol === "https:" ? url.replace(/^ws:/, "wss:") : url);
      } catch {
        resolve({ opened });
        return;
      }
      this.#socket = socket;
      const watch = (limit) => {
        clearTimeout(timer);
        timer = setTimeout(() => { socket.close(); done({}); }, limit);
      };
      const done = ({ reason }) => {
        clearTimeout(timer);
        socket.onmessage = socket.onerror = socket.onclose = null;
        resolve({ opened, reason });
      };
      watch(PATIENCE);
      socket.onopen = () => { opened = true; watch(SILENCE); };
      socket.onmessage = ({ data }) => {
        watch(SILENCE);
        if (data) this.#take(JSON.parse(data));
      };
      socket.onclose = done;
      // Not every failure is followed by a close: one that a policy forbids is not.
      socket.onerror = () => done({});
    });
  }

  // A socket may be dead without a word: when no echo comes, a new one is made.
  #expect({ channelData: { clientActivityID: id } }) {
    this.#lively = Date.now();
    if (this.#heard.delete(id)) return;
    this.#unheard.add(id);
    setTimeout(() => { if (this.#unheard.has(id)) this.#socket?.close(); }, ECHO);
    this.wake();
  }

  #take(set) {
    for (const activity of set.activities ?? []) {
      const id = activity.channelData?.clientActivityID;
      // The echo may be faster than the answer to the post.
      if (id && !this.#unheard.delete(id)) this.#heard.add(id);
      this.#on.activity(activity);
    }
    if (set.watermark) this.#watermark = set.watermark;
  }

  #pollPause() {
    if (document.hidden) return 15_000;
    return Date.now() - this.#lively < 60_000 ? 1500 : 4000;
  }

  async #refresh() {
    if (!this.#session) return;
    try {
      const answer = await request("POST", `${API}/tokens/refresh`, this.#session.token);
      if (answer.status === 200) this.#session.token = JSON.parse(answer.text).token;
    } catch (fault) {
      // Without network the next call finds out whether the token still lives.
      if (!(fault instanceof Offline)) throw fault;
    }
  }

  async #call(method, path, body) {
    const { conversationId } = await this.ready();
    await this.#gate(0);
    return this.#checked(() => request(method, `${API}/conversations/${conversationId}${path}`, this.#session.token, body));
  }

  // A token that ran out is replaced once, then the call is made again.
  async #checked(make) {
    let answer = await make();
    if (answer.status === 401 || answer.status === 403) {
      const before = this.conversationId;
      this.#session = null;
      await this.ready();
      if (this.conversationId !== before) throw new Gone();
      answer = await make();
    }
    if (answer.status === 404) {
      this.#session = null;
      throw new Gone();
    }
    return read(answer);
  }
}

/** How long to wait after some failures, in milliseconds; not all at once when a whole town comes back. */
export function pauseAfter(tries) {
  return PAUSES[Math.min(tries, PAUSES.length - 1)] * 1000 * (0.8 + 0.4 * Math.random());
}

/** What an answer says. Throws {@link Busy} or {@link Refused} when it is none. */
export function read({ status, retryAfter, text }) {
  if (status >= 200 && status < 300) return text ? JSON.parse(text) : {};
  throw status === 408 || status === 429 || status >= 500 ? new Busy(Number(retryAfter) || 3) : new Refused(status);
}

/** A request, read to its end, that does not wait for ever. Throws {@link Offline} alone. */
export async function request(method, url, token, body) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(url, {
      method,
      signal: patience.signal,
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, retryAfter: answer.headers.get("Retry-After"), text: await answer.text() };
  } catch (fault) {
    throw new Offline(fault.message);
  } finally {
    clearTimeout(timer);
  }
}

// fetch does not tell how much of a body has left.
function send(url, token, body, onProgress) {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => call.abort(), 2 * PATIENCE);
    };
    call.open("POST", url);
    call.setRequestHeader("Authorization", `Bearer ${token}`);
    call.upload.onprogress = (e) => {
      watch();
      if (e.lengthComputable) onProgress(e.loaded / e.total);
    };
    call.onloadend = () => {
      clearTimeout(timer);
      if (call.status) resolve({ status: call.status, retryAfter: call.getResponseHeader("Retry-After"), text: call.responseText });
      else reject(new Offline("no network"));
    };
    watch();
    call.send(body);
  });
}
