// One line on the office's own site puts a button into its corner, which opens the chat:
//   <script src="https://bot.example.go.id/obrolan/sisip.js" async></script>
(function () {
  "use strict";
  var script = document.currentScript;
  var chat = new URL("/obrolan", script.src);
  var name = script.dataset.nama || "Obrolan Dinas Sosial";
  var size = window.matchMedia("(max-width: 600px), (max-height: 480px)");
  var frame = null;

  var button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", "Buka " + name);
  button.setAttribute("aria-expanded", "false");
  // By properties: a site with a strict policy allows no style attributes, and its own rules for buttons shall not count here.
  lay(button, { all: "initial", position: "fixed", right: "20px", bottom: "20px", zIndex: "2147483000", width: "60px", height: "60px", boxSizing: "border-box", borderRadius: "50%", background: "#0f766e", border: "2px solid #fff", boxShadow: "0 3px 12px rgba(0,0,0,.35)", cursor: "pointer", padding: "14px", outlineOffset: "3px" });
  button.addEventListener("focus", function () { if (button.matches(":focus-visible")) button.style.outline = "3px solid #0f766e"; });
  button.addEventListener("blur", function () { button.style.outline = "none"; });
  var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  var path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M4 5h16v11h-9l-5 4v-4H4z");
  path.setAttribute("fill", "#fff");
  svg.appendChild(path);
  button.appendChild(svg);
  button.addEventListener("click", function () { if (isOpen()) close(); else open(); });
  if (document.body) document.body.appendChild(button);
  else addEventListener("DOMContentLoaded", function () { document.body.appendChild(button); });

  addEventListener("message", function (e) {
    if (frame && e.source === frame.contentWindow && e.origin === chat.origin && e.data === "obrolan:tutup") close();
  });
  addEventListener("keydown", function (e) { if (e.key === "Escape" && isOpen()) close(); });
  size.addEventListener("change", place);

  function isOpen() {
    return frame !== null && frame.style.display !== "none";
  }

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.title = name;
      frame.allow = "geolocation";
      frame.referrerPolicy = "no-referrer";
      frame.src = chat.href;
      place();
      button.after(frame);
    }
    frame.style.display = "block";
    button.setAttribute("aria-expanded", "true");
    button.setAttribute("aria-label", "Tutup " + name);
    frame.focus();
  }

  function close() {
    frame.style.display = "none";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", "Buka " + name);
    button.focus();
  }

  // The whole of a phone's screen; a corner of a larger one.
  function place() {
    if (!frame) return;
    var shown = frame.style.display || "block";
    lay(frame, { all: "initial", position: "fixed", zIndex: "2147483001", border: "0", background: "#fff", colorScheme: "normal", boxShadow: "0 8px 40px rgba(0,0,0,.35)", display: shown });
    lay(frame, size.matches
      ? { inset: "0", width: "100%", height: "100%", borderRadius: "0" }
      : { right: "20px", bottom: "92px", width: "400px", height: "min(640px, calc(100vh - 112px))", borderRadius: "14px" });
  }

  function lay(element, style) {
    for (var property in style) element.style[property] = style[property];
  }
})();
