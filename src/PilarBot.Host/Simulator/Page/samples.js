// Invented photos for whoever has none at hand.

/** A house, three times. */
export function samples() {
  const skies = [["#7dd3fc", "#e0f2fe"], ["#fdba74", "#ffedd5"], ["#a5b4fc", "#e0e7ff"]];
  return Promise.all(skies.map((sky, i) => draw(960, 720, (g, w, h) => house(g, w, h, sky, i), `contoh-${i + 1}.jpg`)));
}

async function draw(width, height, paint, name) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  paint(canvas.getContext("2d"), width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.82));
  return new File([blob], name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
}

function house(g, w, h, [above, below], i) {
  const sky = g.createLinearGradient(0, 0, 0, h * 0.7);
  sky.addColorStop(0, above);
  sky.addColorStop(1, below);
  fill(g, sky, [[0, 0], [w, 0], [w, h], [0, h]]);
  fill(g, "#65a30d", [[0, h * 0.72], [w, h * (0.66 + i * 0.03)], [w, h], [0, h]]);
  const left = w * (0.2 + i * 0.08), top = h * 0.42, wide = w * 0.46, tall = h * 0.36;
  fill(g, "#a16207", [[left, top], [left + wide, top], [left + wide, top + tall], [left, top + tall]]);
  g.strokeStyle = "#854d0e";
  g.lineWidth = 4;
  for (let x = 1; x < 12; x++) { g.beginPath(); g.moveTo(left + (wide * x) / 12, top); g.lineTo(left + (wide * x) / 12, top + tall); g.stroke(); }
  fill(g, "#78716c", [[left - 40, top + 8], [left + wide / 2, top - h * 0.2], [left + wide + 40, top + 8]]);
  fill(g, "#44403c", [[left + wide * 0.4, top + tall * 0.35], [left + wide * 0.6, top + tall * 0.35], [left + wide * 0.6, top + tall], [left + wide * 0.4, top + tall]]);
  fill(g, "#1c1917", [[left + wide * 0.62, top - 60], [left + wide * 0.78, top - 20], [left + wide * 0.66, top + 4]]);
  g.fillStyle = "rgb(255 255 255 / .8)";
  g.font = "600 30px sans-serif";
  g.textAlign = "center";
  g.fillText(`foto contoh ${i + 1}`, w / 2, h - 28);
}

function fill(g, color, [[x, y], ...rest]) {
  g.fillStyle = color;
  g.beginPath();
  g.moveTo(x, y);
  rest.forEach(([a, b]) => g.lineTo(a, b));
  g.closePath();
  g.fill();
}
