// Makes the embedded tables of src/PilarBot.Office/Wilayah/Data from the npm package idn-area-data.
// Run: node eng/wilayah/make.mjs            (fetches the package; the same input gives the same bytes)
//      node eng/wilayah/make.mjs <folder>   (of an unpacked package)
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const source = 'idn-area-data@4.0.1';
const target = join(dirname(fileURLToPath(import.meta.url)), '../../src/PilarBot.Office/Wilayah/Data');

// RFC 4180: some names hold a double quote, as in Soka"an.
function readCsv(path) {
  const [head, ...rows] = readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean).map(line => {
    const cells = [];
    for (const match of line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)) cells.push(match[1]?.replaceAll('""', '"') ?? match[2]);
    return cells;
  });
  return rows.map(row => Object.fromEntries(head.map((name, i) => [name, row[i]])));
}

function write(name, lines) {
  const bytes = gzipSync(lines.join('\n') + '\n', { level: 9 });
  bytes[9] = 255; // the operating system's mark in the header, the only byte that differs between machines
  writeFileSync(join(target, name), bytes);
  console.log(`${name}: ${lines.length} lines, ${bytes.length} bytes`);
}

function check(name, actual, expected) {
  if (actual !== expected) throw new Error(`${name}: ${actual} rows, expected ${expected}`);
}

const scratch = mkdtempSync(join(tmpdir(), 'wilayah-'));
try {
  let folder = process.argv[2];
  if (!folder) {
    const archive = execFileSync('npm', ['pack', source, '--silent'], { cwd: scratch, encoding: 'utf8' }).trim();
    execFileSync('tar', ['xzf', archive], { cwd: scratch });
    folder = join(scratch, 'package');
  }
  const [provinces, regencies, districts, villages] =
    ['provinces', 'regencies', 'districts', 'villages'].map(name => readCsv(join(folder, 'data', `${name}.csv`)));
  check('provinces', provinces.length, 38);
  check('regencies', regencies.length, 514);
  check('districts', districts.length, 7285);
  check('villages', villages.length, 83762);

  const byCode = (a, b) => (a.code < b.code ? -1 : 1);
  // Down to kecamatan: "code name", in the order of the codes, so that parents come first.
  write('wilayah.txt.gz', [...provinces, ...regencies, ...districts].sort(byCode).map(r => `${r.code} ${r.name}`));

  // Villages: "#kabupaten", "kecamatan" (two digits), then "village name" (four digits), so that one kabupaten can be read alone.
  const lines = [];
  let regency, district;
  for (const { code, name } of villages.sort(byCode)) {
    if (code.slice(0, 5) !== regency) lines.push(`#${regency = code.slice(0, 5)}`);
    if (code.slice(0, 8) !== district) lines.push((district = code.slice(0, 8)).slice(6));
    lines.push(`${code.slice(9)} ${name}`);
  }
  write('desa.txt.gz', lines);
  copyFileSync(join(folder, 'data/LICENSE.md'), join(target, 'LICENSE.ODbL.md'));
} finally {
  rmSync(scratch, { recursive: true });
}
