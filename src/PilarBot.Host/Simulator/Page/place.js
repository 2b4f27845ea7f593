/** Asks which place a phone is at, and gives it as the browser's Geolocation would. */
export function askPlace(share) {
  const dialog = document.getElementById("place");
  const fault = dialog.querySelector(".fault");
  const form = dialog.querySelector("form");
  fault.textContent = "";
  const give = (latitude, longitude, accuracy) => {
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      fault.textContent = "Lintang -90 sampai 90, bujur -180 sampai 180.";
      return;
    }
    dialog.close();
    share({ latitude, longitude, accuracy });
  };
  dialog.onclick = (e) => {
    const at = e.target.closest("[data-at]")?.dataset.at;
    if (!at) return;
    if (at === "typed") give(form.latitude.valueAsNumber, form.longitude.valueAsNumber);
    else if (at !== "here") give(...at.split(",").map(Number));
    else navigator.geolocation.getCurrentPosition(
      ({ coords }) => give(coords.latitude, coords.longitude, coords.accuracy),
      () => { fault.textContent = "Peramban tidak memberi lokasi. Pilih tempat lain di atas."; },
      { timeout: 10_000 });
  };
  dialog.showModal();
}
