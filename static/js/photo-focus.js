// A click on the picture moves the two sliders of its focal point; whatever moves them, mark and crops follow.
customElements.define("photo-focus", class extends HTMLElement {
  connectedCallback() {
    const [x, y] = this.querySelectorAll("input[type=range]");
    if (!x) return; // to look at only
    const picture = this.querySelector(".photo-whole img");
    this.addEventListener("input", () => {
      this.dataset.focusX = x.value;
      this.dataset.focusY = y.value;
    });
    picture.addEventListener("click", (event) => {
      const frame = picture.getBoundingClientRect();
      x.value = 100 * (event.clientX - frame.left) / frame.width; // a range input keeps to its steps
      y.value = 100 * (event.clientY - frame.top) / frame.height;
      x.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
});
