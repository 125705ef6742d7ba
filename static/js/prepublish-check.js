// Runs the check before publishing again while the article is being written; without script it is as of the last save.
const PAUSE = 800; // milliseconds without a key

customElements.define("prepublish-check", class extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById("article_form");
    if (!this.form) return;
    this.status = document.createElement("div");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.after(this.status);
    const later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), PAUSE);
    };
    this.form.addEventListener("input", later); // the editor's hidden textarea sends one too
    this.form.addEventListener("change", later);
    window.django?.jQuery?.(this.form).on("change", "select", later); // Select2 tells jQuery alone
    this.addEventListener("click", (event) => this.lead(event));
    later(); // the form may hold more than what was saved last
  }

  async run() {
    this.request?.abort();
    this.request = new AbortController();
    try {
      const answer = await fetch(this.dataset.url, {
        method: "POST", body: new FormData(this.form), signal: this.request.signal,
      });
      if (answer.ok) this.show(await answer.json());
    } catch { /* what was found last stays */ }
  }

  show(found) {
    const before = this.summary();
    const link = this.contains(document.activeElement) && document.activeElement.getAttribute("href");
    this.innerHTML = found.findings_html;
    if (link) (this.querySelector(`a[href="${link}"]`) ?? this.querySelector("a"))?.focus();
    if (this.summary() !== before) this.status.textContent = this.summary();
    for (const place of document.querySelectorAll("[data-address]")) place.textContent = found.address;
    for (const warning of document.querySelectorAll("[data-slug-warning]")) warning.hidden = !found.slug_changes;
  }

  summary() {
    return [...this.querySelectorAll("h3, .all-well")].map((part) => part.textContent).join(", ");
  }

  // The rich text editor and Select2 hide the field that a finding names.
  lead(event) {
    const field = document.getElementById(event.target.closest("a")?.hash.slice(1) ?? "");
    const shown = field?.closest(".prose-editor")?.querySelector("[contenteditable]")
      ?? field?.parentElement.querySelector(".select2-selection");
    if (!shown) return;
    event.preventDefault();
    shown.scrollIntoView({ block: "center" });
    shown.focus();
  }
});
