/* The register (form[data-register]). Keys: arrow up and down go from student to student, P L A E mark, Ctrl or Cmd and
   Enter save. Without a connection the form is kept on this device, ids and marks only, and sent once it is back; the
   server answers a form that it has seen like the first time. Nothing is kept after it arrived, after a day, or after
   signing out. */
(() => {
  const PREFIX = "homeroom.register.";
  const A_DAY = 24 * 60 * 60 * 1000;
  const me = document.body.dataset.person;
  const form = document.querySelector("form[data-register]");
  const state = form && form.querySelector("[data-register-state]");
  let sending = false;

  const kept = () => {
    const found = [];
    try {
      for (const name of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
        let entry = null;
        try { entry = JSON.parse(localStorage.getItem(name)); } catch { /* not ours any more */ }
        if (!entry || !(Date.now() - entry.at < A_DAY)) localStorage.removeItem(name);
        else found.push({ name, ...entry });
      }
    } catch { /* private mode: nothing is kept */ }
    return found;
  };
  const keep = (action, body) => {
    const name = PREFIX + action;
    try { localStorage.setItem(name, JSON.stringify({ me, action, body, at: Date.now() })); } catch { /* as above */ }
    return name;
  };
  const drop = (name) => {
    try { localStorage.removeItem(name); } catch { /* as above */ }
  };
  const say = (what) => {
    if (state) state.textContent = what ? form.dataset[what] : "";
  };

  /* "done", "later" (nobody answered), "out" (signed out), or "asks": the server has something to show. */
  const send = async (action, body) => {
    try {
      const answer = await fetch(action, { method: "POST", body: new URLSearchParams(body), redirect: "manual" });
      if (answer.type === "opaqueredirect") return "done";
      if (answer.status === 401) return "out";
      return answer.status >= 500 || answer.status === 429 ? "later" : "asks";
    } catch {
      return "later";
    }
  };
  /* Sends it as a page of its own, so that its answer is seen. */
  const show = (action, body) => {
    const again = Object.assign(document.createElement("form"), { method: "post", action, hidden: true });
    for (const [name, value] of new URLSearchParams(body)) {
      again.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    document.body.append(again);
    again.submit();
  };
  const here = (action) => form && form.getAttribute("action") === action;

  const deliver = async (name, action, body) => {
    if (sending) return;
    sending = true;
    if (here(action)) say("sending");
    const came = await send(action, body);
    sending = false;
    if (came === "done") drop(name);
    if (!here(action)) return;
    if (came === "done") location.replace(action);
    else if (came === "asks") show(action, body);
    else say(came === "out" ? "signedOut" : "kept");
  };
  const resend = async () => {
    for (const { name, action, body, me: whose } of kept()) {
      if (whose === me) await deliver(name, action, body);
    }
  };

  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") === "/sign-out") kept().forEach(({ name }) => drop(name));
  });
  addEventListener("online", resend);

  if (form) {
    const action = form.getAttribute("action");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form, event.submitter)).toString();
      deliver(keep(action, body), action, body);
    });
    form.addEventListener("input", () => say("unsaved"));
    form.addEventListener("keydown", (event) => {
      if (event.isComposing || event.altKey) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        return form.requestSubmit(form.querySelector("[data-save]"));
      }
      if (event.target.type !== "radio" || event.ctrlKey || event.metaKey) return;
      const row = event.target.closest("li");
      const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (down) {
        event.preventDefault();
        const next = down > 0 ? row.nextElementSibling : row.previousElementSibling;
        const target = next && (next.querySelector("input[type=radio]:checked") || next.querySelector("input[type=radio]"));
        return target && target.focus();
      }
      /* By the letter, and where the keyboard writes another script by where it stands. */
      const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace("Key", "").toLowerCase();
      const mark = { p: "present", l: "late", a: "absent", e: "excused" }[key];
      const radio = mark && row.querySelector(`input[type=radio][value=${mark}]`);
      if (!radio || radio.disabled) return;
      event.preventDefault();
      radio.focus();
      radio.click();
    });
    /* What the server answered with questions is on the page now. */
    if ("answer" in form.dataset) drop(PREFIX + action);
  }
  if (me) resend();
})();
