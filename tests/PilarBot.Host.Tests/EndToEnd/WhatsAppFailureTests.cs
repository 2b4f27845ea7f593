using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>Messages that WhatsApp took and reports later as failed: every code leads to its action.</summary>
public sealed class WhatsAppFailureTests
{
    private static readonly int[] Again = [1, 2, 131000, 131016, 131057, 133004, 130429, 131056];
    private static readonly int[] Later = [4, 80007];

    private static readonly int[] Never =
        [100, 130472, 131008, 131009, 131021, 131051, 131052, 131053, 131062, 132000, 132001, 132005, 132007, 132012, 134011, 135000,
            // What stops broadcasts leaves a reply undelivered.
            131048, 131049, 131050, 132015, 132016, 132068, 132069];

    private static readonly int[] Stop =
        [0, 3, 10, 33, 190, 200, 299, 368, 130497, 131005, 131031, 131037, 131042, 131045, 133000, 133005, 133006, 133008, 133009, 133010, 133015, 133016];

    private const int Unreachable = 131026;
    private const int Window = 131047;

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_reply_that_failed_is_sent_again_or_becomes_a_template_or_a_dead_letter_by_its_code(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site, new() { ReportDeliveries = false });
        await using var host = await StartAsync(site, graph);
        int[] all = [.. Again, .. Later, .. Never, .. Stop, Unreachable, Window];
        var people = all.ToDictionary(code => code, code => graph.Person($"62812345{code:000000}"));
        foreach (var person in people.Values)
            person.Says("menu");
        foreach (var person in people.Values)
            await WaitAsync(person, "Silakan pilih");
        // What was sent is kept until it arrives or fails.
        await RowsAsync(site, rows => rows.Count(r => r.State is OutboxState.Sent) >= all.Length);
        foreach (var (code, person) in people)
            graph.Reports(person, person.Last, "failed", code);

        foreach (var code in Again)
            await Eventually.TrueAsync(() => Task.FromResult(people[code].Bubbles.Count == 2 && people[code].Last.Text == people[code].Bubbles[0].Text));
        await WaitAsync(people[Window], b => b.Kind == "template");
        await RowsAsync(site, rows => rows.All(r => r.State is OutboxState.Waiting or OutboxState.Dead or OutboxState.Held || Again.Contains(r.Code)));
        await RowsAsync(site, rows =>
        {
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            return rows.Where(r => Later.Contains(r.Code)).All(r => r.State is OutboxState.Waiting && r.NotBefore > now.AddMinutes(4))
                && rows.Where(r => Stop.Contains(r.Code)).All(r => r.State is OutboxState.Waiting && r.NotBefore > now.AddMinutes(8) && r.Fault!.StartsWith("Kanal berhenti", StringComparison.Ordinal))
                && rows.Where(r => Never.Contains(r.Code)).All(r => r.State is OutboxState.Dead && r.Fault is not null)
                && rows.Single(r => r.Code == Unreachable).State is OutboxState.Dead
                && rows.Single(r => r.Code == Window).State is OutboxState.Held
                && rows.Count(r => Later.Contains(r.Code) || Stop.Contains(r.Code) || Never.Contains(r.Code)) == Later.Length + Stop.Length + Never.Length;
        });
        await using var db = site.Database.Office.Open();
        Assert.Equal(UnreachableReason.Undeliverable, (await db.Conversations.SingleAsync(c => c.Address == people[Unreachable].UserId)).Unreachable);
        Assert.NotNull((await db.Accounts.SingleAsync(a => a.Account == "whatsapp")).DownSince);
        var admin = graph.Person(Admin);
        await WaitAsync(admin, "berhenti mengirim");
        // Twenty-two reports of a stop are one alarm.
        Assert.Single(admin.Bubbles, b => b.Text.Contains("berhenti mengirim", StringComparison.Ordinal));
        graph.AssertNoViolations();
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_broadcast_that_failed_for_somebody_goes_on_waits_pauses_or_stops_by_its_code(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site, new() { ReportDeliveries = false });
        await using var host = await StartAsync(site, graph);
        int[] all = [131000, Window, Unreachable, 100, 190, 131049, 131050, 132015, 132016, 132068, 132069, 131048];
        var people = all.ToDictionary(code => code, code => graph.Person($"62812345{code:000000}"));
        foreach (var person in people.Values)
            person.Says("menu");
        foreach (var person in people.Values)
            await WaitAsync(person, "Silakan pilih");
        var broadcasts = new Dictionary<int, Guid>();
        foreach (var code in all)
            broadcasts[code] = await BeginAsync(site, people[code], code);
        foreach (var person in people.Values)
            await WaitAsync(person, "Pengumuman");
        // The one that stops all comes last.
        foreach (var code in all.SkipLast(1))
            graph.Reports(people[code], Announcement(people[code]), "failed", code);

