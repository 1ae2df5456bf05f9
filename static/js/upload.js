/* A file goes straight to where files lie, at an address that was signed for it alone; the form then only says so.
   Whatever goes wrong on the way, the form brings the file itself, as it does without this. */
(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const { file, ticket, name } = form.elements;

  const bring = async (chosen) => {
    const said = new URLSearchParams({ size: chosen.size, kind: chosen.type });
    const asked = await fetch(form.dataset.upload, { method: "POST", headers: { accept: "application/json" }, body: said });
    if (asked.status === 422) return (await asked.json()).wrong.join(" ");
    if (!asked.ok) return;
    const issued = await asked.json();
    const headers = { "content-type": issued.kind };
    const sent = await fetch(issued.url, { method: issued.method, headers, body: chosen });
    if (!sent.ok) return;
    ticket.value = issued.ticket;
    name.value = chosen.name;
    file.disabled = true;
    form.enctype = "application/x-www-form-urlencoded";
  };

  form.addEventListener("submit", (event) => {
    const [chosen] = file.files;
    if (!chosen || "brought" in form.dataset) return;
    event.preventDefault();
    if ("bringing" in form.dataset) return;
    form.dataset.bringing = "";
    form.setAttribute("aria-busy", "true");
    bring(chosen).catch(() => {}).then((wrong) => {
      if (wrong) {
        delete form.dataset.bringing;
        form.removeAttribute("aria-busy");
        file.setCustomValidity(wrong);
        return file.reportValidity();
      }
      form.dataset.brought = "";
      form.requestSubmit(event.submitter);
    });
  });
  file.addEventListener("change", () => file.setCustomValidity(""));

  addEventListener("pageshow", () => {
    delete form.dataset.brought;
    delete form.dataset.bringing;
    form.removeAttribute("aria-busy");
    file.disabled = false;
    ticket.value = "";
    form.enctype = "multipart/form-data";
  });
})();
