// What the pages do beyond links and forms. Each part looks for its own attribute and works without the others.

// data-live="address": a stream that tells of changes; the element hears it as an event, and its hx-trigger="berubah" does the rest.
for (const part of document.querySelectorAll('[data-live]')) {
    const stream = new EventSource(part.dataset.live);
    stream.addEventListener('berubah', () => part.dispatchEvent(new Event('berubah')));
    // The browser comes back by itself; when the session is over the server says 401 and the page says so.
    stream.addEventListener('error', () => {
        if (stream.readyState === EventSource.CLOSED)
            document.getElementById('kabar').textContent = 'Halaman ini tidak lagi diperbarui. Muat ulang untuk melihat keadaan terbaru.';
    });
    addEventListener('pagehide', () => stream.close());
}

// data-yakin="question": asks before what cannot be taken back.
addEventListener('submit', event => {
    const question = (event.submitter?.dataset.yakin ?? event.target.dataset.yakin);
    if (question && !confirm(question))
        event.preventDefault();
}, true);

// data-semua="name": a box that ticks all boxes of that name.
addEventListener('change', event => {
    const name = event.target.dataset?.semua;
    if (name)
        for (const box of event.target.form.elements[name] instanceof RadioNodeList ? event.target.form.elements[name] : [event.target.form.elements[name]])
            if (box) box.checked = event.target.checked;
});

// data-foto: a picture that opens large; the link itself works without script.
addEventListener('click', event => {
    const link = event.target.closest?.('a[data-foto]');
    if (!link) return;
    event.preventDefault();
    const all = [...document.querySelectorAll('a[data-foto]')];
    const dialog = document.createElement('dialog');
    dialog.className = 'foto-besar';
    dialog.setAttribute('aria-label', 'Foto');
    const picture = dialog.appendChild(document.createElement('img'));
    const bar = dialog.appendChild(document.createElement('p'));
    let at = all.indexOf(link);
    const show = step => {
        at = (at + step + all.length) % all.length;
        picture.src = all[at].href;
        picture.alt = `Foto ${at + 1} dari ${all.length}`;
    };
    for (const [label, act] of [['Sebelumnya', () => show(-1)], ['Berikutnya', () => show(1)], ['Tutup', () => dialog.close()]]) {
        const button = bar.appendChild(document.createElement('button'));
        button.className = 'btn';
        button.textContent = label;
        button.addEventListener('click', act);
    }
    dialog.addEventListener('keydown', key => key.key === 'ArrowLeft' ? show(-1) : key.key === 'ArrowRight' && show(1));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    show(0);
    dialog.showModal();
});

// data-grafik="bar|doughnut": the chart of the table that follows; the table stays for those who read it.
const charts = [...document.querySelectorAll('canvas[data-grafik]')];
if (charts.length) {
    const script = document.createElement('script');
    script.src = '/konsol/aset/chart.umd.min.js';
    script.addEventListener('load', () => charts.forEach(draw));
    document.head.append(script);
}
function draw(canvas) {
    const rows = [...document.getElementById(canvas.dataset.tabel).tBodies[0].rows];
    const names = [...document.getElementById(canvas.dataset.tabel).tHead.rows[0].cells].slice(1).map(c => c.textContent);
    const colours = ['#14532d', '#b45309', '#1d4ed8', '#7e22ce', '#be123c'];
    new Chart(canvas, {
        type: 'bar',
        data: {
            labels: rows.map(r => r.cells[0].textContent),
            datasets: names.map((label, i) => ({ label, data: rows.map(r => +r.cells[i + 1].dataset.n), backgroundColor: colours[i % colours.length] })),
        },
        options: { indexAxis: 'y', animation: false, maintainAspectRatio: false, plugins: { legend: { display: names.length > 1 } }, scales: { x: { beginAtZero: true, ticks: { precision: 0 } } } },
    });
}

// data-peta="latitude,longitude": a map, where there is a line to the map's pictures; the place is written beside it either way.
const maps = [...document.querySelectorAll('[data-peta]')];
if (maps.length) {
    const look = document.createElement('link');
    look.rel = 'stylesheet';
    look.href = '/konsol/aset/leaflet.css';
    document.head.append(look);
    const script = document.createElement('script');
    script.src = '/konsol/aset/leaflet.js';
    script.addEventListener('load', () => {
        for (const part of maps) {
            const at = part.dataset.peta.split(',').map(Number);
            const map = L.map(part).setView(at, 15);
            map.attributionControl.setPrefix(false);
            L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png', { maxZoom: 19, attribution: '© OpenStreetMap' }).addTo(map);
            L.circleMarker(at, { radius: 9 }).addTo(map);
        }
    });
    document.head.append(script);
}

// "/" puts the cursor into the search field of a page.
addEventListener('keydown', event => {
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
        const field = document.querySelector('input[type=search]');
        if (field) { event.preventDefault(); field.focus(); }
    }
});
