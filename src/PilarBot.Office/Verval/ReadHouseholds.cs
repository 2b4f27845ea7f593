using System.Globalization;
using System.Text.RegularExpressions;
using PilarBot.Flows.Answers;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Verval;

/// <summary>
/// Reads the households of a file: every fault of every line is told with what to do, and lines without one are given. No fault repeats a
/// number: reports are printed and passed around.
/// </summary>
internal sealed partial class ReadHouseholds(OfficeProfile office, DateOnly today)
{
    private const int MostName = 120;
    private const int MostAddress = 300;
    private const int MostMembers = 15;

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["kk"] = "kk",
        ["nokk"] = "kk",
        ["nomorkk"] = "kk",
        ["nomorkartukeluarga"] = "kk",
        ["nik"] = "nik",
        ["nikkepalakeluarga"] = "nik",
        ["nikkk"] = "nik",
        ["nama"] = "nama",
        ["namakepalakeluarga"] = "nama",
        ["kepalakeluarga"] = "nama",
        ["alamat"] = "alamat",
        ["rt"] = "rt",
        ["rw"] = "rw",
        ["rtrw"] = "rt",
        ["desa"] = "desa",
        ["kelurahan"] = "desa",
        ["desakelurahan"] = "desa",
        ["kodedesa"] = "desa",
        ["kecamatan"] = "kecamatan",
        ["desil"] = "desil",
        ["miskinekstrem"] = "ekstrem",
        ["ekstrem"] = "ekstrem",
        ["idsumber"] = "id",
        ["iddtsen"] = "id",
        ["iddtks"] = "id",
        ["idkeluarga"] = "id",
        ["tanggaldata"] = "tanggal",
        ["tanggal"] = "tanggal",
        ["anggota"] = "anggota",
        ["anggotakeluarga"] = "anggota",
    };

    private readonly DesaInFile desa = new(office);
    private readonly List<ImportedTable.Notice> problems = [];
    private readonly List<ImportedTable.Notice> notices = [];
    private readonly Dictionary<string, int> at = [];

    // Of the line that is being read.
    private readonly HashSet<string> unquoted = [];
    private ImportedTable.Row row = null!;
    private bool isGood;

    /// <summary>What is wrong, by line. A line that stands here is not taken.</summary>
    public IReadOnlyList<ImportedTable.Notice> Problems => problems;

    /// <summary>What was noticed and mended, by line. These lines are taken.</summary>
    public IReadOnlyList<ImportedTable.Notice> Notices => notices;

    /// <summary>Reads a table.</summary>
    public List<HouseholdLine> Read(ImportedTable table)
    {
        notices.AddRange(table.Notices);
        foreach (var (place, name) in table.Header.Index())
            if (Columns.TryGetValue(FoldedName.Of(name).Joined, out var column))
                at.TryAdd(column, place);
        foreach (var (needed, written) in ((string, string)[])[("kk", "kk"), ("nik", "nik"), ("nama", "nama"), ("desa", "desa")])
            if (!at.ContainsKey(needed))
                problems.Add(new(1, $"kolom {written} diperlukan; tulis judulnya di baris pertama."));
        if (problems is not [])
            return [];
        var lines = new List<HouseholdLine>();
        foreach (var next in table.Rows)
            if (ReadRow(next) is { } line)
                lines.Add(line);
        return WithoutDoubles(lines);
    }

    // Of two lines with one number neither is better: the first is taken, and the second told.
    private List<HouseholdLine> WithoutDoubles(List<HouseholdLine> lines)
    {
        var (cards, heads) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var good = new List<HouseholdLine>();
        foreach (var line in lines)
        {
            if (cards.TryGetValue(line.Facts.Kk, out var first))
                problems.Add(new(line.Line, $"nomor KK sama dengan baris {first}. Hapus salah satunya, atau perbaiki nomornya."));
            else if (line.Facts.Nik is { } nik && heads.TryGetValue(nik, out first))
                problems.Add(new(line.Line, $"NIK kepala keluarga sama dengan baris {first}, KK-nya berbeda. Periksa KK mana yang berlaku."));
            else
            {
                cards.Add(line.Facts.Kk, line.Line);
                if (line.Facts.Nik is { } own)
                    heads.Add(own, line.Line);
                good.Add(line);
            }
        }
        return good;
    }

    private HouseholdLine? ReadRow(ImportedTable.Row next)
    {
        (row, isGood) = (next, true);
        unquoted.Clear();
        if (row.Fault is { } fault)
        {
            Problem(fault);
            return null;
        }
        foreach (var (column, place) in at)
            CheckCell(column, row.Cells[place]);
        if (!isGood)
            return null;
        var kk = Number("kk", "nomor KK", text => Kk.Read(text) is var reading ? (reading.Kk?.Digits, reading.Fault, reading.Count) : default);
        var nik = IsNone(Cell("nik")) ? null : NikOf("nik", "NIK kepala keluarga");
        if (kk is not null && kk == nik)
            Problem("nomor KK sama dengan NIK. Isi kolom kk dengan nomor di bagian atas Kartu Keluarga.");
        var line = new HouseholdLine(
            row.Line, new(kk ?? "", Name(), nik, Short("alamat", MostAddress), Rt(), Desil(), Members()), Desa() ?? "", Extreme(), Short("id", 64), Day());
        return isGood ? line : null;
    }

    // What spreadsheets make of numbers, and what does not belong into a cell of any kind.
    private void CheckCell(string column, string raw)
    {
        var cell = raw.Trim();
        if (cell.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            Problem($"kolom {column} berisi karakter yang tidak terlihat. Ketik ulang isinya.");
        if (cell.Contains('\uFFFD', StringComparison.Ordinal))
            Problem($"kolom {column} berisi huruf yang rusak. Simpan berkas sebagai CSV UTF-8 dari program asalnya.");
        if (cell.Length > 0 && (cell[0] is '=' or '@' || (cell[0] is '+' or '-' && cell.Length > 1 && !IsNone(cell))))
            Problem($"kolom {column} berisi rumus (berawal {cell[0]}). Salin sebagai nilai (Tempel Khusus, Nilai), lalu simpan lagi.");
        else if (column is "kk" or "nik" && Scientific().IsMatch(cell))
            Problem($"kolom {column} sudah diubah Excel menjadi bentuk seperti 3,2E+15, angka aslinya hilang. Ubah kolom itu menjadi Teks di berkas asal, lalu ekspor lagi.");
    }

    private string? Number(string column, string name, Func<string, (string? Digits, DocumentFault? Fault, int Count)> read)
    {
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            Problem($"{name} kosong. Isi 16 angka{(column == "nik" ? ", atau tulis \"tidak ada\" bila belum punya" : "")}.");
            return null;
        }
        var (digits, fault, count) = read(cell);
        if (fault is { } wrong)
            Problem($"{name} {Words(wrong, count)} Cocokkan dengan KTP atau KK.");
        return digits;
    }

    private string? NikOf(string column, string name) =>
        Number(column, name, text => Nik.Read(text) is var reading ? (reading.Nik?.Digits, reading.Fault, reading.Count) : default);

    private static string Words(DocumentFault fault, int count) => fault switch
    {
        DocumentFault.NoDigits => "tidak berisi angka.",
        DocumentFault.WrongLength => $"terbaca {count} angka, seharusnya 16.",
        DocumentFault.LetterO => "berisi huruf O; seharusnya angka 0.",
        DocumentFault.TwoNumbers => "berisi dua nomor sekaligus.",
        DocumentFault.AllEqual => "berisi satu angka yang diulang.",
        DocumentFault.Serial => "berakhir 0000; nomor urut itu tidak dipakai.",
        DocumentFault.Day => "memuat tanggal lahir yang tidak ada.",
        DocumentFault.Month => "memuat bulan lahir yang tidak ada.",
        DocumentFault.CalendarDate => "memuat tanggal yang tidak ada di kalender.",
    };

    private string Name()
    {
        var name = Cell("nama");
        if (name.Length < 2)
            Problem("nama kosong. Isi nama kepala keluarga seperti di KTP.");
        else if (name.Length > MostName)
            Problem($"nama lebih dari {MostName} huruf. Periksa apakah isi kolom lain ikut masuk.");
        else if (name.Any(char.IsAsciiDigit) && name.Count(char.IsAsciiDigit) > 4)
            Problem("nama berisi angka. Periksa apakah kolomnya tertukar.");
        return name;
    }

    private string Short(string column, int most)
    {
        var text = Cell(column);
        if (text.Length > most)
            Problem($"kolom {column} lebih dari {most} huruf. Pendekkan isinya.");
        return text;
    }

    private string Rt()
    {
        var (rt, rw) = (Cell("rt"), Cell("rw"));
        var parts = rw.Length > 0 ? [rt, rw] : rt.Split('/', StringSplitOptions.TrimEntries);
        if (rt.Length == 0 && rw.Length == 0)
            return "";
        if (parts.Length <= 2 && parts.All(p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiDigit)))
            return string.Join('/', parts.Select(p => p.PadLeft(3, '0')));
        Problem("RT/RW tidak terbaca. Tulis angkanya saja, misalnya 3 dan 1 atau 003/001.");
        return "";
    }

    private int? Desil()
    {
        var text = Cell("desil");
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var desil) && desil is >= 1 and <= 10)
            return desil;
        Problem("desil harus angka 1 sampai 10. Kosongkan bila belum ada.");
        return null;
    }

    private bool Extreme()
    {
        switch (Cell("ekstrem").ToLowerInvariant())
        {
            case "ya" or "y" or "1":
                return true;
            case "tidak" or "t" or "0" or "" or "-":
                return false;
            default:
                Problem("kolom miskin_ekstrem harus ya atau tidak.");
                return false;
        }
    }

    private DateOnly? Day()
    {
        var text = Cell("tanggal");
        if (text.Length == 0)
            return null;
        if (ReadDay(text) is not { } day)
            Problem("tanggal data tidak terbaca atau tidak ada di kalender. Tulis seperti 2026-11-22 atau 22/11/2026.");
        else if (day > today)
            Problem("tanggal data belum terjadi. Periksa urutan tanggal dan bulannya.");
        else
            return day;
        return null;
    }

    /// <summary>Day before month, as people here write; a bare number is what spreadsheets keep of a day.</summary>
    private static DateOnly? ReadDay(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "yyyy/M/d", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? DateOnly.FromDateTime(DateTime.FromOADate(serial))
        : null;

    private string? Desa()
    {
        var (code, problem) = desa.Find(Cell("desa"), Cell("kecamatan"));
        if (problem is not null)
            Problem(problem);
        return code;
    }

    private List<SourceMember> Members()
    {
        var members = new List<SourceMember>();
        foreach (var written in Cell("anggota").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = written.Split('=', 2, StringSplitOptions.TrimEntries);
            var nik = parts.Length == 2 && !IsNone(parts[1]) ? Nik.Read(parts[1]) : null;
            if (nik?.Fault is { } fault)
                Problem($"NIK anggota ke-{members.Count + 1} {Words(fault, nik.Count)} Cocokkan dengan KK.");
            if (parts[0].Length is < 2 or > MostName)
                Problem($"nama anggota ke-{members.Count + 1} kosong atau terlalu panjang. Tulis Nama=NIK, dipisah tanda |.");
            members.Add(new(parts[0], nik?.Nik?.Digits));
        }
        if (members.Count > MostMembers)
            Problem($"anggota lebih dari {MostMembers} orang. Periksa apakah dua keluarga tergabung.");
        return members;
    }

    // Excel shows a leading apostrophe to nobody, and some exports write it out.
    private string Cell(string column)
    {
        if (!at.TryGetValue(column, out var place))
            return "";
        var text = row.Cells[place].Trim();
        if (text is not ['\'', ..] and not ['’', ..])
            return text;
        if (unquoted.Add(column))
            notices.Add(new(row.Line, $"tanda petik di depan {column} dibuang."));
        return text[1..].TrimStart();
    }

    private static bool IsNone(string text) => text.ToLowerInvariant() is "-" or "tidak ada" or "belum ada" or "tidak punya";

    private void Problem(string text)
    {
        isGood = false;
        problems.Add(new(row.Line, text));
    }

    [GeneratedRegex(@"^'?\d(?:[.,]\d+)?[eE]\+?\d+$")]
    private static partial Regex Scientific();
}
