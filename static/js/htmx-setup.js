/* htmx, set up once. Loaded with defer, before or after htmx itself. Every 4xx and 5xx answer is swapped: errors name
   their own target with HX-Retarget. When no answer comes at all, the sentence of #status[data-offline] is shown. */
(() => {
  const configure = () => {
    if (!window.htmx) return;
    Object.assign(window.htmx.config, {
      includeIndicatorStyles: false,
      allowEval: false,
      historyCacheSize: 0,
      selfRequestsOnly: true,
      responseHandling: [{ code: "204", swap: false }, { code: "[2345]..", swap: true }],
    });
  };
  if (window.htmx) configure();
  else document.addEventListener("DOMContentLoaded", configure);

  /* The target that was asked for: an error names another one meanwhile. */
  const busy = (event, on) => {
    const { requestConfig, target: swapped } = event.detail || {};
    const target = (requestConfig && requestConfig.target) || swapped;
    if (!target || !target.setAttribute) return;
    if (on) target.setAttribute("aria-busy", "true");
    else target.removeAttribute("aria-busy");
  };
  document.addEventListener("htmx:beforeRequest", (event) => busy(event, true));
  document.addEventListener("htmx:afterRequest", (event) => busy(event, false));

  document.addEventListener("htmx:sendError", () => {
    const status = document.getElementById("status");
    if (!status || !status.dataset.offline) return;
    const line = document.createElement("p");
    line.className = "toast";
    line.textContent = status.dataset.offline;
    status.replaceChildren(line);
    document.dispatchEvent(new Event("homeroom:toast"));
  });
})();
