using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Documents;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

public sealed class BroadcastTests
{
    private static readonly DateTime Morning = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task The_audience_is_roles_places_and_names_without_exclusions_each_person_once(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.PersonAsync("5", "Dua Peran", ("tksk", "74.06.01"), ("psm", "74.06.01.2003"));

        Assert.Equal("Dua Peran, Sitti", await SampleAsync(desk, Chosen(roles: ["tksk"])));
        Assert.Equal("Ani, Budi, Dua Peran, Sitti", await SampleAsync(desk, Chosen(roles: ["tksk", "psm"])));
        Assert.Equal("Budi", await SampleAsync(desk, Chosen(kecamatan: "74.06.05")));
        Assert.Equal("Ani, Dua Peran, Sitti", await SampleAsync(desk, Chosen(roles: ["tksk", "psm"], places: "Poleang")));
        Assert.Equal("Ani", await SampleAsync(desk, Chosen(names: "ani")));
        Assert.Equal("Budi, Dua Peran", await SampleAsync(desk, Chosen(roles: ["tksk", "psm"], except: "Ani\nSitti")));
        Assert.Equal("Anii, Atlantis, SR-1", (await CountAsync(desk, Chosen(places: "Atlantis", names: "Anii", unreadOf: "sr-1"))).Unknown.Split(", ").Order().Aggregate((a, b) => $"{a}, {b}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everybody_chosen_is_a_recipient_and_who_cannot_or_will_not_get_it_is_told_with_the_reason(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.Chat("3").SaysAsync("berhenti siaran", "1");
        await desk.Database.Office.WriteAsync(db => db.Conversations.Where(c => c.Address == "4")
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Unreachable, (UnreachableReason?)UnreachableReason.Blocked)), default);

        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat besok.", "tksk", "psm"));
        await StartAsync(desk);

        Assert.Equal(
            [("2", RecipientState.Queued, null), ("3", RecipientState.Skipped, Audience.OptedOut), ("4", RecipientState.Unreachable, Audience.Blocked)],
            (await RecipientsAsync(desk, broadcast)).Select(r => (r.Address, r.State, r.Fault)));
        var counts = await CountsAsync(desk, broadcast);
        Assert.Equal((3, 1, 1, 1), (counts.Total, counts.Waiting, counts.Skipped, counts.Unreachable));

        await desk.Chat("3").SaysAsync("mulai lagi");
        Assert.Equal("Ani, Sitti", await SampleAsync(desk, Chosen(roles: ["tksk", "psm"])));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_zone_has_it_at_its_own_hour(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.PersonAsync("7", "Timur", ("tksk", "91.03.01"));
        await desk.PersonAsync("8", "Barat", ("tksk", "31.71.01"));
        // 08.00 on the next day by the office's clock, which is in WITA.
        var at = new DateTime(2026, 11, 24, 0, 0, 0, DateTimeKind.Utc);
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat.", "tksk") with { At = at, LocalTime = true });

        desk.Clock.Now = at.AddHours(-1).AddSeconds(-1);
        await StartAsync(desk);
        Assert.Empty(await RecipientsAsync(desk, broadcast));
        desk.Clock.Now = at.AddHours(-1);
        await StartAsync(desk);

        Assert.Equal(
            [("2", 8, at), ("7", 9, at.AddHours(-1)), ("8", 7, at.AddHours(1))],
            (await RecipientsAsync(desk, broadcast)).Select(r => (r.Address, r.Hours, r.NotBefore)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_too_late_is_skipped_with_the_reason_and_the_broadcast_ends(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat.", "tksk", "psm") with { ExpiresAt = desk.Clock.Now.AddHours(1) });

        // The host was down all the time.
        desk.Clock.Now += TimeSpan.FromHours(2);
        await StartAsync(desk);
        await BroadcastLife.ExpireAsync(desk.Database.Office, desk.Clock.Now, default);
        await EndAsync(desk);

        var counts = await CountsAsync(desk, broadcast);
        Assert.Equal((3, 3), (counts.Total, counts.Skipped));
        Assert.All(await RecipientsAsync(desk, broadcast), r => Assert.Equal(BroadcastLife.TooLate, r.Fault));
        Assert.Contains("3 dilewati", await desk.Chat("1").TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_pressed_sudah_baca_is_noted_once_and_reminded_no_more(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Mohon bersikap netral.", "tksk", "psm") with { AsksReading = true, Reminders = "1" });
        await StartAsync(desk);
        await SentAsync(desk);
        var origin = await IdAsync(desk, broadcast);
        Assert.Contains("Terima kasih", await PressAsync(desk, "2", origin), StringComparison.Ordinal);
        Assert.Contains("sudah tercatat", await PressAsync(desk, "2", origin), StringComparison.Ordinal);
        await EndAsync(desk);

        var reminder = Assert.Single(await BroadcastsAsync(desk), b => b.RemindsOf == origin);
        Assert.True(reminder.At >= desk.Clock.Now.AddHours(23));
        desk.Clock.Now = reminder.At;
        await StartAsync(desk);
        Assert.Equal(["3", "4"], (await RecipientsAsync(desk, reminder.Number)).Select(r => r.Address));
        // Its cause goes while it waits to be sent.
        await PressAsync(desk, "3", origin);
        Assert.Equal([("3", RecipientState.Skipped), ("4", RecipientState.Queued)], (await RecipientsAsync(desk, reminder.Number)).Select(r => (r.Address, r.State)));
        await SentAsync(desk);
        await EndAsync(desk);

        Assert.Equal(2, (await BroadcastsAsync(desk)).Count);
        Assert.Equal("Budi", await SampleAsync(desk, Chosen(unreadOf: broadcast)));
        var shown = (await desk.ActAsync("1", turn => Show(desk).DetailsAsync(new(broadcast), turn))).Result!;
        Assert.Equal((2, "Budi"), (shown.Acknowledged, shown.Silent));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_presses_in_the_middle_of_a_question_goes_on_with_it(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Mohon bersikap netral.", "tksk") with { AsksReading = true });
        await StartAsync(desk);
        await SentAsync(desk);
        await desk.Chat("2").SaysAsync("lapor");
        await PressAsync(desk, "2", await IdAsync(desk, broadcast));

        Assert.DoesNotContain("Pindah ke", await desk.Chat("2").TranscriptAsync(), StringComparison.Ordinal);
        Assert.Contains("Siapa", await desk.Chat("2").SaysAsync("lansia"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_large_one_waits_for_a_second_person_and_again_after_it_was_changed(string provider)
    {
        await using var desk = await OpenAsync(provider);
        desk.BroadcastOptions.ApproveFrom = 2;
        await desk.PersonAsync("9", "Kepala", ("kepala-dinas", ""));
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat besok.", "tksk", "psm"));
        Assert.Contains("menunggu persetujuan", await desk.Chat("9").TranscriptAsync(), StringComparison.Ordinal);

        Assert.Equal("same-person", await ControlAsync(desk, "1", broadcast, "setuju"));
        await StartAsync(desk);
        Assert.Empty(await RecipientsAsync(desk, broadcast));
        Assert.Null(await ControlAsync(desk, "9", broadcast, "setuju"));
        await desk.ActAsync("1", turn => Control(desk).EditAsync(new(broadcast, "Rapat lusa pukul 09.00.", null), turn));
        await StartAsync(desk);
        Assert.Empty(await RecipientsAsync(desk, broadcast));
        Assert.Null(await ControlAsync(desk, "9", broadcast, "setuju"));
        await StartAsync(desk);

        Assert.Equal(3, (await RecipientsAsync(desk, broadcast)).Count);
        Assert.Equal("Rapat lusa pukul 09.00.", Assert.Single(await BroadcastsAsync(desk)).Text);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_repeated_one_makes_the_next_once_and_what_was_missed_is_caught_up_once(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await ScheduleAsync(desk, BroadcastSamples.Input("Laporan mingguan.", "tksk") with { Repeats = "mingguan", RepeatsUntil = new(2026, 12, 31) });
        var first = Assert.Single(await BroadcastsAsync(desk)).At;
        await StartAsync(desk);
        await StartAsync(desk);
        Assert.Equal([first, first.AddDays(7)], (await BroadcastsAsync(desk)).Select(b => b.At));

        // Down for three weeks: one is caught up, and the next comes on its own day.
        desk.Clock.Now = first.AddDays(22);
        await StartAsync(desk);
        await StartAsync(desk);
        Assert.Equal([first, first.AddDays(7), first.AddDays(28)], (await BroadcastsAsync(desk)).Select(b => b.At));

        desk.Clock.Now = first.AddDays(28);
        await StartAsync(desk);
        desk.Clock.Now = first.AddDays(35);
        await StartAsync(desk);
        Assert.Equal(first.AddDays(35), (await BroadcastsAsync(desk)).Max(b => b.At));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_values_links_and_ends_are_refused(string provider)
    {
        await using var desk = await OpenAsync(provider);
        Task<string?> TryAsync(ScheduleBroadcast.Input input) =>
            desk.ActAsync("1", async turn => (await Schedule(desk).RunAsync(input, turn)).Refusal?.Code);
        var good = BroadcastSamples.Input("Yth. {nama}, rapat besok.", "tksk");

        Assert.Equal("bad-text", await TryAsync(good with { Text = "Yth. {nma}" }));
        Assert.Equal("bad-link", await TryAsync(good with { Link = "http://contoh.id" }));
        Assert.Equal("bad-link", await TryAsync(good with { Link = "javascript:alert(1)" }));
        Assert.Equal("bad-end", await TryAsync(good with { ExpiresAt = desk.Clock.Now.AddMinutes(-1) }));
        Assert.Null(await TryAsync(good with { Link = "https://contoh.id/a?b=c" }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task How_long_it_still_takes_comes_from_what_was_settled_lately_and_not_from_who_waits_for_an_hour(string provider)
    {
        await using var desk = await OpenAsync(provider);
        for (var i = 0; i < 40; i++)
            await desk.PersonAsync($"1{i:00}", $"Orang {i}", ("tksk", i < 4 ? "91.03.01" : "74.06.01"));
        // 07.10 in WITA is 08.10 in WIT and 06.10 in WIB: nobody is there yet.
        await desk.PersonAsync("200", "Barat", ("tksk", "31.71.01"));
        desk.Clock.Now = new(2026, 11, 23, 23, 10, 0, DateTimeKind.Utc);
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat besok.", "tksk"));
        await StartAsync(desk);
        Assert.Equal((42, 0, "", "", 1), await LookAsync());

        var start = desk.Clock.Now;
        for (var i = 0; i < 20; i++)
            await SettleAsync(start.AddSeconds(i));
        desk.Clock.Now = start.AddSeconds(20);
        Assert.Equal((42, 20, "1,0", "21 detik", 1), await LookAsync());
        // Nothing for a while, as after a kill: nobody guesses.
        desk.Clock.Now = start.AddSeconds(40);
        Assert.Equal((42, 20, "", "", 1), await LookAsync());
        // Four times as fast: half a window later it counts from there.
        for (var i = 0; i < 8; i++)
            await SettleAsync(start.AddSeconds(40 + i / 4.0));
        desk.Clock.Now = start.AddSeconds(42);
        Assert.Equal((42, 28, "4,0", "3 detik", 1), await LookAsync());

        async Task<(int, int, string, string, int)> LookAsync()
        {
            var shown = (await desk.ActAsync("1", turn => Show(desk).DetailsAsync(new(broadcast), turn))).Result!;
            return (shown.Total, shown.Done, shown.Speed, shown.Remaining, shown.Later);
        }

        Task SettleAsync(DateTime at) => desk.Database.Office.WriteAsync(async db =>
        {
            var next = await db.BroadcastRecipients.Where(r => r.State == RecipientState.Queued && r.Hours != 7).FirstAsync();
            (next.State, next.SettledAt) = (RecipientState.Sent, at);
            return 0;
        }, default);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Residents_are_whoever_wrote_and_is_not_on_the_roster_and_did_not_opt_out(string provider)
    {
        await using var desk = await OpenAsync(provider);
        foreach (var address in (string[])["r1", "r2", "-100200"])
            await desk.Chat(address).SaysAsync("menu");
        await desk.ReceiveAsync(new("whatsapp", "r3"), new TextContent("menu"));
        await desk.Chat("r2").SaysAsync("berhenti siaran", "1");
        var residents = Chosen() with { Residents = true };

        Assert.Equal("1 di Telegram, 1 di WhatsApp", await SampleAsync(desk, residents));
        Assert.Equal("1 di WhatsApp", await SampleAsync(desk, residents with { Channel = "whatsapp" }));
        Assert.Equal("", await SampleAsync(desk, residents with { Channel = "webchat" }));
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Kantor libur.") with { Residents = true, Channel = "semua" });
        await StartAsync(desk);
        Assert.Equal(
            [("r1", RecipientState.Queued), ("r2", RecipientState.Skipped), ("r3", RecipientState.Queued)],
            (await RecipientsAsync(desk, broadcast)).Select(r => (r.Address, r.State)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_channel_reaches_the_chat_on_it_even_if_its_person_wrote_elsewhere_last(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.ReceiveAsync(new("whatsapp-2", "62"), new TextContent("menu"));
        await desk.Database.Office.WriteAsync(async db => await db.Conversations.Where(c => c.Address == "62").ExecuteUpdateAsync(
            s => s.SetProperty(c => c.PersonId, db.Conversations.Where(o => o.Address == "2").Select(o => o.PersonId).Single())), default);
        await desk.Chat("2").SaysAsync("menu");

        foreach (var (channel, address) in ((string?, string)[])[(null, "2"), ("telegram", "2"), ("whatsapp", "62")])
        {
            var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat.", "tksk") with { Channel = channel });
            await StartAsync(desk);
            Assert.Equal([address], (await RecipientsAsync(desk, broadcast)).Select(r => r.Address));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Its_author_tries_it_in_their_own_chat_as_others_will_get_it(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.ActAsync("1", turn => Schedule(desk).TryAsync(new("Yth. {nama}, mohon *netral*.", null, true, "https://contoh.id/a", "lapor"), turn));

        var sample = (await desk.Chat("1").HeardAsync()).OfType<OutboundText>().Last();
        Assert.Equal("Yth. Rahmat, mohon *netral*.", sample.Markdown);
        Assert.Equal(["Sudah baca", "Lapor", "Buka tautan"], sample.Choices.Select(c => c.Label));
        Assert.Contains("contoh", await PressAsync(desk, "1", AcknowledgeBroadcast.Sample), StringComparison.Ordinal);
        Assert.Empty(await BroadcastsAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everybody_it_was_meant_for_comes_as_a_file_with_the_reason_and_that_is_in_the_audit_trail(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.Chat("3").SaysAsync("berhenti siaran", "1");
        var broadcast = await ScheduleAsync(desk, BroadcastSamples.Input("Rapat besok.", "tksk", "psm"));
        await StartAsync(desk);
        await SentAsync(desk);

        Assert.Equal("not-staff", (await desk.ActAsync("2", turn => Show(desk).ExportAsync(new(broadcast), turn))).Refusal!.Code);
        Assert.Equal($"penerima-{broadcast}.csv", (await desk.ActAsync("1", turn => Show(desk).ExportAsync(new(broadcast), turn))).Result!.Name);

        await using var db = desk.Database.Office.Open();
        var file = await db.Media.SingleAsync(m => m.OwnerKind == MadeFile.Once);
        using var reader = new StreamReader(desk.Media.OpenRead(file.Id, file.Key));
        Assert.Equal(
            """
            nama;peran;kecamatan;kanal;keadaan;alasan;waktu;sudah baca
            Ani;PSM;Poleang;telegram;dilewati;Tidak ingin menerima siaran.;23 November 2026 pukul 09.00 WITA;
            Budi;PSM;Kabaena;telegram;terkirim;;;
            Sitti;TKSK;Poleang;telegram;terkirim;;;

            """, (await reader.ReadToEndAsync()).ReplaceLineEndings("\n"));
        Assert.Equal(broadcast, (await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.BroadcastExported)).Record);
    }

    private static async Task<Desk> OpenAsync(string provider)
    {
        var desk = await Desk.OpenAsync(provider);
        desk.Clock.Now = Morning;
        await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Sitti", ("tksk", "74.06.01"));
        await desk.PersonAsync("3", "Ani", ("psm", "74.06.01.2003"));
        await desk.PersonAsync("4", "Budi", ("psm", "74.06.05.2001"));
        return desk;
    }

    private static ScheduleBroadcast.Chosen Chosen(
        string[]? roles = null, string? kecamatan = null, string? places = null, string? names = null, string? except = null, string? unreadOf = null) =>
        new(null, roles, kecamatan, places, names, except, unreadOf, null, null);

    private static ScheduleBroadcast Schedule(Desk desk) =>
        new(desk.Office, new(desk.Media), new(Options.Create(desk.Neutrality)), desk.Calendar, Options.Create(desk.BroadcastOptions));

    private static ShowBroadcasts Show(Desk desk) => new(desk.Office, new(desk.Media), Options.Create(desk.BroadcastOptions));

    private static ControlBroadcast Control(Desk desk) => new(desk.Calendar, new(Options.Create(desk.Neutrality)));

    private static async Task<ScheduleBroadcast.Count> CountAsync(Desk desk, ScheduleBroadcast.Chosen chosen) =>
        (await desk.ActAsync("1", turn => Schedule(desk).CountAsync(chosen, turn))).Result!;

    private static async Task<string> SampleAsync(Desk desk, ScheduleBroadcast.Chosen chosen) => (await CountAsync(desk, chosen)).Sample;

    private static async Task<string> ScheduleAsync(Desk desk, ScheduleBroadcast.Input input) =>
        (await desk.ActAsync("1", turn => Schedule(desk).RunAsync(input, turn))).Result!.Number;

    private static Task<string?> ControlAsync(Desk desk, string by, string number, string act) =>
        desk.ActAsync(by, async turn => (await Control(desk).RunAsync(new(number, act), turn)).Refusal?.Code);

    private static Task StartAsync(Desk desk) => BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);

    private static Task<IReadOnlyCollection<string>> EndAsync(Desk desk) => BroadcastLife.EndFinishedAsync(desk.Database.Office, desk.Office, desk.Sealer, desk.Clock.Now, default);

    private static Task<int> SentAsync(Desk desk) => desk.Database.Office.WriteAsync(db => db.BroadcastRecipients.Where(r => r.State == RecipientState.Queued)
        .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, RecipientState.Sent)), default);

    private static async Task<string> PressAsync(Desk desk, string address, Guid broadcast)
    {
        await desk.ReceiveAsync(new("telegram", address), new TapContent("c", AcknowledgeBroadcast.ButtonOf(broadcast), null));
        return (await desk.Chat(address).HeardAsync()).OfType<OutboundText>().Last().Markdown;
    }

    private static async Task<Guid> IdAsync(Desk desk, string number) => (await BroadcastsAsync(desk)).Single(b => b.Number == number).Id;

    private static async Task<List<Broadcast>> BroadcastsAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return await db.Broadcasts.AsNoTracking().OrderBy(b => b.At).ToListAsync();
    }

    private static async Task<RecipientCounts> CountsAsync(Desk desk, string number)
    {
        await using var db = desk.Database.Office.Open();
        return await RecipientCounts.OfAsync(db, (await db.Broadcasts.SingleAsync(b => b.Number == number)).Id, default);
    }

    private static async Task<List<(string Address, RecipientState State, string? Fault, int Hours, DateTime NotBefore)>> RecipientsAsync(Desk desk, string number)
    {
        await using var db = desk.Database.Office.Open();
        var found = await (
            from recipient in db.BroadcastRecipients
            join broadcast in db.Broadcasts on recipient.BroadcastId equals broadcast.Id
            where broadcast.Number == number
            join chat in db.Conversations on recipient.ConversationId equals chat.Id
            orderby chat.Address
            select new { chat.Address, recipient.State, recipient.Fault, recipient.Hours, recipient.NotBefore }).ToListAsync();
        return [.. found.Select(r => (r.Address, r.State, r.Fault, r.Hours, r.NotBefore))];
    }
}
