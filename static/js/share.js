/* [data-share="Name"] links to what it shares. Where the device can share, it does; else the address is copied. */
(() => {
  const say = (words) => {
    const toast = document.createElement("p");
    const text = document.createElement("span");
    toast.className = "toast";
    text.textContent = words;
    toast.append(text);
    document.getElementById("status")?.replaceChildren(toast);
  };
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-share]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const shared = { title: link.dataset.share, url: link.href };
    const shares = navigator.canShare?.(shared);
    if (!shares && !navigator.clipboard) return;
    event.preventDefault();
    try {
      if (shares) return await navigator.share(shared);
      await navigator.clipboard.writeText(link.href);
      say(link.dataset.copied);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(link.href);
    }
  });
})();
