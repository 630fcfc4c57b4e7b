// The page works without this: it writes times as the reader's clock has them, refreshes, and copies.
"use strict";

const two = (n) => String(n).padStart(2, "0");
const day = (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
const clock = (d) => `${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;

function localise(root) {
  for (const time of root.querySelectorAll("time")) {
    const date = new Date(time.dateTime);
    time.title = time.dateTime;
    time.textContent = `${day(date)} ${clock(date)}`;
  }
  for (const tick of root.querySelectorAll("text[data-ms]")) {
    const date = new Date(Number(tick.dataset.ms));
    const slot = Number(tick.dataset.slot);
    tick.textContent = slot >= 21600000 ? day(date).slice(5) : clock(date).slice(0, slot < 60000 ? 8 : 5);
  }
  root.querySelectorAll(".zone").forEach((zone) => zone.remove());
}

function offerCopies(root) {
  for (const button of root.querySelectorAll("button.copy")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.previousElementSibling.textContent);
      button.textContent = "Copied";
    });
  }
}

async function refresh() {
  const main = document.querySelector("main");
  // Whoever reads or goes through it with the keyboard is not disturbed.
  if (document.hidden || main.contains(document.activeElement)) return;
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (!answer || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  if (!fresh) return;
  const open = [...main.querySelectorAll("details")].map((details) => details.open);
  [...fresh.querySelectorAll("details")].forEach((details, n) => (details.open = open[n] || false));
  localise(fresh);
  main.replaceWith(fresh);
}

const live = document.getElementById("live");
if (live && new URLSearchParams(location.search).get("to") === null) {
  live.parentElement.hidden = false;
  live.checked = localStorage.getItem("weir-live") === "on";
  live.addEventListener("change", () => localStorage.setItem("weir-live", live.checked ? "on" : "off"));
  setInterval(() => live.checked && refresh(), 10000);
}
localise(document);
offerCopies(document);
