// Copy link, print and text size; the size is kept on this device only.
const SIZES = ["smaller", "default", "larger", "largest"];
const KEY = "text-size";

function remembered() {
  try {
    return SIZES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : "default";
  } catch {
    return "default"; // storage is switched off
  }
}

function setSize(size) {
  document.documentElement.dataset.textSize = size;
  try {
    localStorage.setItem(KEY, size);
  } catch { /* it holds for this page */ }
}

document.documentElement.dataset.textSize = remembered();

customElements.define("article-tools", class extends HTMLElement {
  connectedCallback() {
    for (const button of this.querySelectorAll("[data-action]")) {
      button.hidden = button.dataset.action === "copy" && !navigator.clipboard; // only https pages have one
      button.addEventListener("click", () => this[button.dataset.action]());
    }
  }

  async copy() {
    await navigator.clipboard.writeText(this.dataset.address);
    this.querySelector("[role=status]").textContent = this.dataset.copied;
  }

  print() { window.print(); }

  default() { setSize("default"); }

  smaller() { this.#step(-1); }

  larger() { this.#step(1); }

  #step(by) {
    const now = SIZES.indexOf(document.documentElement.dataset.textSize);
    setSize(SIZES[Math.min(Math.max(now + by, 0), SIZES.length - 1)]);
  }
});
