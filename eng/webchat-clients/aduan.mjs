import { deflateSync } from 'node:zlib';

// A complaint from start to receipt and a picture as evidence, as whoever files it would go about it: what the bot says, and what is done then.
export const says = (text) => ({ text });
export const presses = (label) => ({ label });
export const sends = (photo) => ({ photo });

export const aduan = [
  [null, says('aduan')],
  ['Tentang apa aduan', presses('Netralitas petugas')],
  ['Apa tugas orang', presses('TKSK')],
  ['Siapa namanya?', says('Pak Contoh')],
  ['Di kecamatan mana', presses('Tidak tahu')],
  ['Dugaan apa', says('media sosial')],
  ['Apa yang terjadi?', says('Ia mengajak memilih calon tertentu lewat grup.')],
  ['Tanggal berapa', says('kemarin')],
  ['Sejak tanggal berapa', presses('Pada hari kejadian')],
  ['identitas Anda', presses('Tanpa nama')],
  ['periksa kembali', presses('Kirim aduan')],
  ['Kode rahasia', presses('Tambah bukti dan lainnya')],
  ['kirim bukti', sends('bukti.png')],
  ['berkas diterima', presses('Selesai')],
  ['media sosial, di akun', presses('Lewati')],
];

export const receipt = /AD-\d{4}-\d{6}/;

// A picture of 64 by 48 points, drawn here so that nothing has to be fetched: bands of light, as PNG has it.
export const picture = (() => {
  const rows = Buffer.concat(Array.from({ length: 48 }, (_, y) => Buffer.concat([Buffer.of(0), Buffer.alloc(64, 80 + 3 * y)])));
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 48, 8, 0, 0, 0, 0]);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
})();

function crc32(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
