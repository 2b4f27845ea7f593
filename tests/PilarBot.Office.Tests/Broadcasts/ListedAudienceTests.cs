using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Media;
using PilarBot.Office.Privacy;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

/// <summary>Broadcasts whose recipients stand in a file.</summary>
public sealed class ListedAudienceTests
{
    private static readonly string[][] Rows =
    [
        ["No.", "Nama Lengkap", "No. HP"], ["1", "sitti", ""], ["2", "Siti", ""], ["3", "Ani", ""], ["4", "Orang lain", "0812-0000-0004"],
        ["5", "Sitti", ""], ["6", "", "6,28E+12"], ["7", "", "081200009999"], ["8", "", "0812"], ["9", "", ""], ["10", "", "81200000005"],
    ];

    private const string Faults = """
        Baris 3: Siti tidak ada di daftar pilar Anda. Periksa ejaannya, atau tulis nomor HP-nya.
        Baris 4: ada 2 orang bernama Ani. Tulis nomor HP-nya.
        Baris 7: nomor 6,28E+12 dipotong oleh Excel. Ubah kolomnya menjadi Teks, lalu tulis ulang.
        Baris 8: 081200009999 tidak ada di daftar pilar Anda. Periksa nomornya, atau tulis namanya.
        Baris 9: 0812 bukan nomor HP yang lengkap. Periksa nomornya.
        Baris 10: tidak ada nama dan nomornya. Isi atau hapus baris ini.
        """;

