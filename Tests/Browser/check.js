// Looks at a digest as a browser has laid it out, and tells the page around it what is wrong, one fault a line.
// WCAG 2.2: 1.1.1, 1.3.1, 1.4.3, 1.4.10, 1.4.11, 2.4.1, 2.4.2, 2.4.4, 2.4.6, 2.5.8, 3.1.1.
"use strict";
const faults = [];
const fault = (what, where) => faults.push(where ? `${what}: ${where.textContent.trim().slice(0, 60)}` : what);
const all = (selector) => [...document.querySelectorAll(selector)];

// Contrast (WCAG 2.2, "relative luminance" and "contrast ratio").
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const luminance = (colour) => {
  const [r, g, b] = channels(colour).slice(0, 3).map((c) => {
    c /= 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const isClear = (colour) => colour === "none" || (channels(colour).length > 3 && channels(colour)[3] === 0);
const ground = (element, under) => {
  for (const each of under) {
    if (each === element || element.contains(each)) continue;
    const style = getComputedStyle(each);
    if (each.matches("rect.band")) return style.fill;
    if (each instanceof HTMLElement && !isClear(style.backgroundColor)) return style.backgroundColor;
  }
  return getComputedStyle(document.body).backgroundColor;
};
const below = (element) => {
  element.scrollIntoView({ block: "center", inline: "center" });
  const box = element.getBoundingClientRect();
  return document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
};
let least = 99;
for (const element of all("body *")) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  const isDrawn = element.matches("svg text");
  if ((!own && !isDrawn) || element.closest("title, desc, script") || !element.getClientRects().length) continue;
  const style = getComputedStyle(element);
  const backgroundOwn = !isDrawn && !isClear(style.backgroundColor) ? style.backgroundColor : null;
  const ratio = contrast(isDrawn ? style.fill : style.color, backgroundOwn ?? ground(element, below(element)));
  least = Math.min(least, ratio);
  if (ratio < 4.5) fault(`contrast ${ratio.toFixed(2)}`, element);
}
for (const mark of all(".mark :is(circle, path, rect), svg .line")) {
  const style = getComputedStyle(mark);
  const under = ground(mark.closest("g") ?? mark, below(mark).filter((each) => !each.closest(".mark, .line")));
  const ink = [style.fill, style.stroke].filter((colour) => !isClear(colour));
  if (Math.max(...ink.map((colour) => contrast(colour, under))) < 3) fault("contrast of a mark", mark.parentNode);
}

// Order and names.
const levels = all("h1, h2, h3, h4, h5, h6").map((heading) => Number(heading.tagName[1]));
if (levels.filter((level) => level === 1).length !== 1) fault("not one h1");
levels.forEach((level, i) => { if (i && level > levels[i - 1] + 1) fault(`h${level} after h${levels[i - 1]}`); });
for (const part of ["header", "main", "footer"]) if (all(`body > ${part}`).length !== 1) fault(`not one <${part}>`);
const named = (element) => {
  const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
  return element.getAttribute("aria-label") || ids.map((id) => document.getElementById(id)?.textContent).join("").trim();
};
for (const part of all("section, nav, svg[role=img], [role=region]")) if (!named(part)) fault("no name", part);
for (const picture of all("svg:not([aria-hidden])")) {
  if (picture.getAttribute("role") !== "img") fault("a picture without a role");
  if ((picture.querySelector("desc")?.textContent ?? "").length < 20) fault("a picture without words");
}
for (const table of all("table")) {
  if (!table.caption?.textContent.trim()) fault("a table without a caption", table);
  if (!table.querySelector("th[scope]")) fault("a table without headers", table);
}
for (const link of all("a")) if (!link.textContent.trim()) fault(`a link without words to ${link.href}`);
const ids = all("[id]").map((element) => element.id);
if (new Set(ids).size !== ids.length) fault("an id that is there twice");
if (!document.documentElement.lang) fault("no language");

// Room: nothing but the picture scrolls sideways; what is alone on its line is big enough to hit.
if (document.scrollingElement.scrollWidth > innerWidth) fault(`${document.scrollingElement.scrollWidth} px wide in ${innerWidth}`);
for (const box of all("*")) {
  if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX === "auto" && box.tabIndex < 0)
    fault("scrolls, but not by keyboard", box);
}
for (const target of all("nav a, summary, .report a")) {
  if (target.getBoundingClientRect().height < 24 && target.getClientRects().length) fault("less than 24 px high", target);
}
if (performance.getEntriesByType("resource").length) fault("it asks for other files");

parent.postMessage([`RESULT ${innerWidth} px, least contrast ${least.toFixed(2)}, ${faults.length} faults`, ...faults].join("\n"), "*");
