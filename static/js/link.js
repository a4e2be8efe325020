// Asks for the address of a link, in a dialog that every editor on the page shares.

let dialog;

export async function askForAddress(current) {
  dialog ??= makeDialog();
  const input = dialog.querySelector("input");
  input.value = current;
  said("");
  dialog.returnValue = "";
  dialog.showModal();
  input.select();
  await new Promise((closed) => dialog.addEventListener("close", closed, { once: true }));
  return dialog.returnValue;
}

/* "example.org" becomes https://example.org and "anna@example.org" becomes mailto:; anything else unsafe is refused. */
export function asAddress(typed) {
  const text = typed.trim();
  if (/^(https?:\/\/|mailto:)\S+$/i.test(text)) return text;
  if (/^[^\s:/@]+@[^\s:/@]+\.[^\s:/@]+$/.test(text)) return `mailto:${text}`;
  if (/^[^\s:/]+\.[^\s:/]+(\/\S*)?$/.test(text)) return `https://${text}`;
  return "";
}

function said(text) {
  const fault = dialog.querySelector("#lank_error");
  fault.textContent = text;
  fault.hidden = !text;
  dialog.querySelector("input").toggleAttribute("aria-invalid", Boolean(text));
}

function makeDialog() {
  const made = document.createElement("dialog");
  made.setAttribute("aria-labelledby", "lank_rubrik");
  made.innerHTML = `
    <form method="dialog" novalidate>
      <h2 id="lank_rubrik">Länk</h2>
      <div class="field">
        <label for="lank">Adress</label>
        <p class="hint" id="lank_helptext">Till exempel https://www.example.org eller en e-postadress.</p>
        <input id="lank" type="text" inputmode="url" autocomplete="off" aria-describedby="lank_helptext lank_error">
        <p class="error" id="lank_error" role="alert" hidden></p>
      </div>
      <div class="buttons"><button class="button" value="ok">Lägg in länken</button>
      <button class="button quiet" value="" formnovalidate>Avbryt</button></div>
    </form>`;
  made.addEventListener("submit", answer);
  document.body.append(made);
  return made;
}

function answer(event) {
  event.preventDefault();
  event.stopPropagation();
  if (!event.submitter?.value) return dialog.close("");
  const address = asAddress(dialog.querySelector("input").value);
  if (address) return dialog.close(address);
  return said("Skriv en webbadress eller en e-postadress.");
}
