// The line to the server: a stream of events that mends itself, and actions of which the newest wins.

/** Names this browser to the server as long as the page is open. */
const client = Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => (byte % 36).toString(36)).join('');

/** Without a byte for so long the line is dead [ms]: the server says something every 10 s. */
const SILENCE = 25_000;
/** Between two attempts [ms]. */
const PAUSE = 1000;

export class Refusal extends Error {
  constructor(status, text) {
    super(text?.en ?? String(status));
    this.status = status;
    this.text = text;
  }
}

async function refusal(response) {
  const body = await response.json().catch(() => null);
  return new Refusal(response.status, body?.error);
}

export async function get(address) {
  const response = await fetch(address, {headers: {Accept: 'application/json'}});
  if (!response.ok) throw await refusal(response);
  return response.json();
}

export async function post(address, body) {
  const response = await fetch(address, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response);
  return response.status === 204 ? {} : response.json();
}

export class Connection {
  /**
   * @param {string} address of the stream
   * @param {{event: (name: string, value: any) => void, line: (isUp: boolean) => void,
   *   refused: (refusal: Refusal) => void}} listener
   */
  constructor(address, listener) {
    this.address = address;
    this.listener = listener;
    this.sequence = 0;
    this.waiting = new Map();
    this.isSending = false;
    this.lastByte = Date.now();
    setInterval(() => this.look(SILENCE), 2000);
    // A laptop that wakes, or finds its network again, does not wait for the clock.
    addEventListener('online', () => this.look(0));
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.look(12_000); });
    this.run();
  }

  look(silence) {
    if (Date.now() - this.lastByte > silence) this.stop?.abort();
  }

  async run() {
    for (;;) {
      this.stop = new AbortController();
      this.lastByte = Date.now();
      try {
        await this.read(this.stop.signal);
      } catch (error) {
        if (error instanceof Refusal && error.status < 500) {
          this.listener.refused(error);
          if (error.status !== 429) return;
        }
      }
      this.listener.line(false);
      await new Promise(after => setTimeout(after, PAUSE));
    }
  }

  async read(signal) {
    const response = await fetch(this.address, {signal, headers: {Accept: 'text/event-stream'}, cache: 'no-store'});
    if (!response.ok) throw await refusal(response);
    this.listener.line(true);
    this.send();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '', name = 'message', data = [];
    for (;;) {
      const {value, done} = await reader.read();
      if (done) return;
      this.lastByte = Date.now();
      const lines = (text + value).split('\n');
      text = lines.pop();
      for (const line of lines) {
        if (line.startsWith('event:')) name = line.slice(6).trim();
        else if (line.startsWith('data:')) data.push(line.slice(5));
        else if (line.trim() === '' && data.length > 0) {
          this.listener.event(name, JSON.parse(data.join('\n')));
          name = 'message';
          data = [];
        }
      }
    }
  }

  /** One action; the promise fails where the server refuses. */
  act(action) {
    return post('/act', {...action, client, sequence: ++this.sequence});
  }

  /**
   * Sets one setting. While an earlier one is on its way only the newest of each setting waits.
   * @returns {number} its sequence number
   */
  set(scenario, key, value, gesture) {
    const sequence = ++this.sequence;
    this.waiting.set(`${scenario}|${key}`, {do: 'set', scenario, key, value, gesture, client, sequence});
    this.send();
    return sequence;
  }

  async send() {
    if (this.isSending) return;
    this.isSending = true;
    try {
      while (this.waiting.size > 0) {
        const [slot, action] = this.waiting.entries().next().value;
        try {
          this.acted?.(await post('/act', action));
        } catch (error) {
          // Without a line it waits for the next one; a refusal is said and forgotten.
          if (!(error instanceof Refusal)) return;
          if (error.status === 429) {
            await new Promise(after => setTimeout(after, 200));
            continue;
          }
          this.refusedSetting?.(action, error);
        }
        if (this.waiting.get(slot) === action) this.waiting.delete(slot);
      }
    } finally {
      this.isSending = false;
    }
  }

  isMine(name) {
    return name === client;
  }
}
