// Sends pictures to the library, one after the other: dropped anywhere on the page, or chosen.
customElements.define("photo-drop", class extends HTMLElement {
  #last = Promise.resolve();

  connectedCallback() {
    const input = this.querySelector("input[type=file]");
    this.hidden = false;
    input.addEventListener("change", () => {
      this.#add([...input.files]);
      input.value = "";
    });
    for (const name of ["dragover", "dragleave", "drop"]) {
      document.addEventListener(name, (event) => this.#drag(event));
    }
  }

  #drag(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", event.type === "dragover");
    if (event.type === "drop") this.#add([...event.dataTransfer.files]);
  }

  #add(files) {
    for (const file of files) {
      const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
      row.querySelector(".photo-file").textContent = file.name;
      row.querySelector("progress").ariaLabel = file.name;
      this.querySelector("ul").append(row);
      this.#last = this.#last.then(() => this.#send(file, row));
    }
  }

  #send(file, row) {
    const form = this.querySelector("form");
    const body = new FormData(form);
    const request = new XMLHttpRequest();
    const bar = row.querySelector("progress");
    body.set("upload", file);
    request.open("POST", form.action);
    request.responseType = "json";
    request.upload.onprogress = (event) => { bar.value = 100 * event.loaded / event.total; };
    request.upload.onload = () => bar.removeAttribute("value"); // sent; the renditions are being made
    return new Promise((done) => {
      request.onloadend = () => done(this.#report(request, row));
      request.send(body);
    });
  }

  #report({ status, response }, row) {
    const isThere = status === 201;
    row.querySelector("progress").remove();
    row.dataset.state = isThere ? "done" : "failed";
    row.querySelector(".photo-answer").textContent = isThere ? this.dataset.done : response?.error ?? this.dataset.failed;
    if (isThere) document.querySelector(".photo-cards").insertAdjacentHTML("afterbegin", response.card);
  }
});
