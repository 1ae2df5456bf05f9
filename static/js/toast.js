/* The #status region: each message goes away after 8 seconds, but never while it is hovered or holds focus. */
(() => {
  const arm = () => {
    for (const message of document.querySelectorAll("#status > :not([data-armed])")) {
      let timer = 0;
      const stop = () => clearTimeout(timer);
      const start = () => {
        stop();
        timer = setTimeout(() => {
          if (message.matches(":hover, :focus-within")) start();
          else message.remove();
        }, 8000);
      };
      message.dataset.armed = "";
      message.addEventListener("mouseenter", stop);
      message.addEventListener("mouseleave", start);
      message.addEventListener("focusin", stop);
      message.addEventListener("focusout", start);
      start();
    }
  };
  for (const name of ["htmx:afterSettle", "htmx:oobAfterSwap", "homeroom:toast"]) document.addEventListener(name, arm);
  arm();
})();
