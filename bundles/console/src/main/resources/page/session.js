// Who may see the page. GET /session says {valid, password}: whether this browser may, and whether a password would help.
// POST /session takes {token} or {password}; DELETE /session ends it.

const TOKEN = '#token=';

/** Whether this browser has a session, after the token of the address, if there is one, was exchanged for one. */
export async function session() {
  if (location.hash.startsWith(TOKEN)) {
    const token = location.hash.slice(TOKEN.length);
    // Out of the address and the history before anything else: it is worth nothing afterwards, and nobody need know it.
    history.replaceState(null, '', location.pathname + '#/live');
    const failure = await enter({ token });
    return { ...await ask(), failure };
  }
  return ask();
}

/** Begins a session; the answer is why it could not, or an empty text. */
export function enter(proof) {
  return change('POST', proof);
}

/** Ends the session; the answer is why it could not, or an empty text. */
export function leave() {
  return change('DELETE');
}

async function change(method, proof) {
  try {
    const answer = await fetch('/session', {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(proof),
    });
    return answer.ok ? '' : await words(answer);
  } catch {
    return 'Mien does not answer.';
  }
}

/** Whether the session is still valid; a Mien that does not answer has not ended it. */
export async function ask() {
  try {
    const answer = await fetch('/session');
    return answer.ok ? await answer.json() : { valid: answer.status !== 401 };
  } catch {
    return { valid: true, away: true };
  }
}

/** What an answer says that is no success. */
export async function words(answer) {
  try {
    return (await answer.json()).error ?? `Mien answered ${answer.status}`;
  } catch {
    return `Mien answered ${answer.status}`;
  }
}
