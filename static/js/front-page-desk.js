// Moves picks between the places of the front page desk without sending the form; without script the buttons send it.
const FIELDS = ["[name$=-until]", "[name$=-repeats]"];
const select = (place) => place.querySelector("select");
const $ = window.django.jQuery; // select2, which searches, is one of its plugins

customElements.define("front-page-desk", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest(".desk-move");
      if (button) event.preventDefault();
      if (button) this.move(button, button.value.endsWith(":up"));
    });
    this.addEventListener("place-drop", ({ detail }) => this.swap(...detail));
    this.addEventListener("input", () => { this.querySelector(".desk-unsaved").hidden = false; });
    $(this).on("change", "select[name$=-article]", ({ target }) => this.describe(target.closest(".desk-place"), true));
  }

  move(button, isUp) {
    const places = [...this.querySelectorAll(".desk-place")];
    const from = button.closest(".desk-place");
    const to = places[places.indexOf(from) + (isUp ? -1 : 1)];
    this.swap(from, to);
    to.closest(".desk-section").open = true;
    const [up, down] = to.querySelectorAll(".desk-move");
    (down.disabled || (isUp && !up.disabled) ? up : down).focus();
  }

  swap(from, to) {
    const picks = [from, to].map((place) => [select(place).value, ...select(place).options]);
    for (const [place, [value, ...options]] of [[from, picks[1]], [to, picks[0]]]) {
      select(place).replaceChildren(...options);
      select(place).value = value;
    }
    for (const field of FIELDS) {
      const [one, other] = [from, to].map((place) => place.querySelector(field));
      [one.value, other.value, one.checked, other.checked] = [other.value, one.value, other.checked, one.checked];
    }
    const [here, there] = [from, to].map((place) => place.querySelector(".desk-now"));
    there.replaceWith(here.cloneNode(true));
    here.replaceWith(there);
    for (const place of [from, to]) {
      $(select(place)).trigger("change.select2");
      this.describe(place, false);
    }
    const title = to.querySelector(".desk-now p").textContent;
    this.querySelector(":scope > [role=status]").textContent = `${this.dataset.moved} ${to.dataset.name}: ${title}`;
  }

  describe(place, isNew) {
    const { value, selectedOptions: [option] } = select(place);
    const [className, textContent] = value ? ["desk-title", option.textContent] : ["desk-how", this.dataset.auto];
    const now = place.querySelector(".desk-now");
    const isShown = value && !isNew && now.querySelector("[data-picked]"); // else it names what filled the place
    if (!isShown) now.replaceChildren(Object.assign(document.createElement("p"), { className, textContent }));
    if (!value) place.querySelector(FIELDS[0]).value = ""; // nothing is pinned
    place.querySelector(".desk-trouble")?.remove();
    this.dispatchEvent(new Event("input"));
  }
});
