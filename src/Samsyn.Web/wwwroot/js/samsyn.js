// The only script of the frame. Everything works without it; it makes two things nearer.

// On a phone "Meny" is a link to the menu in the footer. With the script it opens the menu where it stands.
const link = document.querySelector(".menu-link");
const header = document.querySelector(".site-header");
if (link && header) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.dataset.variant = "secondary";
  button.textContent = link.textContent;
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", "verktyg huvudmeny");
  link.replaceWith(button);
  const show = open => {
    header.classList.toggle("menu-open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  header.addEventListener("keydown", event => {
    if (event.key === "Escape" && header.classList.contains("menu-open")) {
      show(false);
      button.focus();
    }
  });
}

// An error summary takes focus. The autofocus attribute does it where the browser honours it on a region.
document.querySelector(".ds-error-summary")?.focus();
