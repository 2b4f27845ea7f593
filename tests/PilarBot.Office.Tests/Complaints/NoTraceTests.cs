using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

/// <summary>What a thief of the database learns: that there are complaints, on which days, of which kind. Not what they say, nor whose they are.</summary>
public sealed class NoTraceTests
{
    private const string Resident = "Xqkenariwarga";
    private const string Nik = "7406054101550001";
    private const string Reported = "Xqkenariterlapor";
    private const string Reporter = "Xqkenaripelapor";
    private const string Story = "Xqkenariuraian";
    private const string Place = "Xqkenaritempat";
    private const string Witness = "Xqkenarisaksi";
    private const string Workplace = "Xqkenarikantor";
    private const string Wish = "Xqkenariharapan";
    private const string Address = "Xqkenarialamat";
    private const string Question = "Xqkenaritanya";
    private const string Phone = "081234567890";
    private const string Explained = "Xqkenaripenjelasan";
    private const string Half = "Xqkenarisetengah";
    private const string Broken = "Xqkenarikarantina";
    private const string Staff = "Xqkenariroster";

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_that_residents_told_is_found_in_a_dump_in_any_form(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", Staff + " Sartika", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("5", "Herman", ("kepala-dinas", ""));
        await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var (number, secret) = await ComplainAsync(desk);
        await ReportCaseAsync(desk);
        await HandleAsync(officer, head, number);
        await LookUpAsync(desk, number, secret);
        await desk.Chat("901").SaysAsync("aduan", "1", "tksk", Half + " orangnya", "Poleang", "NET03", Half + " ceritanya belum selesai");
        await QuarantineAsync(desk);

        // Each answer came into its own field, and the question has its answer.
        var complaint = await desk.LoadAsync(number);
        Assert.All([complaint.Place, complaint.ReportedWorkplace, complaint.Wish, complaint.ReporterAddress, complaint.ReporterPhone], Assert.NotNull);
        Assert.Equal((HandOnConsent.WithName, false), (complaint.Consent, complaint.HasQuestion));
        var dump = await DatabaseDump.TakeAsync(desk.Database);

        foreach (var canary in (string[])[Resident, Nik, Reported, Reporter, Story, Place, Witness, Workplace, Wish, Address, Question, Phone, "+6281234567890", Explained, Half, Broken, secret, secret.Replace("-", "", StringComparison.Ordinal), "Nama Tampilan"])
            Assert.Equal([], dump.Find(canary));
        // Proof that the search finds what is there: the roster's names are not sealed.
        Assert.Contains("UTF-8", dump.Find(Staff));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task No_row_of_a_complaint_leads_to_the_chat_or_the_moment_it_came_from(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("900", "Pilar Pelapor", ("psm", ComplaintSamples.Poleang));
        var (number, _) = await ComplainAsync(desk);
        await desk.Chat("900").SaysAsync("status");
        var channel = new FileChannel { Files = { ["berkas-1"] = Media.SampleFiles.Jpeg(), ["berkas-2"] = Media.SampleFiles.Pdf() } };
        Assert.Equal(2, await desk.Fetch.RunAsync([channel], default));
        await using var db = desk.Database.Office.Open();
        var chat = await db.Conversations.AsNoTracking().SingleAsync(c => c.Address == "900");

        var rows = new List<string>();
        foreach (var sql in (string[])["SELECT * FROM complaints", "SELECT * FROM complaint_events", "SELECT * FROM media", "SELECT * FROM secret_guesses", "SELECT * FROM reveal_requests"])
            rows.AddRange(await ReadAsync(db, sql));

        Assert.Equal(1 + 9 + 2, rows.Count);
        string[] traces =
        [
            "900", chat.Id.ToString(), chat.Id.ToString("N"), Convert.ToHexString(chat.Id.ToByteArray()), chat.PersonId.ToString()!,
            chat.PersonId!.Value.ToString("N"), "berkas-1", "berkas-2",
        ];
        foreach (var row in rows)
            foreach (var trace in traces)
                Assert.DoesNotContain($"|{trace}|", row, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, (await desk.LoadAsync(number)).Id.Version);
        Assert.All(await db.ComplaintEvents.Select(e => e.Id).ToListAsync(), id => Assert.Equal(4, id.Version));
        Assert.All(await db.ComplaintEvents.Select(e => e.By).ToListAsync(), Assert.Null);
        foreach (var file in await db.Media.AsNoTracking().ToListAsync())
        {
            Assert.Equal(4, file.Id.Version);
            Assert.Equal(Office.Media.MediaState.Stored, file.State);
            Assert.Equal(TimeSpan.Zero, file.ReceivedAt.TimeOfDay);
            Assert.Equal(TimeSpan.Zero, file.NotBefore.TimeOfDay);
        }
    }

    [Theory]
    [OnSqlite("description = (SELECT o.description FROM complaints o WHERE o.number = @other)"), OnPostgres("description = (SELECT o.description FROM complaints o WHERE o.number = @other)")]
    [OnSqlite("key = (SELECT o.key FROM complaints o WHERE o.number = @other)"), OnPostgres("key = (SELECT o.key FROM complaints o WHERE o.number = @other)")]
    [OnSqlite("description = reported, reported = description"), OnPostgres("description = reported, reported = description")]
    [OnSqlite("place = description"), OnPostgres("place = description")]
    public async Task A_sealed_value_that_was_moved_to_another_row_or_column_is_noticed_when_it_is_read(string provider, string moved)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Uji", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        var other = (await desk.FileAsync("901", ComplaintSamples.Plain with { Description = "Hal lain." })).Number;
        await using (var db = desk.Database.Office.Open())
        {
            await db.Database.OpenConnectionAsync();
            await using var command = OfficeDatabase.Command(db, $"UPDATE complaints SET {moved} WHERE number = @number", ("number", number), ("other", other));
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await Assert.ThrowsAsync<Office.Sealing.SealBrokenException>(() => desk.ActAsync(officer.Address, turn => desk.HandleComplaints.ShowAsync(new(number), turn)));

        Assert.NotNull((await desk.ActAsync(officer.Address, turn => desk.HandleComplaints.ShowAsync(new(other), turn))).Result);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_complaints_of_one_chat_do_not_show_that_they_belong_together(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var first = await desk.LoadAsync((await desk.FileAsync("900", ComplaintSamples.Plain)).Number);
        var second = await desk.LoadAsync((await desk.FileAsync("900", ComplaintSamples.Plain)).Number);

        Assert.NotEqual(first.ReporterMark, second.ReporterMark);
        Assert.NotEqual(first.ReporterChat, second.ReporterChat);
        Assert.NotEqual(first.Reported, second.Reported);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_secrets_are_counted_without_chat_and_moment(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.FindAsync("900", "AD-2026-000001", "CCCC-CCCC-CCCC");
        await using var db = desk.Database.Office.Open();

        var guess = await db.SecretGuesses.SingleAsync();

        Assert.Equal(4, guess.Id.Version);
        Assert.Equal(0, guess.Until.Ticks % TimeSpan.FromMinutes(10).Ticks);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_answers_are_gone_from_the_chat_with_the_receipt_and_a_half_one_looks_like_any_other_session(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await ComplainAsync(desk, addMore: false);
        await desk.Chat("901").SaysAsync("aduan", "1");
        await desk.Chat("902").SaysAsync("status");
        await using var db = desk.Database.Office.Open();
        var chats = await db.Conversations.AsNoTracking().ToDictionaryAsync(c => c.Address);

        var dialogue = Flows.Engine.Dialogue.FromJson(desk.Sealer.Open(chats["900"].Key, chats["900"].Id, "state", chats["900"].State!));
        Assert.Null(dialogue.Session);
        Assert.Empty(dialogue.Drafts);
        Assert.DoesNotContain("Xqkenari", Encoding.UTF8.GetString(dialogue.ToJson()), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(chats["902"].DueAt - chats["902"].LastInboundAt, chats["901"].DueAt - chats["901"].LastInboundAt);
        Assert.Equal(chats["902"].Revisions, chats["901"].Revisions);
    }

    private static async Task<(string Number, string Secret)> ComplainAsync(Desk desk, bool addMore = true)
    {
        var chat = desk.Chat("900");
        await chat.SaysAsync("aduan", "1", "Pendamping PKH", "Pak " + Reported, "Rumbia", "NET01", $"Ia {Story} di depan warga.", "kemarin", "Pada hari kejadian");
        await chat.SaysAsync("Dirahasiakan", "Ibu " + Reporter);
        var receipt = await chat.TapsAsync("Kirim aduan");
        var number = receipt[receipt.IndexOf("AD-", StringComparison.Ordinal)..][..14];
        var secret = receipt.Split("Kode rahasia: **")[1][..14];
        if (addMore)
        {
            await chat.SaysAsync("lengkapi aduan");
            await chat.SendsFileAsync("berkas-1");
            await chat.SaysAsync("selesai", "lewati", "Balai " + Place, "lewati", "Ada " + Witness, "Kantor " + Workplace, "Agar " + Wish);
            await chat.TapsAsync("Boleh, dengan nama");
            await chat.SaysAsync("Jalan " + Address);
            await chat.SaysAsync("tambah aduan", "Bukti");
            await chat.SendsFileAsync("berkas-2", MediaKind.Document);
            await chat.SaysAsync("selesai");
        }
        return (number, secret);
    }

    private static async Task ReportCaseAsync(Desk desk)
    {
        var chat = desk.Chat("2");
        await chat.SaysAsync("lapor", "lansia", Resident, Nik, "Boepinang", "Belum ada foto", "Tidak bisa berbagi lokasi", $"{Resident} tinggal sendiri.");
        Assert.Contains("KS-", await chat.TapsAsync("Kirim laporan"), StringComparison.Ordinal);
    }

    private static async Task HandleAsync(DeskChat officer, DeskChat head, string number)
    {
        await officer.SaysAsync("aduan masuk");
        Assert.Contains(Story, await officer.SaysAsync(number), StringComparison.Ordinal);
        await officer.TapsAsync("Ubah status");
        Assert.Contains("diverifikasi", await officer.SaysAsync("Diverifikasi", $"Sudah {Explained}.", $"Catatan {Explained}."), StringComparison.Ordinal);
        await officer.SaysAsync("aduan masuk", number);
        await officer.TapsAsync("Lihat identitas pelapor");
        Assert.Contains("orang kedua", await officer.SaysAsync($"Perlu {Explained}."), StringComparison.Ordinal);
        await head.SaysAsync("aduan masuk", number);
        await head.TapsAsync("Setuju");
        await head.TapsAsync("Tanya pelapor");
        await head.SaysAsync($"Pukul berapa {Question}?");
        await officer.SaysAsync("aduan masuk", number);
        Assert.Contains(Reporter, await officer.TapsAsync("Lihat identitas pelapor"), StringComparison.Ordinal);
    }

    private static async Task LookUpAsync(Desk desk, string number, string secret)
    {
        var other = desk.Chat("903");
        Assert.Contains("belum cocok", await other.SaysAsync("status", number, "CCCC-CCCC-CCCC"), StringComparison.Ordinal);
        Assert.Contains(Explained, await other.SaysAsync(secret), StringComparison.Ordinal);
        await other.SaysAsync("Jawabannya " + Question);
        Assert.Contains("terkunci", await other.SaysAsync("Nomor telepon saya", Phone), StringComparison.Ordinal);
    }

    private static async Task QuarantineAsync(Desk desk)
    {
        var chat = desk.Chat("904");
        await chat.SaysAsync("halo");
        await using (var db = desk.Database.Office.Open())
            await db.Conversations.Where(c => c.Address == "904").ExecuteUpdateAsync(set => set.SetProperty(c => c.State, new byte[40]));
        Assert.Equal(TurnResult.Quarantined, await desk.ReceiveAsync(new("telegram", "904"), new TextContent(Broken)));
    }

    private static async Task<List<string>> ReadAsync(OfficeDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}");
            rows.Add($"|{string.Join('|', values)}|");
        }
        return rows;
    }
}
