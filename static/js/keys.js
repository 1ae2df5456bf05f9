/* Keys: "/" goes to the search field ([data-search]), "?" opens <dialog id="keys">, Esc closes it.
   A button [data-keys-toggle] (it carries hidden) switches them off and on for this browser. */
(() => {
  const KEY = "homeroom.keys";
  const read = () => {
    try { return localStorage.getItem(KEY) !== "off"; } catch { return true; }
  };
  const write = (on) => {
    try { on ? localStorage.removeItem(KEY) : localStorage.setItem(KEY, "off"); } catch { /* private mode: until reload */ }
  };
  let on = read();
  const paint = () => {
    for (const button of document.querySelectorAll("[data-keys-toggle]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(on));
    }
  };
  const typing = (el) => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));

  document.addEventListener("keydown", (event) => {
    if (!on || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || document.querySelector("dialog:modal")) return;
    if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === "?") {
      const dialog = document.getElementById("keys");
      if (!dialog) return;
      event.preventDefault();
      dialog.showModal();
    }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-keys-toggle]")) return;
    on = !on;
    write(on);
    paint();
  });
  document.addEventListener("htmx:afterSettle", paint);
  paint();
})();