    [Theory]
    [OnSqlite("csv"), OnSqlite("xlsx"), OnPostgres("csv"), OnPostgres("xlsx")]
    public async Task A_file_chooses_the_people_in_it_tells_its_faults_by_line_and_is_gone_once_they_are_chosen(string provider, string format)
    {
        await using var desk = await OpenAsync(provider);
        var staff = desk.Chat("1");
        await UntilListAsync(staff);

        // As Excel in Indonesian writes it, in the encoding of older versions.
        var file = format is "csv" ? Encoding.Latin1.GetBytes(string.Join("\r\n", Rows.Select(r => string.Join(';', r))) + "\r\n11;José;\r\n") : await WorkbookAsync(Rows);
        var said = await SendAsync(desk, staff, file);

        Assert.Contains("3 orang ditemukan di daftar itu. 1 baris ganda dihitung sekali.", said, StringComparison.Ordinal);
        Assert.Contains(Faults.ReplaceLineEndings("\n"), said, StringComparison.Ordinal);
        Assert.Equal(format is "csv", said.Contains("Baris 12: José", StringComparison.Ordinal));
        await staff.TapsAsync("Teruskan tanpa itu");
        await staff.TapsAsync("Semua kecamatan");
        Assert.Contains("sampai ke 3 orang, antara lain Budi, Dewi, Sitti", await staff.TapsAsync("Tanpa tambahan"), StringComparison.Ordinal);
        await staff.TapsAsync("Sekarang");
        await staff.TapsAsync("Jadwalkan siaran");

        Assert.Equal(["2", "5", "6"], await RecipientsAsync(desk));
        await using var db = desk.Database.Office.Open();
        var erased = Assert.Single(await db.ErasedFiles.ToListAsync()).Id;
        Assert.Empty(await db.Media.ToListAsync());
        Assert.True(desk.Media.Has(erased));
        await Erase(desk).DeleteFilesAsync(default);
        Assert.False(desk.Media.Has(erased));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_of_those_who_are_not_to_get_it_leaves_them_out(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var staff = desk.Chat("1");
        await staff.SaysAsync("siaran", "Rapat koordinasi Senin.", "Tanpa lampiran", "PSM", "Semua kecamatan", "Kecuali nama tertentu", "selesai", "Kirim berkas");
        // Without a heading, and by name and number as it comes.
        Assert.Contains("sampai ke 2 orang, antara lain Ani, Ani", await SendAsync(desk, staff, "Budi\n081200000005\n"u8.ToArray()), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_of_one_kecamatan_find_only_its_people_and_a_list_of_nobody_never_reaches_everybody(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.PersonAsync("9", "Koordinator", ("koordinator-tksk", "74.06.01"));
        var staff = desk.Chat("9");
        await UntilListAsync(staff);
        Assert.Contains("Tidak ada orang yang ditemukan dari daftar itu.\n\nBaris 2: Budi tidak ada di daftar pilar Anda.", await SendAsync(desk, staff, "nama\nBudi\n"u8.ToArray()), StringComparison.Ordinal);
        await staff.SaysAsync("kembali");
        Assert.Contains("1 orang ditemukan", await SendAsync(desk, staff, "nama\nSitti\nBudi\n"u8.ToArray()), StringComparison.Ordinal);

        await using var db = desk.Database.Office.Open();
        var files = await db.Media.OrderBy(m => m.ReceivedAt).Select(m => m.Id).ToListAsync();
        Assert.Equal(2, files.Count);
        var input = BroadcastSamples.Input("Rapat.");
        Assert.Equal(ScheduleBroadcast.Nobody.Code, await RefusalAsync(desk, "9", input with { List = [files[0]] }));
        // Somebody else's file is no file, and so is one that is gone.
        Assert.Equal(ScheduleBroadcast.Nobody.Code, await RefusalAsync(desk, "1", input with { List = [files[1]] }));
        desk.Clock.Now = desk.Clock.Now.AddHours(25);
        await new PruneMadeFiles(desk.Database.Office, desk.Office, desk.Clock).RunAsync(default);
        Assert.Equal(2, await db.ErasedFiles.CountAsync());
        Assert.Equal(ScheduleBroadcast.Nobody.Code, await RefusalAsync(desk, "9", input with { List = [files[1]] }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_no_table_or_too_large_is_told_and_asked_for_again(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var staff = desk.Chat("1");
        await UntilListAsync(staff);
        foreach (var (file, answer) in ((byte[], string)[])
        [
            (SampleFiles.Pdf(), "isinya ternyata dokumen PDF. Mohon kirim **Daftar** sebagai berkas Excel (.xlsx) atau CSV."),
            (SampleFiles.Zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/vbaProject.bin"), "isinya ternyata dokumen dengan makro."),
            (SampleFiles.Xlsx(), "Berkas XLSX ini tidak dapat dibuka."),
            // A small file whose sheet unpacks to fifty million characters, and one with a row that has no number.
            (await WorkbookAsync("<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row></x:row>", 1_000_000), "Berkas XLSX ini tidak dapat dibuka."),
            (await WorkbookAsync("<x:row r=\"x\"><x:c><x:v>1</x:v></x:c></x:row>", 1), "Berkas XLSX ini tidak dapat dibuka."),
            ([], "isinya ternyata berkas kosong."),
            ([.. "\n\n"u8], "Berkas ini kosong."),
            (Encoding.ASCII.GetBytes("nama\n" + string.Join('\n', Enumerable.Repeat("Ani", 5001))), "lebih dari 5.000 baris."),
            (Encoding.ASCII.GetBytes(new string('a', ImportedTable.MostSentBytes + 1)), "lebih besar dari 2 MB."),
        ])
            Assert.Contains(answer, await SendAsync(desk, staff, file), StringComparison.Ordinal);
        Assert.Contains("1 orang ditemukan", await SendAsync(desk, staff, "nama\nBudi\n"u8.ToArray()), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        foreach (var file in await db.Media.Where(m => m.State != MediaState.Stored).Select(m => m.Id).ToListAsync())
            Assert.False(desk.Media.Has(file));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Five_thousand_people_in_a_file_are_found_and_written_as_recipients_and_faults_are_cut_at_a_message(string provider)
    {
        const int Many = 5000;
        await using var desk = await OpenAsync(provider);
        desk.BroadcastOptions.ApproveFrom = 0;
        await desk.Database.Office.WriteAsync(db =>
        {
            for (var i = 0; i < Many - 200; i++)
            {
                var (person, chat) = (Guid.CreateVersion7(desk.Clock.Now), Guid.CreateVersion7(desk.Clock.Now));
                db.People.Add(new() { Id = person, Name = $"Pilar {i}", PhoneHash = desk.Hash.Of(HashPurpose.Phone, PhoneOf(i)), CreatedAt = desk.Clock.Now });
                db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(desk.Clock.Now), PersonId = person, Role = "psm", Wilayah = "74.06.01", Since = desk.Clock.Now });
                db.Conversations.Add(new() { Id = chat, Account = "telegram", Address = $"{100_000 + i}", Key = desk.Sealer.NewKey(chat), PersonId = person, LastInboundAt = desk.Clock.Now, CreatedAt = desk.Clock.Now });
            }
            return db.SaveChangesAsync();
        }, default);
        var staff = desk.Chat("1");
        await UntilListAsync(staff);

        var said = await SendAsync(desk, staff, Encoding.ASCII.GetBytes("hp,nama\n" + string.Join('\n', Enumerable.Range(0, Many).Select(i => i % 2 == 0 ? $"{PhoneOf(i)}," : $",Pilar {i}"))));
        Assert.Contains("4800 orang ditemukan", said, StringComparison.Ordinal);
        Assert.Contains("Baris 4802:", said, StringComparison.Ordinal);
        Assert.Matches(@"Dan 1\d\d baris lain\.", said);
        Assert.True(said.Length < 3500);
        await staff.TapsAsync("Teruskan tanpa itu");
        await staff.TapsAsync("Semua kecamatan");
        await staff.TapsAsync("Tanpa tambahan");
        await staff.TapsAsync("Sekarang");
        await staff.TapsAsync("Jadwalkan siaran");
        Assert.Equal(Many - 200, (await RecipientsAsync(desk)).Count);
    }

    private static string PhoneOf(int i) => string.Create(CultureInfo.InvariantCulture, $"+62813{i:D8}");

    private static async Task<Desk> OpenAsync(string provider)
    {
        var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Sitti", ("tksk", "74.06.01"));
        await desk.PersonAsync("3", "Ani", ("psm", "74.06.01"));
        await desk.PersonAsync("4", "Ani", ("psm", "74.06.05"));
        await desk.PersonAsync("5", "Budi", ("psm", "74.06.05"));
        await desk.PersonAsync("6", "Dewi", ("psm", "74.06.05"));
        foreach (var (name, phone) in ((string, string)[])[("Budi", "+6281200000004"), ("Dewi", "+6281200000005")])
            await desk.Database.Office.WriteAsync(db => db.People.Where(p => p.Name == name)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.PhoneHash, desk.Hash.Of(HashPurpose.Phone, phone))), default);
        return desk;
    }

    private static Task<string> UntilListAsync(DeskChat staff) =>
        staff.SaysAsync("siaran", "Rapat koordinasi Senin.", "Tanpa lampiran", "Nama tertentu", "Kirim berkas");

    // The answer comes by itself once the file is fetched.
    private static async Task<string> SendAsync(Desk desk, DeskChat staff, byte[] file)
    {
        Assert.Contains("sedang dibaca", await staff.SendsFileAsync("daftar", MediaKind.Document), StringComparison.Ordinal);
        var before = (await staff.HeardAsync()).Count;
        Assert.Equal(1, await desk.Fetch.RunAsync([new FileChannel { Files = { ["daftar"] = file } }], default));
        return string.Join("\n\n", (await staff.HeardAsync()).Skip(before).OfType<OutboundText>().Select(t => t.Markdown));
    }

    private static async Task<string?> RefusalAsync(Desk desk, string by, ScheduleBroadcast.Input input) =>
        (await desk.ActAsync(by, turn => new ScheduleBroadcast(
            desk.Office, new(desk.Media), new(Options.Create(desk.Neutrality)), desk.Calendar, Options.Create(desk.BroadcastOptions)).RunAsync(input, turn))).Refusal?.Code;

    private static async Task<IReadOnlyList<string>> RecipientsAsync(Desk desk)
    {
        await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        await using var db = desk.Database.Office.Open();
        return await db.BroadcastRecipients.Join(db.Conversations, r => r.ConversationId, c => c.Id, (r, c) => c.Address).OrderBy(a => a).ToListAsync();
    }

    private static EraseRecord Erase(Desk desk) => new(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);

    private static async Task<byte[]> WorkbookAsync(string[][] rows)
    {
        using var file = new MemoryStream();
        await ExportedXlsx.WriteAsync(file, "Daftar", rows[0], rows[1..], default);
        return file.ToArray();
    }

    private static async Task<byte[]> WorkbookAsync(string row, int times)
    {
        using var file = new MemoryStream(await WorkbookAsync([["nama"], ["Ani"]])) { Position = 0 };
        using var target = new MemoryStream();
        await file.CopyToAsync(target);
        using (var zip = new ZipArchive(target, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.Single(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.Name.EndsWith(".xml", StringComparison.Ordinal));
            var name = sheet.FullName;
            sheet.Delete();
            await using var content = new StreamWriter(await zip.CreateEntry(name).OpenAsync());
            await content.WriteAsync("<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>");
            for (var at = 0; at < times; at++)
                await content.WriteAsync(row);
            await content.WriteAsync("</x:sheetData></x:worksheet>");
        }
        Assert.True(target.Length < ImportedTable.MostSentBytes);
        return target.ToArray();
    }
}
