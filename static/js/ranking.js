/* A form[data-ranking] of selects, the first choice first: buttons beside each move it up and down (data-up, data-down). */
(() => {
  const form = document.querySelector("form[data-ranking]");
  if (!form) return;
  const selects = [...form.querySelectorAll("select[name='choice[]']")];
  const say = () => {
    const status = document.getElementById("status");
    if (!status) return;
    const line = document.createElement("p");
    line.className = "toast";
    line.textContent = form.dataset.moved;
    status.replaceChildren(line);
    document.dispatchEvent(new Event("homeroom:toast"));
  };
  const swap = (from, to) => {
    const value = selects[from].value;
    selects[from].value = selects[to].value;
    selects[to].value = value;
    say();
  };
  selects.forEach((select, at) => {
    const label = form.querySelector(`label[for="${select.id}"]`).textContent;
    for (const [to, word, mark] of [[at - 1, form.dataset.up, "↑"], [at + 1, form.dataset.down, "↓"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.disabled = to < 0 || to >= selects.length;
      button.setAttribute("aria-label", `${word}: ${label}`);
      button.textContent = mark;
      button.addEventListener("click", () => {
        swap(at, to);
        const side = mark === "↑" ? 0 : 1;
        const next = selects[to].parentElement.querySelectorAll("button");
        (next[side].disabled ? next[1 - side] : next[side]).focus();
      });
      select.parentElement.append(button);
    }
  });
})();
