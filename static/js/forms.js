/* The error summary takes focus, one submit at a time, addresses to copy, selects that submit, confirming dialogs, repeated rows. */
(() => {
  const summary = () => {
    const box = document.querySelector(".summary:not([data-seen])");
    if (!box) return;
    box.dataset.seen = "";
    box.tabIndex = -1;
    box.focus();
  };
  const free = () => {
    for (const button of document.querySelectorAll("[data-sent]")) {
      button.removeAttribute("aria-disabled");
      delete button.dataset.sent;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.querySelector("[data-sent]")) return event.preventDefault();
    if (!event.submitter) return;
    event.submitter.dataset.sent = "";
    event.submitter.setAttribute("aria-disabled", "true");
    setTimeout(free, 8000);
  });
  addEventListener("pageshow", free);

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-autosubmit]")) event.target.form.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    const el = event.target.closest("[data-confirm-dialog],[data-add-row],[data-remove-row]");
    if (!el) return;
    if (el.dataset.confirmDialog) {
      const dialog = document.getElementById(el.dataset.confirmDialog);
      if (dialog) { event.preventDefault(); dialog.showModal(); }
    } else if (el.dataset.addRow) {
      const template = document.getElementById(el.dataset.addRow);
      if (!template) return;
      event.preventDefault();
      template.insertAdjacentHTML("beforebegin", template.innerHTML.replaceAll("__i__", String(Date.now())));
      template.previousElementSibling.querySelector("select,input").focus();
    } else {
      const row = el.closest(".slot");
      const next = row.parentElement.querySelector("[data-add-row]");
      event.preventDefault();
      row.remove();
      next?.focus();
    }
  });

  /* <button data-copy="id of a field" data-copied="Copied." hidden>: shown where there is a clipboard to copy to. */
  const copiers = () => {
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
  };
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    const status = document.getElementById("status");
    if (!button || !status) return;
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    const line = document.createElement("p");
    line.className = "toast";
    line.textContent = button.dataset.copied;
    status.replaceChildren(line);
    document.dispatchEvent(new Event("homeroom:toast"));
  });

  document.addEventListener("htmx:afterSettle", summary);
  document.addEventListener("htmx:afterSettle", copiers);
  summary();
  copiers();
})();