        await Eventually.TrueAsync(() => Task.FromResult(people[131000].Bubbles.Count == 3));
        await WaitAsync(people[Window], b => b.Kind == "template");
        await RecipientAsync(site, broadcasts[Unreachable], (r, _) => r.State is RecipientState.Unreachable);
        await RecipientAsync(site, broadcasts[100], (r, _) => r.State is RecipientState.Failed);
        await RecipientAsync(site, broadcasts[190], (r, b) => r.State is RecipientState.Queued or RecipientState.Sent && r.Fault!.StartsWith("Kanal berhenti", StringComparison.Ordinal));
        await RecipientAsync(site, broadcasts[131049], (r, _) => r.State is RecipientState.Queued && r.NotBefore > TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(23));
        await RecipientAsync(site, broadcasts[131050], (r, _) => r.State is RecipientState.Failed);
        foreach (var code in (int[])[132015, 132016, 132068, 132069])
            await RecipientAsync(site, broadcasts[code], (r, b) => r.State is RecipientState.Queued && b is { State: BroadcastState.Paused, PausedWhy: not null });
        graph.Reports(people[131048], Announcement(people[131048]), "failed", 131048);
        await RecipientAsync(site, broadcasts[131048], (r, _) => r.State is RecipientState.Queued && r.NotBefore > TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(50));
        await using var db = site.Database.Office.Open();
        Assert.NotNull((await db.Conversations.SingleAsync(c => c.Address == people[131050].UserId)).NoBroadcastsSince);
        Assert.NotNull((await db.Accounts.SingleAsync(a => a.Account == "whatsapp")).BroadcastsHeldUntil);
        var admin = graph.Person(Admin);
        await Eventually.TrueAsync(() => Task.FromResult(admin.Bubbles.Any(b => b.Text.Contains("Semua siaran", StringComparison.Ordinal))));
        Assert.Equal(4, admin.Bubbles.SelectMany(b => b.Text.Split('\n')).Count(line => line.Contains("dijeda: Templat", StringComparison.Ordinal)));
        // Replies go on.
        people[131048].Says("bantuan");
        await WaitAsync(people[131048], "Yang dapat kami bantu");
    }

    private static FakeBubble Announcement(FakePerson person) => person.Bubbles.First(b => b.Text.Contains("Pengumuman", StringComparison.Ordinal));

    private const string Admin = "6281234599999";

    private static async Task<RunningHost> StartAsync(OfficeSite site, FakeGraph graph)
    {
        graph.Register(new("kabar", "id", "Ada kabar untuk Anda dari {{1}}. Tekan tombol untuk membacanya.") { Buttons = ["quick_reply"] });
        foreach (var (purpose, index) in ((string, int)[])[("CaseUpdate", 0), ("Notice", 1)])
        {
            site.Settings[$"WhatsApp:Templates:{index}:Purpose"] = purpose;
            site.Settings[$"WhatsApp:Templates:{index}:Name"] = "kabar";
            site.Settings[$"WhatsApp:Templates:{index}:Parameters:0"] = "kantor";
        }
        await site.ImportAsync("Admin Uji,081234599999,admin,");
        var host = await HostInProcess.StartAsync(site);
        var admin = graph.Person(Admin, "Admin Uji");
        admin.Says("menu");
        await WaitAsync(admin, "Silakan pilih");
        return host;
    }

    // A broadcast of its own for each, on its way.
    private static async Task<Guid> BeginAsync(OfficeSite site, FakePerson person, int code)
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var db = site.Database.Office.Open();
        var chat = await db.Conversations.SingleAsync(c => c.Address == person.UserId);
        var author = await db.Conversations.SingleAsync(c => c.PersonId != null);
        db.Broadcasts.Add(new()
        {
            Id = id,
            Number = $"SR-{code}",
            State = BroadcastState.Running,
            Text = "Pengumuman uji.",
            At = now.UtcDateTime,
            StartedAt = now.UtcDateTime,
            CreatedBy = null,
            ConversationId = author.Id,
            CreatedAt = now.UtcDateTime,
        });
        db.BroadcastRecipients.Add(new() { BroadcastId = id, ConversationId = chat.Id, Account = chat.Account, NotBefore = now.UtcDateTime });
        await db.SaveChangesAsync();
        return id;
    }

    private static Task RecipientAsync(OfficeSite site, Guid broadcast, Func<BroadcastRecipient, Broadcast, bool> fits) => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        return fits(await db.BroadcastRecipients.SingleAsync(r => r.BroadcastId == broadcast), await db.Broadcasts.SingleAsync(b => b.Id == broadcast));
    });

    // The rows of the outbox with the code that the number of their person ends with.
    private static Task RowsAsync(OfficeSite site, Func<IReadOnlyList<Row>, bool> fit) => Eventually.TrueAsync(async () =>
    {
        await using var db = site.Database.Office.Open();
        var rows = await (from message in db.Outbox join chat in db.Conversations on message.ConversationId equals chat.Id select new { message, chat }).ToListAsync();
        return fit([.. rows.Where(r => !r.chat.Address.EndsWith("99999", StringComparison.Ordinal)).Select(r => new Row(CodeOf(r.chat), r.message.State, r.message.NotBefore, r.message.Fault))]);
    });

    private static int CodeOf(Conversation chat) => int.Parse(chat.Address[^6..], System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Row(int Code, OutboxState State, DateTime NotBefore, string? Fault);
}
