// What is looked at in a page on the screen. Called with [check, argument]; answers a list of findings in words.
([check, argument]) => {
  const found = [];
  const isShown = element => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    for (let up = element; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).clipPath === "inset(50%)") return false;
    return true;
  };
  const say = element => {
    if (!element?.tagName) return String(element);
    const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 50);
    const marks = [...element.classList].map(c => "." + c).join("");
    return `<${element.tagName.toLowerCase()}${element.id ? "#" + element.id : ""}${marks}>${words ? ` “${words}”` : ""}`;
  };
  // Text nodes a reader sees, with the element that holds each.
  const texts = function* (root = document.body) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (node.data.trim() && !["SCRIPT", "STYLE", "TITLE", "DESC", "OPTION"].includes(holder.tagName.toUpperCase())) yield [node, holder];
    }
  };
  const nameOf = element => (element.getAttribute("aria-label") ?? "") + (element.getAttribute("aria-labelledby") ?? "").split(" ")
    .map(id => document.getElementById(id)?.textContent ?? "").join(" ") + element.textContent
    + [...element.querySelectorAll("img")].map(image => image.alt).join(" ");

  const checks = {
    structure(language) {
      if (document.documentElement.lang !== language) found.push(`<html lang> is ${document.documentElement.lang}, not ${language}`);
      const headings = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(isShown);
      const first = headings.filter(h => h.tagName === "H1");
      if (first.length !== 1) found.push(`${first.length} h1 on the page`);
      // A soft hyphen in the heading is a place to break, not a letter.
      else if (!document.title.includes(first[0].textContent.trim().replaceAll("\u00AD", ""))) found.push(`the title “${document.title}” does not say the h1 “${first[0].textContent.trim()}”`);
      let level = 0;
      // An error summary stands before the h1: it is what the page says first.
      for (const heading of headings.filter(h => h.closest("main") && !h.closest(".ds-error-summary"))) {
        const own = Number(heading.tagName[1]);
        if (own > level + 1) found.push(`${say(heading)} comes after an h${level}`);
        level = own;
      }
      for (const tag of ["main", "header", "footer"])
        if (document.querySelectorAll(`body > ${tag}`).length !== 1) found.push(`not exactly one ${tag}`);

      const ids = new Set();
      for (const element of document.querySelectorAll("[id]")) {
        if (ids.has(element.id)) found.push(`two elements have the id ${element.id}`);
        if (!element.id || /\s/.test(element.id)) found.push(`an id is empty or has a space: ${say(element)}`);
        ids.add(element.id);
      }
      for (const attribute of ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list", "form"])
        for (const element of document.querySelectorAll(`[${attribute}]`))
          for (const id of element.getAttribute(attribute).split(/\s+/))
            if (!ids.has(id)) found.push(`${say(element)} has ${attribute}="${id}", which is nowhere`);

      for (const field of document.querySelectorAll("input:not([type=hidden]),select,textarea"))
        if (!(field.labels?.length || field.getAttribute("aria-label"))) found.push(`no label: ${say(field)} ${field.name}`);
      for (const element of document.querySelectorAll("a,button,summary"))
        if (!nameOf(element).trim()) found.push(`nothing to read in ${element.outerHTML.slice(0, 120)}`);
      for (const link of document.querySelectorAll("a"))
        if (!link.getAttribute("href") || link.getAttribute("href").startsWith("~")) found.push(`a link to nowhere: ${say(link)} ${link.getAttribute("href")}`);
      for (const image of document.querySelectorAll("img"))
        if (!image.hasAttribute("alt")) found.push(`no alt: ${image.src}`);
      for (const table of document.querySelectorAll("table")) {
        if (!table.caption?.textContent.trim()) found.push(`a table without a caption: ${say(table)}`);
        for (const head of table.querySelectorAll("th")) if (!head.scope) found.push(`no scope: ${say(head)}`);
      }
      for (const picture of document.querySelectorAll("svg")) {
        const named = picture.getAttribute("role") === "img" && picture.getAttribute("aria-labelledby");
        const hidden = picture.closest("[aria-hidden=true]") || picture.parentElement.closest("[role=img]");
        if (!named && !hidden) found.push(`a drawing that is neither named nor hidden: ${picture.outerHTML.slice(0, 100)}`);
        if (named && !picture.querySelector("title")?.textContent.trim()) found.push(`a drawing without a title: ${picture.outerHTML.slice(0, 100)}`);
      }
      for (const list of document.querySelectorAll("ul,ol"))
        if (!list.querySelector(":scope > li")) found.push(`an empty list: ${say(list.parentElement)}`);
      for (const element of document.querySelectorAll("body *"))
        for (const attribute of element.attributes)
          if (attribute.name === "style" || attribute.name.startsWith("on")) found.push(`${attribute.name}="${attribute.value}" on ${say(element)}`);
      return found;
    },

    // Program text that has come out on the page, and words in another language than the page says they are in. Names are left out.
    words(names) {
      for (const [node, holder] of texts()) {
        const text = node.data.trim().replace(/\s+/g, " ");
        const language = holder.closest("[lang]")?.lang;
        if (/\bSystem\.|Samsyn\.(Web|Domain)|\{\d\}|\bundefined\b|\bNaN\b|^null$|&[a-z]+;|\b1 (of 1 )?parties\b/.test(text) && !holder.closest("code,pre")) found.push(`not for readers: “${text}”`);
        if (/ [,.;:](\s|$)|\.\.(?!\.)|,,/.test(text) && !holder.closest("code,pre,.prose")) found.push(`punctuation: “${text}”`);
        // What a drawing says aloud is its title and description, and a name is a name in any language.
        if (holder.closest("code,pre,svg")) continue;
        const unnamed = names.reduce((rest, name) => rest.replaceAll(name, ""), text).replace(/(kommun|region)fullmäktige/gi, "");
        if (language === "en" && /(^|[^A-Za-zÅÄÖåäöé])[a-zåäöé]*[åäö]/.test(unnamed)) found.push(`Swedish without lang="sv": “${text}” in ${say(holder)}`);
        if (language === "sv" && /\b(the|and|with|has|have|this|are)\b/i.test(text)) found.push(`English on a Swedish page: “${text}”`);
      }
      return [...new Set(found)];
    },

    // Nothing wider than the window, unless it scrolls in a box of its own.
    width() {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room + 1) return found;
      const boxed = element => { for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return true; return false; };
      const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1 && isShown(e) && !boxed(e));
      const inner = wide.filter(e => !wide.some(other => other !== e && e.contains(other))).slice(0, 4);
      found.push(`scrolls sideways at ${room} px (${document.documentElement.scrollWidth} px): ${inner.map(say).join(", ")}`);
      return found;
    },

    // Text nobody can read: 14 px is the smallest in text; in a drawing, whose words also stand in a table, 10 px.
    sizes() {
      const small = new Map();
      for (const [, holder] of texts()) {
        if (!isShown(holder) || holder.closest(".sr-only")) continue;
        const picture = holder.ownerSVGElement;
        const size = parseFloat(getComputedStyle(holder).fontSize) * (picture ? holder.getScreenCTM().a : 1);
        const least = picture ? 10 : 14;
        if (size < least - 0.05) small.set(`${size.toFixed(1)} px is smaller than ${least}: ${say(holder)}`, true);
      }
      return [...small.keys()].slice(0, 8);
    },

    // What is pressed: 44 px for buttons and fields, 24 px for links that are not part of a sentence (WCAG 2.5.8).
    targets() {
      for (const element of document.querySelectorAll("a[href],button,select,input:not([type=hidden]),textarea,summary")) {
        if (!isShown(element) || element.closest("svg,[aria-hidden=true]")) continue;
        const isButton = element.matches("button:not(.link),.ds-button,select,input,textarea,summary");
        const box = (element.closest(".choice") ?? element).getBoundingClientRect();
        if (isButton && box.height < 43.5) found.push(`${box.height.toFixed(0)} px high, a button or a field has 44: ${say(element)} ${element.name ?? ""}`);
        const inSentence = getComputedStyle(element).display.startsWith("inline") && element.closest("p,li,td,th,dd,figcaption,caption,span,div");
        if (!isButton && !inSentence && (box.height < 23.5 || box.width < 23.5)) found.push(`${box.width.toFixed(0)} × ${box.height.toFixed(0)} px: ${say(element)}`);
      }
      return found;
    },

    // Words on top of words: in drawings, and between the boxes of the page.
    overlaps() {
      const overlap = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
      for (const picture of document.querySelectorAll("svg[role=img]")) {
        if (!isShown(picture)) continue;
        const frame = picture.getBoundingClientRect();
        const words = [...picture.querySelectorAll("text")].filter(t => isShown(t) && t.textContent.trim()).map(t => [t, t.getBoundingClientRect()]);
        for (let i = 0; i < words.length; i++) {
          const [text, box] = words[i];
          if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
            if (getComputedStyle(picture).overflow !== "visible") found.push(`cut off by the drawing's edge: ${say(text)}`);
          for (let j = i + 1; j < words.length; j++) {
            const shrink = b => ({ left: b.left, right: b.right, top: b.top + b.height * 0.2, bottom: b.bottom - b.height * 0.2 });
            if (overlap(shrink(box), shrink(words[j][1]))) found.push(`on top of each other in a drawing: ${say(text)} and ${say(words[j][0])}`);
          }
        }
      }
      const pieces = [];
      for (const [node, holder] of texts()) {
        if (!isShown(holder) || holder.ownerSVGElement || holder.closest(".sr-only,svg,.skip-link")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) if (box.width > 2) pieces.push([holder, box]);
      }
      pieces.sort((a, b) => a[1].top - b[1].top);
      for (let i = 0; i < pieces.length; i++)
        for (let j = i + 1; j < pieces.length && pieces[j][1].top < pieces[i][1].bottom; j++)
          if (pieces[i][0] !== pieces[j][0] && overlap({ left: pieces[i][1].left, right: pieces[i][1].right, top: pieces[i][1].top + 3, bottom: pieces[i][1].bottom - 3 }, pieces[j][1]))
            found.push(`on top of each other: ${say(pieces[i][0])} and ${say(pieces[j][0])}`);
      return found.slice(0, 6);
    },

    // On paper: no navigation, the head says what this is, and invented facts are said to be on every sheet.
    paper(invented) {
      for (const gone of document.querySelectorAll(".site-nav,.site-tools,.as-of,.filter,button,.ds-button,.skip-link"))
        if (isShown(gone)) found.push(`is printed: ${say(gone)}`);
      if (!isShown(document.querySelector(".site-header"))) found.push("the printed page has no head");
      if (!isShown(document.querySelector(".print-address"))) found.push("the printed page does not say its address");
      const sheet = getComputedStyle(document.body).getPropertyValue("page");
      if (invented !== sheet.startsWith("exercise-")) found.push(`the sheets are of the kind “${sheet}” although the facts are ${invented ? "" : "not "}invented`);
      return found;
    },

    banner(invented) {
      const banner = document.querySelector("section.exercise");
      if (invented && !(banner && isShown(banner) && banner.querySelector("a[href]"))) found.push("the facts are invented and the page does not say so");
      if (!invented && banner) found.push("the page says its facts are invented, and they are not");
      return found;
    },

    links() {
      return [...document.querySelectorAll("a[href],link[href],script[src],img[src],form[action]")]
        .map(e => e.getAttribute("href") ?? e.getAttribute("src") ?? e.getAttribute("action"));
    },
  };
  return checks[check](argument);
}
