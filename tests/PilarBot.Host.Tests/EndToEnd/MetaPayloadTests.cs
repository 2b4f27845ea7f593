using System.Net;
using Microsoft.EntityFrameworkCore;
using PilarBot.Host.Tests.Reliability;
using PilarBot.Office;
using PilarBot.Office.Indicators;
using PilarBot.Office.Jobs;
using PilarBot.Office.Media;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;
using PilarBot.TestKit.Hosts;
using PilarBot.TestKit.WhatsApp;
using static PilarBot.Host.Tests.EndToEnd.WhatsAppDesk;

namespace PilarBot.Host.Tests.EndToEnd;

/// <summary>Everything that Meta posts, and what comes of it.</summary>
public sealed class MetaPayloadTests
{
    private const string Menu = "Silakan pilih";
    private const string Other = "kiriman lain";
    private const string Received = "Sudah kami terima";

    // What comes of each: what its sender said before, the words that answer it (null: nothing), and what stands in the database.
    private static readonly Expected[] Table =
    [
        new("text-message", Reply: Menu),
        new("text-message-from-click-to-whatsapp-ad", Reply: Menu),
        new("text-message-with-context-product-inquiry", Reply: Menu),
        new("text-message-from-username", Reply: Menu),
        new("text-message-without-user-id", Reply: Menu, Row: MovedTo("ID.96281234510034", "+6281234510034")),
        new("forwarded-text-message", Reply: Menu),
        new("unknown-fields-message", Reply: Menu),
        new("unreadable-beside-a-text-message", Reply: Menu),
        new("batch-of-entries", Reply: Menu, Row: db => db.SeenMessages.AnyAsync()),
        new("image-message", "uji berkas", "1 berkas", Stored("1003383421000001")),
        new("document-message", "uji berkas", "1 berkas", Stored("1003383421000005")),
        new("video-message", "uji berkas", "1 berkas", Stored("1003383421000002")),
        new("audio-message", "uji berkas", "1 berkas", Stored("1003383421000003")),
        new("voice-message", "uji berkas", "1 berkas", Stored("1003383421000004")),
        new("location-message", "uji tempat", Received),
        new("contact-sharing-message", "uji kontak", Received),
        new("own-contact-at-request-message", "uji nomor", Received),
        new("interactive-button-reply-message", "uji pilihan", Received),
        new("interactive-list-reply-message", Reply: "sudah tidak berlaku"),
        new("button-message", Reply: "sudah tidak berlaku"),
        new("template-button-message", Row: db => db.Conversations.AnyAsync(c => c.Address == "ID.96281234510024" && c.LastWordAt != null)),
        new("edit-message", Reply: "Pesan yang diubah tidak terbaca"),
        new("sticker-message", Reply: "stiker"),
        new("flow-reply-message", Reply: Other),
        new("order-message", Reply: Other),
        new("unsupported-message", Reply: Other),
        new("unsupported-named-message", Reply: "jajak pendapat"),
        new("too-large-file-message", Reply: Other),
        new("unknown-type-message", Reply: Other),
        new("reaction-message"),
        new("reaction-removed-message"),
        new("revoke-message"),
        new("group-message"),
        new("system-message", "menu", Row: MovedTo("ID.96281299910001", "ID.96281234510012")),
        new("user-changed-user-id-message", "menu", Row: MovedTo("ID.96281299910002", "ID.96281234510032")),
        new("wants-no-broadcasts", "menu", Row: db => db.Conversations.AnyAsync(c => c.Address == "ID.96281234510047" && c.NoBroadcastsSince != null)),
        new("group-create-message"),
        new("group-remove-participants"),
        new("group-settings-update"),
        new("unknown-field"),
        new("errors-of-the-account"),
        new("status-sent"),
        new("status-delivered"),
        new("status-read"),
        new("status-played"),
        new("status-failed"),
        new("status-warped"),
        new("statuses-read-without-delivered"),
    ];

