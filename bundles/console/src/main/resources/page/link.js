// The one connection to Mien: states as text, frames as binary messages. Comes back by itself when it is lost.

const SHORTEST = 500;
const LONGEST = 10000;

export class Link {
  #listeners = new Map();
  #frames = new Map();
  #latest = new Map();
  #socket = null;
  #pause = SHORTEST;
  #timer = 0;
  #closed = false;
  #connection;
  #ended;

  /**
   * @param connection is told "open", or "lost" and the reason that Mien gave, if any
   * @param ended is called when the session is over
   */
  constructor(connection, ended) {
    this.#connection = connection;
    this.#ended = ended;
    this.#open();
  }

  /** The latest state of a topic; undefined before it was heard. */
  state(topic) {
    return this.#latest.get(topic);
  }

  /** Hears of a topic, first of its latest state. Returns the function that ends this. */
  on(topic, listener) {
    if (this.#latest.has(topic)) {
      listener(this.#latest.get(topic));
    }
    return add(this.#listeners, topic, listener);
  }

  /**
   * Hears of the frames of a source: listener(header, jpeg), jpeg being a Blob. Each is answered with "shown" when the promise
   * of the listener is kept, so that no more frames come than are shown. Returns the function that ends this.
   */
  onFrame(source, listener) {
    return add(this.#frames, source, listener);
  }

  /** Sends an object; without a connection it is dropped, and false. */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Hears of each new connection: what the server was told before must be told again. Returns the function that ends this. */
  onOpen(listener) {
    if (this.#socket?.readyState === WebSocket.OPEN) {
      listener();
    }
    return add(this.#listeners, '', listener);
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #open() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}/socket`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      this.#connection('open');
      call(this.#listeners.get(''));
    };
    socket.onmessage = event => {
      this.#pause = SHORTEST; // not when it opens: a page that Mien has no place for is told so then, and closed
      if (typeof event.data === 'string') {
        this.#told(event.data);
      } else {
        this.#shown(event.data);
      }
    };
    socket.onclose = event => this.#lost(event.reason);
    this.#socket = socket;
  }

  /** A Mien that ends closes the connection and is then busy with its end: it is asked a moment later. */
  #lost(reason) {
    if (this.#closed) {
      return;
    }
    this.#connection('lost', reason);
    this.#timer = setTimeout(async () => {
      if (await this.#ended()) {
        this.close();
      } else if (!this.#closed) {
        this.#open();
      }
    }, this.#pause);
    this.#pause = Math.min(LONGEST, this.#pause * 2);
  }

  #told(text) {
    const { topic, state } = JSON.parse(text);
    this.#latest.set(topic, state);
    call(this.#listeners.get(topic), state);
  }

  async #shown(buffer) {
    const length = new DataView(buffer).getUint32(0);
    const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    const jpeg = new Blob([new Uint8Array(buffer, 4 + length)], { type: 'image/jpeg' });
    try {
      await Promise.all([...this.#frames.get(header.source) ?? []].map(listener => listener(header, jpeg)));
    } finally {
      this.send({ do: 'shown', source: header.source, sequence: header.sequence });
    }
  }
}

function add(map, key, listener) {
  if (!map.has(key)) {
    map.set(key, new Set());
  }
  map.get(key).add(listener);
  return () => map.get(key).delete(listener);
}

function call(listeners, ...values) {
  for (const listener of listeners ?? []) {
    listener(...values);
  }
}
