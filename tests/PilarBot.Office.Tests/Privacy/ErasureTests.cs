using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Activities;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Outbox;
using PilarBot.Office.Privacy;
using PilarBot.Office.Sources;
using PilarBot.Office.Tests.Cases;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Media;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Privacy;

public sealed class ErasureTests
{
    private const string Canary = "Xqkenari";

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_complaint_leaves_its_number_day_and_reason_and_nothing_of_what_it_said(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Uji", ("penangan-aduan", ""));
        var other = (await desk.FileAsync("902", ComplaintSamples.Plain)).Number;
        var number = await ComplainAsync(desk);
        await officer.SaysAsync("aduan masuk");
        Assert.Contains(Canary, await officer.SaysAsync(number), StringComparison.Ordinal);
        await desk.Chat("903").SaysAsync("status", other);
        var complaint = await desk.LoadAsync(number);
        await using var db = desk.Database.Office.Open();
        var file = await db.Media.AsNoTracking().SingleAsync(m => m.OwnerId == complaint.Id);
        Assert.True(desk.Media.Has(file.Id));
        // Proof that the search finds what is there.
        Assert.NotEmpty(await RepeatsAsync(desk, number));
        Assert.True((await DatabaseDump.TakeAsync(desk.Database)).Has(complaint.Key.ToBytes()));

        Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Kepala Uji", default));

        Assert.Empty(await RepeatsAsync(desk, number));
        Assert.False(desk.Media.Has(file.Id));
        Assert.Empty(Directory.EnumerateFiles(desk.MediaPath, "*", SearchOption.AllDirectories));
        if (provider == "sqlite")
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        var dump = (await DatabaseDump.TakeAsync(desk.Database)).And(desk.MediaPath);
        Assert.False(dump.Has(complaint.Key.ToBytes()));
        Assert.False(dump.Has(complaint.Description));
        Assert.False(dump.Has(file.Key.ToBytes()));
        Assert.Empty(dump.Find(Canary));
        Assert.Equal(0, await db.ComplaintEvents.CountAsync(e => e.ComplaintId == complaint.Id));
        var left = await db.Erasures.AsNoTracking().SingleAsync();
        Assert.Equal((number, RecordKind.Complaint, ErasureReason.Request, "Kepala Uji", new DateOnly(2026, 11, 22)), (left.Number, left.Kind, left.Reason, left.By, left.On));
        // Everybody else goes on, those who had it open too.
        Assert.Equal(other, (await desk.LoadAsync(other)).Number);
        Assert.Contains("kode rahasia", await desk.Chat("903").TranscriptAsync(), StringComparison.Ordinal);
        Assert.Contains("Silakan pilih layanan", await officer.SaysAsync("menu"), StringComparison.Ordinal);
        Assert.Equal(ErasureOutcome.ErasedBefore, await Erase(desk).RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Kepala Uji", default));
        Assert.Equal(ErasureOutcome.NotFound, await Erase(desk).RunAsync(RecordKind.Complaint, "AD-2026-999999", ErasureReason.Request, "Kepala Uji", default));
        Assert.Equal(1, await db.Erasures.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erasure_leaves_the_audit_chain_whole_and_stands_in_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Uji", ("penangan-aduan", ""));
        var number = await ComplainAsync(desk);
        await officer.SaysAsync("aduan masuk", number);
        var chain = new AuditChain(desk.Hash, desk.Sealer);
        var anchor = new AuditAnchor(Path.Combine(desk.KeysFolder, "audit.anchor"));
        var link = new LinkAudit(desk.Database.Office, chain, anchor, desk.Clock, NullLogger<LinkAudit>.Instance);
        await link.RunAsync(default);

        Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Kepala Uji", default));
        await link.RunAsync(default);

        var report = await new VerifyAudit(desk.Database.Office, chain, desk.Clock).RunAsync((await anchor.ReadAsync(default))!.Value.Heads, default);
        Assert.Null(report.Finding);
        await using var db = desk.Database.Office.Open();
        Assert.Equal([AuditAct.ComplaintShown, AuditAct.RecordErased], await db.AuditEntries.OrderBy(e => e.Position).Select(e => e.Act).ToListAsync());
        Assert.All(await db.AuditEntries.ToListAsync(), e => Assert.NotNull(e.Position));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_erased_case_leaves_nothing_in_messages_and_dialogues(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await ReportAsync(desk);
        Assert.NotEmpty(await RepeatsAsync(desk, number));

        Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(RecordKind.Case, number, ErasureReason.Request, "Kepala Uji", default));

        Assert.Empty(await RepeatsAsync(desk, number));
        await using var db = desk.Database.Office.Open();
        Assert.False(await db.Cases.AnyAsync() || await db.CaseEvents.AnyAsync() || await db.Residents.AnyAsync() || await db.ResidentWords.AnyAsync());
        Assert.Empty((await DatabaseDump.TakeAsync(desk.Database)).Find(Canary));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whom_cases_were_about_goes_with_the_last_of_them(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        var first = await desk.CloseAsync("1", await desk.ReportAsync("1", CaseDesk.Report($"Nenek {Canary}")));
        var second = await desk.ReportAsync("1", CaseDesk.Report($"Nenek {Canary}"));
        await desk.ActAsync("1", turn => desk.Summary().RunAsync(new(second), turn));
        await using var db = desk.Database.Office.Open();

        Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(RecordKind.Case, first, ErasureReason.Request, "Kepala Uji", default));
        Assert.Equal(1, await db.Residents.CountAsync());
        Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(RecordKind.Case, second, ErasureReason.Request, "Kepala Uji", default));

        Assert.Equal((0, 0, 0), (await db.Residents.CountAsync(), await db.ResidentWords.CountAsync(), await db.Media.CountAsync()));
        Assert.Empty((await DatabaseDump.TakeAsync(desk.Database)).Find(Canary));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_legal_hold_keeps_a_record_until_it_ends_and_its_reason_is_sealed(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await ComplainAsync(desk);
        var holds = new HoldRecord(desk.Database.Office, desk.Office, desk.Sealer, desk.Clock);
        Assert.True(await holds.AddAsync(RecordKind.Complaint, number, $"Perkara {Canary}", "Kepala Uji", default));
        Assert.False(await holds.AddAsync(RecordKind.Complaint, "AD-2026-999999", "x", "Kepala Uji", default));
        var before = await RepeatsAsync(desk, number);

        Assert.Equal(ErasureOutcome.Held, await Erase(desk).RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Kepala Uji", default));

        Assert.Equal(number, (await desk.LoadAsync(number)).Number);
        Assert.Equal(before, await RepeatsAsync(desk, number));
        Assert.Equal((number, $"Perkara {Canary}", "Kepala Uji"), (await holds.ListAsync(default)).Select(h => (h.Number, h.Reason, h.By)).Single());
        Assert.Empty((await DatabaseDump.TakeAsync(desk.Database)).Find(Canary));

        Assert.Equal(1, await holds.EndAsync(RecordKind.Complaint, number, "Kepala Uji", default));
        Assert.Equal(0, await holds.EndAsync(RecordKind.Complaint, number, "Kepala Uji", default));
        Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Kepala Uji", default));
        Assert.Empty(await holds.ListAsync(default));
        Assert.Null(await holds.EndAsync(RecordKind.Complaint, number, "Kepala Uji", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_closed_long_enough_ago_is_erased_once_and_what_is_open_stays(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Uji", ("penangan-aduan", ""));
        var open = (await desk.FileAsync("901", ComplaintSamples.Plain)).Number;
        var closed = (await desk.FileAsync("902", ComplaintSamples.Plain)).Number;
        Assert.Null(await desk.MoveAsync(officer, closed, "stopped"));
        var (openCase, closedCase) = (await ReportAsync(desk), await ReportAsync(desk));
        await using var db = desk.Database.Office.Open();
        await desk.ActAsync("1", async turn => (await turn.Db.Cases.SingleAsync(c => c.Number == closedCase)).MoveTo(CaseState.Rejected, turn.Now)?.Code ?? "");
        desk.Clock.Now = desk.Clock.Now.AddDays(100);
        Assert.Equal(0, await Retention(desk, 100).RunAsync(default));

        desk.Clock.Now = desk.Clock.Now.AddDays(1);
        Assert.Equal(2, await Retention(desk, 100).RunAsync(default));
        Assert.Equal(0, await Retention(desk, 100).RunAsync(default));

        Assert.Equal([open], await db.Complaints.Select(c => c.Number).ToListAsync());
        Assert.Equal([openCase], await db.Cases.Select(c => c.Number).ToListAsync());
        var erased = await db.Erasures.AsNoTracking().OrderBy(e => e.Number).ToListAsync();
        Assert.Equal([closed, closedCase], erased.Select(e => e.Number));
        Assert.All(erased, e => Assert.Equal((ErasureReason.Retention, ""), (e.Reason, e.By)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Decided_requests_answered_questions_and_failed_messages_go_in_their_time(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.ActAsync("901", turn =>
        {
            foreach (var (days, closed) in new[] { (400, true), (400, false), (10, true) })
            {
                var (id, at) = (turn.NewId(), turn.Now.AddDays(-days));
                turn.Db.HumanRequests.Add(new() { Id = id, ConversationId = turn.Conversation.Id, Reason = Flows.Events.HumanReason.Asked, At = at, AnsweredAt = closed ? at : null });
                turn.Db.RegistrationRequests.Add(new()
                {
                    Id = id,
                    ConversationId = turn.Conversation.Id,
                    Key = turn.Sealer.NewKey(id),
                    Name = [1],
                    Phone = [1],
                    PhoneHash = [1],
                    Role = "psm",
                    Wilayah = "",
                    At = at,
                    DecidedAt = closed ? at : null,
                });
                turn.Db.Quarantine.Add(new() { Id = id, ConversationId = turn.Conversation.Id, Account = "telegram", Key = turn.Sealer.NewKey(id), Body = [1], Fault = "x", At = at });
            }
            return Task.FromResult(0);
        });

        await Retention(desk, 100).RunAsync(default);

        await using var db = desk.Database.Office.Open();
        Assert.Equal((2, 2, 1), (await db.HumanRequests.CountAsync(), await db.RegistrationRequests.CountAsync(), await db.Quarantine.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_that_a_fetch_under_way_brings_back_is_deleted_by_the_next_day_s_run(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var number = await ComplainAsync(desk);
        await using var db = desk.Database.Office.Open();
        var file = await db.Media.AsNoTracking().SingleAsync();
        await Erase(desk).RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Kepala Uji", default);
        using (var content = new MemoryStream(SampleFiles.Jpeg()))
            await desk.Media.StoreAsync(file.Id, file.Key, content, MediaKind.Photo, 1_000_000, default);
        Assert.True(desk.Media.Has(file.Id));

        desk.Clock.Now = desk.Clock.Now.AddDays(1);
        await Retention(desk, 100).RunAsync(default);

        Assert.False(desk.Media.Has(file.Id));
        Assert.False(await db.ErasedFiles.AnyAsync());
    }

    private static EraseRecord Erase(Desk desk) => new(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);

    private static EndOfRetention Retention(Desk desk, int days) => new(
        desk.Database.Office, desk.Office, Erase(desk), Options.Create(new RetentionOptions { Case = days, Complaint = new() { Neutrality = days } }), desk.Sealer, desk.Clock,
        NullLogger<EndOfRetention>.Instance);

    private static async Task<string> ComplainAsync(Desk desk)
    {
        var chat = desk.Chat("900");
        await chat.SaysAsync(
            "aduan", "1", "Pendamping PKH", $"Pak {Canary}terlapor", "Rumbia", "NET01", $"Ia {Canary}uraian di depan warga.", "kemarin", "Pada hari kejadian", "Dirahasiakan", $"Ibu {Canary}pelapor");
        var receipt = await chat.TapsAsync("Kirim aduan");
        var number = receipt[receipt.IndexOf("AD-", StringComparison.Ordinal)..][..14];
        await chat.SaysAsync("tambah aduan", "Saksi", $"Ada {Canary}saksi");
        await chat.SaysAsync("tambah aduan", "Bukti");
        await chat.SendsFileAsync("berkas-1");
        await chat.SaysAsync("selesai");
        var channel = new FileChannel { Files = { ["berkas-1"] = SampleFiles.Jpeg() } };
        Assert.Equal(1, await desk.Fetch.RunAsync([channel], default));
        return number;
    }

    private static async Task<string> ReportAsync(Desk desk)
    {
        var chat = desk.Chat("2");
        await using (var db = desk.Database.Office.Open())
            if (!await db.People.AnyAsync(p => p.Name == "Tksk Uji"))
                await desk.PersonAsync("2", "Tksk Uji", ("tksk", ComplaintSamples.Poleang));
        // The second of the same name in the desa is asked about.
        if ((await chat.SaysAsync("lapor", "lansia", $"Nenek {Canary}", "NIK tidak ada", "Tidak tahu", "Boepinang")).Contains("nama yang sama", StringComparison.Ordinal))
            await chat.SaysAsync("Orang lain");
        await chat.SaysAsync("Belum ada foto", "Tidak bisa berbagi lokasi", $"{Canary} tinggal sendiri.");
        var receipt = await chat.TapsAsync("Kirim laporan");
        return receipt[receipt.IndexOf("KS-", StringComparison.Ordinal)..][..14];
    }

    /// <summary>Where a record's words or number can still be read by whoever has the keys: messages and dialogues.</summary>
    private static async Task<List<string>> RepeatsAsync(Desk desk, string number)
    {
        await using var db = desk.Database.Office.Open();
        var found = new List<string>();
        foreach (var chat in await db.Conversations.AsNoTracking().OrderBy(c => c.Id).ToListAsync())
        {
            foreach (var message in await db.Outbox.AsNoTracking().Where(m => m.ConversationId == chat.Id).OrderBy(m => m.Ordinal).ToListAsync())
                Look($"outbox {chat.Address}:{message.Ordinal}", OutboxBody.OpenJson(desk.Sealer, chat.Key, chat.Id, message.Ordinal, message.Body));
            if (chat.State is { } state)
                Look($"dialogue {chat.Address}", desk.Sealer.Open(chat.Key, chat.Id, "state", state));
        }
        return found;

        void Look(string where, byte[] json)
        {
            var text = System.Text.Encoding.UTF8.GetString(json);
            if (text.Contains(Canary, StringComparison.OrdinalIgnoreCase) || text.Contains(number, StringComparison.Ordinal))
                found.Add(where);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Activities_and_offers_are_erased_with_their_keys_and_a_hold_keeps_them(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sitti Uji", ("tksk", "74.06.01"));
        const string Desa = "74.06.01.1010";
        var activity = (await desk.ActAsync("1", turn => new RecordActivity(desk.Office).RunAsync(
            new("pelatihan", null, Desa, new(2026, 11, 20), 5, $"Bimtek {Canary}", null, null, null, null, null), turn))).Result!.Number;
        var offer = (await desk.ActAsync("1", turn => new RecordOffer(desk.Office).RunAsync(
            new("pangan", Desa, "swadaya", $"Haji {Canary}", "20 paket", null), turn))).Result!.Number;
        await using var db = desk.Database.Office.Open();
        byte[][] keys = [(await db.Activities.AsNoTracking().SingleAsync()).Key.ToBytes(), (await db.AidOffers.AsNoTracking().SingleAsync()).Key.ToBytes()];
        var hold = new HoldRecord(desk.Database.Office, desk.Office, desk.Sealer, desk.Clock);

        Assert.Equal((RecordKind.Activity, activity), RecordNumber.Read(activity));
        Assert.Equal((RecordKind.AidOffer, offer), RecordNumber.Read(offer));
        Assert.True(await hold.AddAsync(RecordKind.AidOffer, offer, "diperiksa", "Kepala Uji", default));
        Assert.Equal(ErasureOutcome.Held, await Erase(desk).RunAsync(RecordKind.AidOffer, offer, ErasureReason.Request, "Kepala Uji", default));
        Assert.Equal(1, await hold.EndAsync(RecordKind.AidOffer, offer, "Kepala Uji", default));
        foreach (var (kind, number) in new[] { (RecordKind.AidOffer, offer), (RecordKind.Activity, activity) })
            Assert.Equal(ErasureOutcome.Erased, await Erase(desk).RunAsync(kind, number, ErasureReason.Request, "Kepala Uji", default));

        if (provider == "sqlite")
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);");
        var dump = await DatabaseDump.TakeAsync(desk.Database);
        Assert.All(keys, key => Assert.False(dump.Has(key)));
        Assert.Equal(0, await db.Activities.CountAsync() + await db.AidOffers.CountAsync());
    }
}
