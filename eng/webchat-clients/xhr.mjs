// As much of a browser's XMLHttpRequest as DirectLineJS uses, on Node's fetch: unlike the packages for it, this one uploads forms.
export class XMLHttpRequest {
  static DONE = 4;
  readyState = 0;
  status = 0;
  response = null;
  responseType = '';
  timeout = 0;
  upload = {};
  #headers = {};
  #answered = new Headers();
  #abort = new AbortController();

  open(method, url) { this.method = method; this.url = url; this.readyState = 1; }
  setRequestHeader(name, value) { this.#headers[name] = value; }
  getResponseHeader(name) { return this.#answered.get(name); }
  getAllResponseHeaders() { return [...this.#answered].map(([name, value]) => `${name}: ${value}`).join('\r\n'); }
  abort() { this.#abort.abort(); }

  async send(body) {
    try {
      const signal = this.timeout ? AbortSignal.any([this.#abort.signal, AbortSignal.timeout(this.timeout)]) : this.#abort.signal;
      const answer = await fetch(this.url, { method: this.method, headers: this.#headers, body: body ?? undefined, signal });
      this.status = answer.status;
      this.#answered = answer.headers;
      const bytes = await answer.arrayBuffer();
      this.responseText = new TextDecoder().decode(bytes);
      this.response = this.responseType === 'arraybuffer' ? bytes : this.responseType === 'json' ? parse(this.responseText) : this.responseText;
    } catch (error) {
      if (this.#abort.signal.aborted) return;
      this.readyState = 4;
      return error.name === 'TimeoutError' ? this.ontimeout?.(error) : this.onerror?.(error);
    }
    this.readyState = 4;
    this.onreadystatechange?.({});
    this.onload?.({});
  }
}

function parse(text) {
  try { return JSON.parse(text); } catch { return null; }
}
