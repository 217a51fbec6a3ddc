// The camera of the person who looks at the page: pictures go to Mien one by one, each after the one before was taken.

import { h, fill } from './dom.js';

const INTERVAL = 66;
const LONGEST = 1280;
const QUALITY = .85;
const INSECURE = 'A browser hands its camera only to a page on the same machine or with TLS: open the page on the machine'
  + ' that runs Mien, or by an address that begins with https.';

/** The panel of the camera: {element, tell(sources), stop()}. */
export function cameraPanel(context) {
  const use = h('button', { type: 'button', onclick: () => start() }, 'Use this device’s camera');
  const off = h('button', { type: 'button', hidden: true, onclick: () => stop() }, 'Stop the camera');
  const select = h('select', { id: 'camera-device', onchange: () => start(select.value) });
  const choice = h('div.field', { hidden: true }, h('label', { for: 'camera-device' }, 'Camera'), select);
  const preview = h('video', { hidden: true, muted: true, playsinline: true, 'aria-label': 'What this device’s camera sees' });
  const note = h('p.note', { role: 'status' });
  const element = h('section.card.camera', { hidden: true, 'aria-label': 'This device’s camera' },
    h('div.actions', {}, use, off, choice), note, preview);
  const canvas = document.createElement('canvas');
  let stream = null;
  let socket = null;
  let offered = false;
  let stops = 0;

  if (!isSecureContext) {
    use.disabled = true;
    note.textContent = INSECURE;
  }

  /** The browser may ask the person for a while: a camera that it opens after a stop is closed at once. */
  async function start(device) {
    stop();
    const begun = stops;
    use.disabled = true;
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        video: { width: { ideal: LONGEST }, ...(device ? { deviceId: { exact: device } } : {}) }, audio: false,
      });
      if (begun !== stops) {
        end(opened);
        return;
      }
      stream = opened;
      preview.muted = true;
      preview.srcObject = stream;
      await preview.play();
      const devices = await navigator.mediaDevices.enumerateDevices();
      if (begun === stops) {
        list(devices.filter(one => one.kind === 'videoinput'));
        connect();
        shown(true);
      }
    } catch (error) {
      if (begun === stops) {
        stop();
        note.textContent = words(error);
      }
    }
  }

  function list(cameras) {
    const used = stream.getVideoTracks()[0].getSettings().deviceId;
    fill(select, cameras.map((camera, number) =>
      h('option', { value: camera.deviceId, selected: camera.deviceId === used }, camera.label || `Camera ${number + 1}`)));
    choice.hidden = cameras.length < 2;
  }

  function connect() {
    const to = new WebSocket(`${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/camera`);
    socket = to;
    to.onopen = () => send(to);
    to.onmessage = () => setTimeout(() => send(to), INTERVAL);
    to.onclose = event => {
      if (socket === to) {
        stop();
        note.textContent = event.reason || 'The connection of the camera is lost.';
      }
    };
  }

  function send(to) {
    if (socket !== to || to.readyState !== WebSocket.OPEN) {
      return;
    }
    const scale = Math.min(1, LONGEST / Math.max(preview.videoWidth, preview.videoHeight));
    canvas.width = Math.round(preview.videoWidth * scale);
    canvas.height = Math.round(preview.videoHeight * scale);
    canvas.getContext('2d').drawImage(preview, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(jpeg => {
      if (socket === to && to.readyState === WebSocket.OPEN) {
        to.send(jpeg);
      }
    }, 'image/jpeg', QUALITY);
  }

  function shown(on) {
    preview.hidden = !on;
    off.hidden = !on;
    use.hidden = on;
    note.textContent = on ? 'Mien sees this camera.' : note.textContent;
    if (!on) {
      choice.hidden = true;
    }
    present();
  }

  /** A camera that is on can be stopped, whatever sources Mien has. */
  function present() {
    element.hidden = stream === null && !offered;
  }

  function stop() {
    stops++;
    const before = socket;
    socket = null;
    before?.close();
    if (stream !== null) {
      end(stream);
    }
    stream = null;
    preview.srcObject = null;
    if (isSecureContext) {
      note.textContent = '';
      use.disabled = false;
    }
    shown(false);
  }

  return {
    element,
    tell(sources) {
      offered = sources.some(source => source.address === 'browser:');
      present();
    },
    stop,
  };
}

function end(stream) {
  stream.getTracks().forEach(track => track.stop());
}

function words(error) {
  switch (error.name) {
    case 'NotAllowedError': return 'The browser was not allowed to use the camera. Its address bar shows where to allow it.';
    case 'NotFoundError': return 'This device has no camera that the browser finds.';
    case 'NotReadableError': return 'Another program uses the camera.';
    default: return `The camera cannot be used: ${error.message}`;
  }
}