    private sealed record Expected(string Name, string? Before = null, string? Reply = null, Func<OfficeDbContext, Task<bool>>? Row = null);

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_Meta_posts_is_taken_and_has_its_effect_once(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        KeepFiles(graph);
        WriteFlows(site.FlowFolder);
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        Assert.Equal(MetaPayload.All.Select(p => p.Name).Order(), Table.Select(e => e.Name).Order());

        var silent = new List<(string Name, FakePerson Person, int Heard)>();
        foreach (var expected in Table)
        {
            var payload = MetaPayload.Of(expected.Name);
            var people = payload.People.Select(p => graph.Person(p)).ToList();
            if (expected.Before is { } before)
                await AsksAsync(people[0], before, before == "menu" ? Menu : "Silakan");
            var heard = people.Select(p => p.Bubbles.Count).ToList();
            foreach (var person in people)
                person.HasWritten();
            var body = payload.Sign(graph);

            Assert.Equal((expected.Name, HttpStatusCode.OK), (expected.Name, await MetaPayload.PostAsync(http, body.Json, body.Signature)));
            // As from a second subscribed app.
            Assert.Equal(HttpStatusCode.OK, await MetaPayload.PostAsync(http, body.Json, body.Signature));

            foreach (var (place, person) in people.Index())
            {
                if (expected.Reply is not { } words)
                    silent.Add((expected.Name, person, heard[place]));
                else
                    await HearsAsync(expected.Name, person, heard[place], words);
            }
            if (expected.Row is { } row)
                await HoldsAsync(site, expected.Name, row);
        }
        Assert.Equal([], silent.Where(s => s.Person.Bubbles.Count != s.Heard).Select(s => s.Name));
        await using var db = site.Database.Office.Open();
        Assert.Equal(0, await db.Quarantine.CountAsync());
        graph.AssertNoViolations();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_Meta_did_not_sign_leaves_no_row_in_any_table(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        // What the host notes by itself at its start: its accounts, and the first count of the office's figures.
        await Eventually.TrueAsync(async () =>
        {
            await using var db = site.Database.Office.Open();
            return await db.Accounts.CountAsync() == 2 && await CountIndicators.LastAsync(db, default) is not null;
        });
        var before = await CountsAsync(site);
        foreach (var payload in MetaPayload.All)
        {
            var body = payload.Sign(graph);
            byte[] changed = [.. body.Json];
            changed[changed.Length / 2] ^= 1;
            foreach (var (json, signature) in ((byte[], string?)[])
                [(body.Json, null), (body.Json, ""), (body.Json, "sha256=" + new string('0', 64)), (body.Json, body.Signature[7..]), (changed, body.Signature), (body.Json[..^1], body.Signature)])
                Assert.Equal((payload.Name, HttpStatusCode.Unauthorized), (payload.Name, await MetaPayload.PostAsync(http, json, signature)));
        }
        Assert.Equal(before, await CountsAsync(site));
        // The proof that they would have left some.
        var genuine = MetaPayload.Of("text-message").Sign(graph);
        Assert.Equal(HttpStatusCode.OK, await MetaPayload.PostAsync(http, genuine.Json, genuine.Signature));
        Assert.NotEqual(before, await CountsAsync(site));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_of_a_batch_whose_turn_fails_is_set_aside_and_the_others_have_theirs(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        await using var host = await HostInProcess.StartAsync(site);
        await HumanRequestsTable.RefuseAsync(site);
        var people = Enumerable.Range(60, 9).Select(i => graph.Person($"62812345100{i}")).ToList();

        graph.GatherWebhooks();
        foreach (var (place, person) in people.Index())
            person.Says(place % 3 == 1 ? "petugas" : "menu");
        graph.ReleaseWebhooks();

        foreach (var (place, person) in people.Index())
            await WaitAsync(person, place % 3 == 1 ? "belum dapat kami proses" : Menu);
        Assert.All(people, p => Assert.Single(p.Bubbles));
        await using var db = site.Database.Office.Open();
        Assert.Equal(3, await db.Quarantine.CountAsync());
        await Eventually.TrueAsync(() => Task.FromResult(graph.Deliveries is { Pending: 0, Dropped: 0 }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_message_eight_days_later_has_no_second_turn(string provider)
    {
        await using var site = await OfficeSite.CreateAsync(await TestDatabase.CreateAsync(provider), webhook: false);
        await using var graph = await GraphAsync(site);
        await using var host = await HostInProcess.StartAsync(site);
        using var http = new HttpClient { BaseAddress = new(host.Url) };
        var person = graph.Person("6281234510070");
        await AsksAsync(person, "menu", Menu);
        var posted = graph.Posted.First();
        await site.Database.Office.WriteAsync(async db =>
        {
            foreach (var seen in await db.SeenMessages.AsNoTracking().ToListAsync())
                await db.SeenMessages.Where(m => m.Hash == seen.Hash).ExecuteUpdateAsync(set => set.SetProperty(m => m.At, seen.At.AddDays(-8)));
            return 0;
        }, CancellationToken.None);

        Assert.Equal(HttpStatusCode.OK, await MetaPayload.PostAsync(http, posted.Json, posted.Signature));
        await AsksAsync(person, "bantuan", "Yang dapat kami bantu");
        Assert.Equal(2, person.Bubbles.Count);
    }

    private static async Task HearsAsync(string name, FakePerson person, int heard, string words)
    {
        try
        {
            await Eventually.TrueAsync(() => Task.FromResult(person.Bubbles.Skip(heard).Any(b => b.Text.Contains(words, StringComparison.Ordinal))));
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{name} was not answered with \"{words}\" but:\n{string.Join("\n---\n", person.Bubbles.Skip(heard).Select(b => b.Text))}");
        }
    }

    private static async Task HoldsAsync(OfficeSite site, string name, Func<OfficeDbContext, Task<bool>> row)
    {
        try
        {
            await Eventually.TrueAsync(async () =>
            {
                await using var db = site.Database.Office.Open();
                return await row(db);
            });
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{name} did not have its effect in the database.");
        }
    }

    private static Func<OfficeDbContext, Task<bool>> Stored(string file) =>
        db => db.Media.AnyAsync(m => m.FileRef == file && m.State == MediaState.Stored);

    private static Func<OfficeDbContext, Task<bool>> MovedTo(string address, string before) =>
        async db => await db.Conversations.AnyAsync(c => c.Address == address) && !await db.Conversations.AnyAsync(c => c.Address == before);

    private static async Task<IReadOnlyDictionary<string, long>> CountsAsync(OfficeSite site)
    {
        await using var db = site.Database.Office.Open();
        await db.Database.OpenConnectionAsync();
        var counts = new SortedDictionary<string, long>();
        // When which job has run is the host's own business.
        foreach (var table in db.Model.GetEntityTypes().Where(e => e.ClrType != typeof(JobRun)).Select(e => e.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT count(*) FROM " + table;
            counts[table] = (long)(await command.ExecuteScalarAsync())!;
        }
        return counts;
    }

    private static void KeepFiles(FakeGraph graph)
    {
        byte[] film = [0, 0, 0, 20, .. "ftypisom"u8, 0, 0, 2, 0, .. "isom"u8, 0, 0, 0, 8, .. "mdat"u8];
        byte[] sound = [.. "OggS"u8, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, .. "OpusHead"u8];
        graph.KeepMedia("1003383421000001", Pictures.Jpeg, "image/jpeg");
        graph.KeepMedia("1003383421000002", film, "video/mp4");
        graph.KeepMedia("1003383421000003", sound, "audio/ogg");
        graph.KeepMedia("1003383421000004", sound, "audio/ogg");
        graph.KeepMedia("1003383421000005", [.. "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8], "application/pdf");
    }

    // A question for every kind of answer, open to everybody.
    private static void WriteFlows(string folder)
    {
        foreach (var (name, answer) in ((string, string)[])
            [("berkas", "answer: files\n    max: 2"), ("tempat", "answer: location"), ("kontak", "answer: contact\n    other: true"),
                ("nomor", "answer: contact"), ("pilihan", "choose: [{ value: baru, label: Baru }, { value: lama, label: Lama }]")])
        {
            Directory.CreateDirectory(Path.Combine(folder, "uji-" + name));
            File.WriteAllText(Path.Combine(folder, "uji-" + name, "flow.yaml"), $"""
                flow: uji-{name}
                title: Uji {name}
                start: [uji {name}]
                steps:
                  - ask: jawaban
                    say: Silakan kirim jawabannya.
                    {answer}
                  - say: Sudah kami terima.

                """);
        }
    }
}
