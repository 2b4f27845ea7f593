using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Verval;
using PilarBot.Office.Wilayah;
using PilarBot.Persistence.Postgres;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Verval.VervalSamples;

namespace PilarBot.Office.Tests.Verval;

public sealed class ImportRoundTests
{
    private const int Households = 500;

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_came_with_a_round_is_found_by_name_like_everybody_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(2);

        await using var db = desk.Database.Office.Open();
        var head = Office.Residents.ResidentWord.Whole($"Keluarga Uji {Word(1)}", Boepinang, desk.Hash);
        Assert.Equal(1, await db.ResidentWords.CountAsync(w => w.Hash == head));
        Assert.Equal(["KL-2026-000001", "KL-2026-000002"], await db.Households.OrderBy(h => h.Number).Select(h => h.Number).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_500_households_every_bad_line_is_told_and_every_good_one_taken_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var twice = desk.Office.Lists.Lists["desa"].GroupBy(d => FoldedName.Of(d.Label).Joined).First(g => g.Select(d => d.Parent).Distinct().Count() > 1).First();
        var (lines, expected) = Damaged(twice.Label);

        var report = await desk.ImportAsync(File(lines));

        foreach (var (line, told) in expected)
            Assert.True(
                report.Problems.Any(p => p.Line == line && p.Text.Contains(told, StringComparison.Ordinal)),
                $"line {line}: no \"{told}\" in {string.Join(" | ", report.Problems.Where(p => p.Line == line).Select(p => p.Text))}");
        Assert.Equal(expected.Keys.Order(), report.Problems.Select(p => p.Line).Distinct());
        Assert.Equal((Households, 0), (report.Taken, report.Known));
        Assert.Contains(report.Notices, n => n.Text.Contains("kosong, dilewati", StringComparison.Ordinal));
        Assert.Contains(report.Notices, n => n.Text.Contains("tanda petik di depan nik", StringComparison.Ordinal));
        // Reports are printed and passed around: none repeats a number.
        Assert.All(report.Problems.Concat(report.Notices), p => Assert.DoesNotMatch(@"\d{11}", p.Text));

        var again = await desk.ImportAsync(File(lines));
        Assert.Equal((0, Households), (again.Taken, again.Known));

        // What was bad is mended: only that is added.
        var mended = lines.Select((line, at) => expected.ContainsKey(at + 2) ? Line(2000 + at) : line);
        var corrected = await desk.ImportAsync(File(mended));
        Assert.Equal((expected.Count, Households, 0), (corrected.Taken, corrected.Known, corrected.Problems.Count));

        await using var db = desk.Database.Office.Open();
        Assert.Equal(Households + expected.Count, await db.VervalHouseholds.CountAsync());
        Assert.Equal(Households + expected.Count, await db.Households.CountAsync());
        Assert.Equal(Enumerable.Range(1, Households + expected.Count), await db.VervalHouseholds.OrderBy(h => h.No).Select(h => h.No).ToListAsync());
        Assert.Equal(
            [$"{Households}", $"{expected.Count}"],
            await db.AuditEntries.Where(e => e.Act == AuditAct.VervalImported).OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_trial_tells_the_same_and_changes_nothing(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);

        var report = await desk.ImportAsync(File(Line(1), Line(2), "1,2"), Order with { IsTrial = true });

        Assert.Equal((2, 1), (report.Taken, report.Problems.Count));
        await using var db = desk.Database.Office.Open();
        Assert.Equal((0, 0, 0), (await db.VervalRounds.CountAsync(), await db.Households.CountAsync(), await db.Residents.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_later_round_tells_what_has_changed_since(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.ImportAsync(File(Line(1), Line(2), Line(3), Line(4)));
        var moved = Line(2).Replace(Boepinang, "74.06.01.1007", StringComparison.Ordinal);
        var changed = Line(1).Replace("Jalan Mawar Timur", "Lorong Baru", StringComparison.Ordinal).Replace(",2,tidak", ",5,tidak", StringComparison.Ordinal);
        var otherCard = Line(3).Replace(Kk(3), Kk(900), StringComparison.Ordinal);
        var otherName = Line(4).Replace("Keluarga Uji", "Rumah Tangga", StringComparison.Ordinal);

        var report = await desk.ImportAsync(File(changed, moved, otherCard, otherName), Order with { Round = "Putaran kedua" });

        Assert.Empty(report.Problems);
        Assert.Equal(
            "AddressChanged 1, DesilChanged 1, Duplicate 1, HeadChanged 1, Moved 1, New 1, NikMismatch 1",
            string.Join(", ", report.Differences.Select(d => $"{d.Key} {d.Value}").Order(StringComparer.Ordinal)));
        await using var db = desk.Database.Office.Open();
        // The desil is the source's to say; where they live is for a visitor to see.
        var household = await db.Households.SingleAsync(h => h.KkHash == desk.Hash.Of(HashPurpose.Kk, Kk(1)));
        Assert.Equal((5, "Jalan Mawar Timur"), (household.Desil, desk.Sealer.OpenText(household.Key, household.Id, "address", household.Address!)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_line_that_says_something_else_of_a_family_in_the_round_is_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.ImportAsync(File(Line(1), Line(2)));

        var report = await desk.ImportAsync(File(
            Line(1).Replace("Mawar", "Melati", StringComparison.Ordinal), Line(2).Replace(Kk(2), Kk(700), StringComparison.Ordinal), Line(3)));

        Assert.Equal((1, 0), (report.Taken, report.Known));
        Assert.Contains("isi berbeda", report.Problems[0].Text, StringComparison.Ordinal);
        Assert.Contains("pada KK lain", report.Problems[1].Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16-be", "windows-1252", "semicolons", "tabs", "sep", "xlsx"];

    [Theory, MemberData(nameof(Encodings))]
    public async Task A_file_is_read_however_its_program_wrote_it(string kind)
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        var text = File(Line(1).Replace("Keluarga Uji", "José Uji", StringComparison.Ordinal), Line(2));
        byte[] Encoded(Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        var file = kind switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "utf-8-bom" => Encoded(new UTF8Encoding(true)),
            "utf-16" => Encoded(Encoding.Unicode),
            "utf-16-be" => Encoded(Encoding.BigEndianUnicode),
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
            "semicolons" => Encoding.UTF8.GetBytes(text.Replace(',', ';').ReplaceLineEndings("\r\n")),
            "tabs" => Encoding.UTF8.GetBytes(text.Replace(',', '\t')),
            "sep" => Encoding.UTF8.GetBytes("sep=;\r\n" + text.Replace(',', ';')),
            _ => Workbook(text.Split('\n').Select(l => l.Split(','))),
        };

        var report = await desk.Import().RunAsync(file, Order, default);

        Assert.Empty(report.Problems);
        Assert.Equal(2, report.Taken);
        await using var db = desk.Database.Office.Open();
        var first = await db.VervalHouseholds.SingleAsync(h => h.No == 1);
        Assert.Equal("José Uji b", first.OpenFacts(desk.Sealer).Head);
    }

    [Fact]
    public async Task Numbers_that_a_spreadsheet_has_rounded_and_formulas_are_told_also_in_xlsx()
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        var rows = File(Line(1), Line(2), Line(3)).Split('\n').Select(l => l.Split(',')).ToList();
        (rows[1][0], rows[2][2]) = ("#3204131301010001", "=A1&\"x\"");

        var report = await desk.Import().RunAsync(Workbook(rows), Order, default);

        Assert.Equal(1, report.Taken);
        Assert.Contains(report.Problems, p => p.Line == 2 && p.Text.Contains("3,2E+15", StringComparison.Ordinal));
        Assert.Contains(report.Problems, p => p.Line == 3 && p.Text.Contains("rumus", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_table_is_told_in_one_sentence()
    {
        await using var desk = await Desk.OpenAsync("sqlite");
        foreach (var (file, told) in ((byte[], string)[])[
            ([], "kosong"), ("PK\x03\x04rusak"u8.ToArray(), "tidak dapat dibuka"), ("nama;alamat\nBudi;Jalan"u8.ToArray(), "kolom kk diperlukan"), ("\"kk,nik\n1,2"u8.ToArray(), "tanda kutip")])
            Assert.Contains(told, (await desk.Import().RunAsync(file, Order, default)).Problems[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnPostgres]
    public async Task Round_trips_rise_with_batches_and_not_with_lines(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await using var proxy = new CountingProxy(desk.Database.Connection);
        await using var behind = new PostgresDatabase(proxy.ConnectionString);
        var import = new ImportRound(behind, desk.Office, desk.Sealer, desk.Hash, desk.Clock);
        async Task<int> TripsAsync(int from, int count)
        {
            var before = proxy.RoundTrips;
            Assert.Equal(count, (await import.RunAsync(Encoding.UTF8.GetBytes(File(Enumerable.Range(from, count).Select(i => Line(i)))), Order, default)).Taken);
            return proxy.RoundTrips - before;
        }
        await TripsAsync(1, 1);

        var few = await TripsAsync(2, 10);
        var many = await TripsAsync(20, 480);

        Assert.True(many <= few + 6, $"{few} round trips for 10 lines, {many} for 480");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_of_a_family_stands_readable_in_the_database(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.ImportAsync(File(Line(1).Replace("Mawar Timur", "Xqkenarijalan", StringComparison.Ordinal)));

        var dump = await DatabaseDump.TakeAsync(desk.Database);

        foreach (var secret in (string[])[Kk(1), Nik(1), Nik(5001), "Keluarga Uji", "Anak Uji", "Xqkenarijalan", "ID-1"])
            Assert.Empty(dump.Find(secret));
        Assert.NotEmpty(dump.Find("DTSEN triwulan IV 2026"));
    }

    // 500 good lines with a bad one of each kind between them: by line of the file, what has to be told of it.
    private static (List<string> Lines, Dictionary<int, string> Expected) Damaged(string nameOfTwo)
    {
        string With(int i, string what, string instead) => Line(i).Replace(what, instead, StringComparison.Ordinal);
        var bad = new (string Line, string Told)[]
        {
            (With(1001, Nik(1001), "74060112047500"), "terbaca 14 angka"),
            (With(1002, Nik(1002), "740601320475100 "), "terbaca 15 angka"),
            (With(1003, Nik(1003), "7406013204751003"), "tanggal lahir yang tidak ada"),
            (With(1004, Nik(1004), "7406011213751004"), "bulan lahir yang tidak ada"),
            (With(1005, Nik(1005), "7406013102751005"), "tidak ada di kalender"),
            (With(1006, Nik(1006), "7406011204750000"), "berakhir 0000"),
            (With(1007, Nik(1007), "1111111111111111"), "diulang"),
            (With(1008, Nik(1008), "74O6011204751008"), "huruf O"),
            (With(1009, Nik(1009), "belum tahu"), "tidak berisi angka"),
            (With(1010, Nik(1010), $"{Nik(1010)} {Nik(1011)}"), "dua nomor"),
            (With(1012, Nik(1012), ""), "NIK kepala keluarga kosong"),
            (With(1013, Kk(1013), ""), "nomor KK kosong"),
            (With(1014, Kk(1014), Nik(1014)), "sama dengan NIK"),
            (With(1015, Kk(1015), Kk(1)), "sama dengan baris 2"),
            (With(1016, Nik(1016), Nik(2)), "KK-nya berbeda"),
            (With(1017, Boepinang, "74.06.01.9999"), "kode desa tidak ada"),
            (With(1018, Boepinang, "Atlantis"), "desa tidak ditemukan"),
            (With(1019, Boepinang, nameOfTwo), "lebih dari satu desa"),
            (With(1020, $"{Boepinang},", "Boepinang,Rumbia"), "tidak ada di kecamatan yang tertulis"),
            (With(1021, "Keluarga Uji", "=HYPERLINK(1)"), "berisi rumus"),
            (With(1022, "Keluarga Uji", "@Keluarga"), "berisi rumus"),
            (With(1023, "Jalan Mawar Timur", "\"Jalan Mawar"), "tanda kutip"),
            (With(1024, "Jalan Mawar Timur", "\"Jalan\" Mawar"), "tanda kutip"),
            (With(1025, "Jalan Mawar Timur", "Jalan Mawar, Timur"), "terbaca 14 kolom"),
            ($"{Kk(1026)},{Nik(1026)},Kurang Kolom", "terbaca 3 kolom"),
            (With(1027, "2026-09-30", "31/02/2026"), "tidak ada di kalender"),
            (With(1028, "2026-09-30", "kemarin"), "tanggal data tidak terbaca"),
            (With(1029, "2026-09-30", "2027-01-01"), "belum terjadi"),
            (With(1030, ",1,tidak", ",0,tidak"), "desil harus"),
            (With(1031, ",2,tidak", ",11,tidak"), "desil harus"),
            (With(1033, ",4,tidak", ",satu,tidak"), "desil harus"),
            (With(1034, "tidak,", "mungkin,"), "miskin_ekstrem"),
            (With(1035, "Keluarga Uji", new string('x', 130)), "lebih dari 120 huruf"),
            (With(1036, "Jalan Mawar", "Jalan\u0007Mawar"), "tidak terlihat"),
            (With(1037, Nik(1037), "\"3,20413E+15\""), "3,2E+15"),
            (With(1038, Kk(1038), "7.40601E+15"), "3,2E+15"),
            (With(1039, ",3,1,", ",tiga,1,"), "RT/RW tidak terbaca"),
            (With(1040, Nik(6040), "123"), "NIK anggota ke-1"),
            (With(1041, "Keluarga Uji", "Jos\uFFFD"), "huruf yang rusak"),
            (With(1042, Boepinang, ""), "desa kosong"),
            (With(1043, "Keluarga Uji " + Word(1043), ""), "nama kosong"),
        };
        var lines = new List<string>();
        var expected = new Dictionary<int, string>();
        for (var i = 1; i <= Households; i++)
        {
            // Everything that is unusual and right.
            lines.Add((i % 50) switch
            {
                7 => With(i, Nik(i), $"'{Nik(i)}"),
                8 => With(i, "2026-09-30", "30/9/2026"),
                9 => With(i, "2026-09-30", "46295"),
                10 => With(i, "Jalan Mawar Timur", "\"Jalan Mawar \"\"Timur\"\", dekat pasar\""),
                11 => With(i, Boepinang, "7406011010"),
                12 => With(i, $"{Boepinang},", "Kel. Boepinang,Kec. Poleang"),
                13 => With(i, Nik(i), "tidak ada"),
                14 => Line(i) + ",,",
                _ => Line(i),
            });
            if (i % 100 == 0)
                lines.Add(i % 200 == 0 ? "" : ",,,,,,,,,,,,");
            if (i % 11 == 5 && i / 11 < bad.Length)
            {
                var (line, told) = bad[i / 11];
                lines.Add(line);
                expected.Add(lines.Count + 1, told);
            }
        }
        Assert.Equal(bad.Length, expected.Count);
        return (lines, expected);
    }

    /// <summary>A workbook: a cell that begins with # is a number, one with = a formula.</summary>
    private static byte[] Workbook(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            var sheet = part.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(Cell)))));
            part.Workbook = new Workbook(new Sheets(new Sheet { Id = part.GetIdOfPart(sheet), SheetId = 1, Name = "Data" }));
        }
        return stream.ToArray();
    }

    private static Cell Cell(string text) => text switch
    {
        ['#', .. var number] => new Cell { CellValue = new(number) },
        ['=', .. var formula] => new Cell { CellFormula = new(formula), CellValue = new("1") },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new(new Text(text)) },
    };
}
