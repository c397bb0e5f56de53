/**
 * Passkeys on the sign-in and account pages: asks the server for a challenge, lets the browser answer it and sends the answer with the
 * page's own form. Without this script, or without passkeys in the browser, the form stays hidden.
 */
const toBytes = (text: string): ArrayBuffer => {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0)).buffer;
};

export const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

type Descriptor = { id: string; type: 'public-key' };

const descriptors = (list: Descriptor[] | undefined) => list?.map((item) => ({ ...item, id: toBytes(item.id) })) ?? [];

async function askServer(form: HTMLFormElement) {
  const token = form.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? '';
  const answer = await fetch(form.dataset['options'] ?? '', { method: 'POST', headers: { RequestVerificationToken: token } });
  if (!answer.ok) throw new Error(`The challenge failed: ${answer.status}`);
  return answer.json();
}

async function create(form: HTMLFormElement) {
  const options = await askServer(form);
  const publicKey = {
    ...options,
    challenge: toBytes(options.challenge),
    user: { ...options.user, id: toBytes(options.user.id) },
    excludeCredentials: descriptors(options.excludeCredentials),
  };
  return (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
}

async function get(form: HTMLFormElement) {
  const options = await askServer(form);
  const publicKey = { ...options, challenge: toBytes(options.challenge), allowCredentials: descriptors(options.allowCredentials) };
  return (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null;
}

/** What the server reads; browsers of the last years write it alike, older ones lack toJSON. */
export function toJson(credential: PublicKeyCredential): string {
  const answer = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(answer.clientDataJSON),
      ...(answer.attestationObject
        ? { attestationObject: toText(answer.attestationObject), transports: answer.getTransports?.() ?? [] }
        : {
            authenticatorData: toText(answer.authenticatorData),
            signature: toText(answer.signature),
            ...(answer.userHandle ? { userHandle: toText(answer.userHandle) } : {}),
          }),
    },
  });
}

async function answer(form: HTMLFormElement) {
  const error = form.querySelector<HTMLElement>('[data-passkey-error]');
  if (error) error.hidden = true;
  try {
    const credential = await (form.dataset['passkey'] === 'create' ? create(form) : get(form));
    const field = form.querySelector<HTMLInputElement>('input[name="Credential"]');
    if (!credential || !field) return;
    field.value = toJson(credential);
    form.submit();
  } catch {
    // Closed by the person, timed out, or the challenge failed: said in one sentence.
    if (!error) return;
    error.textContent = error.dataset['passkeyError'] ?? '';
    error.hidden = false;
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) break;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void answer(form);
  });
}
