// What the browser keeps of a conversation, so that closing the page or losing the network loses nothing.

/** Words, under a prefix of their own. In memory only where the browser forbids more: then they last as long as the page. */
export class Keep {
  #prefix;
  #memory = new Map();

  constructor(prefix) {
    this.#prefix = `${prefix}.`;
    /** False when what is kept ends with the page. */
    this.lasts = works();
  }

  get(key) {
    return this.lasts ? localStorage.getItem(this.#prefix + key) : this.#memory.get(key) ?? null;
  }

  set(key, value) {
    this.#memory.set(key, value);
    if (!this.lasts) return;
    try {
      localStorage.setItem(this.#prefix + key, value);
    } catch {
      // Full: the page goes on with what it has in memory.
      this.lasts = false;
      this.all().forEach(([k, v]) => this.#memory.set(k, v));
    }
  }

  remove(key) {
    this.#memory.delete(key);
    if (works()) localStorage.removeItem(this.#prefix + key);
  }

  /** Everything, as pairs. */
  all() {
    if (!works()) return [...this.#memory];
    return Object.keys(localStorage).filter((k) => k.startsWith(this.#prefix)).map((k) => [k.slice(this.#prefix.length), localStorage.getItem(k)]);
  }

  clear() {
    this.all().forEach(([key]) => this.remove(key));
  }

  /** Calls back when another tab changes something of it. */
  onChange(act) {
    addEventListener("storage", (e) => {
      if (e.key?.startsWith(this.#prefix)) act(e.key.slice(this.#prefix.length), e.newValue);
    });
  }
}

function works() {
  try {
    localStorage.setItem("?", "");
    localStorage.removeItem("?");
    return true;
  } catch {
    return false;
  }
}

const inMemory = new Map();

/** Files that wait to be sent, by the id of their message. */
export const keptFiles = {
  async put(id, files) {
    inMemory.set(id, files);
    await onStore("readwrite", (store) => store.put(files, id));
  },

  /** The files; undefined when this browser no longer has them. */
  async find(id) {
    return inMemory.get(id) ?? await onStore("readonly", (store) => store.get(id));
  },

  async remove(id) {
    inMemory.delete(id);
    await onStore("readwrite", (store) => store.delete(id));
  },
};

// Where there is no such store (private windows of some browsers), files wait in memory and a reload asks for them again.
function onStore(mode, act) {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB.open("obrolan", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("files");
      opening.onerror = () => resolve(undefined);
      opening.onsuccess = () => {
        const db = opening.result;
        const change = db.transaction("files", mode);
        const request = act(change.objectStore("files"));
        change.oncomplete = () => { db.close(); resolve(request.result); };
        change.onabort = change.onerror = () => { db.close(); resolve(undefined); };
      };
    } catch {
      resolve(undefined);
    }
  });
}
