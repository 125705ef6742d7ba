// Drags a pick from one place of the front page desk to another; <front-page-desk> does the rest.
customElements.define("front-page-drag", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dragstart", (event) => {
      this.from = event.target.closest?.(".desk-place");
      if (!this.from || !event.target.matches(".desk-grip")) return;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", this.from.dataset.name);
      event.dataTransfer.setDragImage(this.from, 20, 20);
    });
    this.addEventListener("dragover", (event) => {
      const to = this.target(event);
      this.mark(to);
      if (to) event.preventDefault(); // it may be dropped here
    });
    this.addEventListener("drop", (event) => {
      const to = this.target(event);
      if (!to) return;
      event.preventDefault();
      this.dispatchEvent(new CustomEvent("place-drop", { bubbles: true, detail: [this.from, to] }));
    });
    this.addEventListener("dragend", () => {
      this.mark(null);
      this.from = null;
    });
  }

  target(event) {
    const place = event.target.closest?.(".desk-place");
    return this.from && place !== this.from ? place : null;
  }

  mark(place) {
    for (const marked of this.querySelectorAll("[data-target]")) delete marked.dataset.target;
    if (place) place.dataset.target = "";
  }
});
