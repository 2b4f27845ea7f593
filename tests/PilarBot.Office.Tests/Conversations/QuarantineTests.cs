using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;
using PilarBot.Office.Staff;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Conversations;

public sealed class QuarantineTests
{
    private const string Flow = """
        flow: uji
        title: Uji
        start: [uji]
        steps:
          - ask: nama
            say: Siapa namanya?
            answer: text
          - do: uji.catat
            with: { nama: nama }
          - say: Tercatat.
        """;

    private int tries;
    private bool mended;

    public sealed record Input(string Nama);

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_message_whose_handling_throws_is_set_aside_after_three_tries_and_the_chat_goes_on(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow, Actions());
        await rig.SayAsync("1", "uji");

        var poisoned = rig.Text("1", "Nenek Rahasia");
        Assert.Equal(TurnResult.Quarantined, await rig.ReceiveAsync(poisoned));
        Assert.Equal(3, tries);
        Assert.Contains("petugas", (await rig.OwedAsync("1"))[^1], StringComparison.OrdinalIgnoreCase);

        await using (var db = database.Office.Open())
        {
            var row = Assert.Single(await db.Quarantine.AsNoTracking().ToListAsync());
            Assert.Contains(nameof(InvalidTimeZoneException), row.Fault, StringComparison.Ordinal);
            Assert.DoesNotContain("Rahasia", row.Fault, StringComparison.Ordinal);
            // Whole and readable with the key: staff can look at it, and replay it.
            Assert.Equal(poisoned, JsonSerializer.Deserialize(rig.Sealer.Open(row.Key, row.Id, "body", row.Body), QuarantineJson.Default.InboundMessage));
            Assert.DoesNotContain("Rahasia", Encoding.Latin1.GetString(row.Body), StringComparison.Ordinal);
        }

        // The channel forgot it at its 200; should it come once more, it is known.
        Assert.Equal(TurnResult.Repeat, await rig.ReceiveAsync(poisoned));
        mended = true;
        Assert.Equal(TurnResult.Done, await rig.SayAsync("1", "Nenek Rahasia"));
        Assert.Equal("Tercatat.", (await rig.OwedAsync("1"))[^1]);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_message_that_was_set_aside_has_one_more_turn_when_an_administrator_says_so(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow, Actions());
        var desk = new DeskWork(database.Office, rig.Sealer, rig.Hash, rig.Wakeups, Options.Create(new OutboxOptions()), TimeProvider.System);
        var (admin, staff) = (Caller("admin"), Caller("staf-dinsos"));
        await rig.SayAsync("1", "uji");
        Assert.Equal(TurnResult.Quarantined, await rig.SayAsync("1", "Nenek Rahasia"));
        Assert.Empty(await desk.SeeAsync(staff, Quarantine.ListAsync, CancellationToken.None));
        var line = Assert.Single(await desk.SeeAsync(admin, Quarantine.ListAsync, CancellationToken.None));
        Assert.Null(await desk.SeeAsync(staff, turn => Quarantine.OpenAsync(line.Id, turn), CancellationToken.None));
        mended = true;

        var message = (await desk.SeeAsync(admin, turn => Quarantine.OpenAsync(line.Id, turn), CancellationToken.None))!;
        Assert.Equal(TurnResult.Done, await rig.ReceiveAsync(message));
        Assert.Equal("Tercatat.", (await rig.OwedAsync("1"))[^1]);
        // Killed before it was noted: the same again does nothing twice.
        Assert.Equal(TurnResult.Repeat, await rig.ReceiveAsync((await desk.SeeAsync(admin, turn => Quarantine.OpenAsync(line.Id, turn), CancellationToken.None))!));
        Assert.Null((await desk.DoAsync(admin, turn => Quarantine.SettleAsync(line.Id, replayed: true, turn), CancellationToken.None)).Refusal);

        Assert.Empty(await desk.SeeAsync(admin, Quarantine.ListAsync, CancellationToken.None));
        Assert.Null(await desk.SeeAsync(admin, turn => Quarantine.OpenAsync(line.Id, turn), CancellationToken.None));
        Assert.Equal(Quarantine.Gone, (await desk.DoAsync(admin, turn => Quarantine.SettleAsync(line.Id, replayed: true, turn), CancellationToken.None)).Refusal);

        static Caller Caller(string role) => new(Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001"), "Sari", [new(role, "")]);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_chat_whose_key_does_not_open_gets_rid_of_its_messages_too(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow, Actions());
        await rig.SayAsync("1", "uji");
        await rig.SayAsync("2", "uji");
        await database.Office.WriteAsync(db => db.Database.ExecuteSqlRawAsync(
            "UPDATE conversations SET key = (SELECT key FROM conversations WHERE address = '2') WHERE address = '1'"), CancellationToken.None);
        Assert.Equal(TurnResult.Quarantined, await rig.SayAsync("1", "Nenek Rahasia"));
        await using var db = database.Office.Open();
        Assert.Equal(1, await db.Quarantine.CountAsync());
    }

    [Fact]
    public void Every_kind_of_content_comes_back_as_it_was_set_aside()
    {
        InboundContent[] contents =
        [
            new TextContent("a"), new TapContent("1", "d", "q"), new MediaContent(MediaKind.Photo, "ref", 5, Album: "b"), new LocationContent(-4.7, 121.6, 3),
            new ContactContent("62812", "Nama", true), new EditContent("7", null), new MembershipContent(false), new GroupContent(true), new UnsupportedContent("dice"),
            new ReactionContent("7", "👍"), new DeletedContent("7"), new MovedContent("ID.1", "+62812"),
        ];
        Assert.Equal(typeof(InboundContent).Assembly.GetTypes().Count(t => t.IsSubclassOf(typeof(InboundContent))), contents.Length);
        foreach (var content in contents)
        {
            var message = new InboundMessage { From = new("telegram", "1"), Key = "m:1:1", Content = content };
            var json = JsonSerializer.SerializeToUtf8Bytes(message, QuarantineJson.Default.InboundMessage);
            Assert.Equal(message, JsonSerializer.Deserialize(json, QuarantineJson.Default.InboundMessage));
        }
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_a_failed_try_wrote_is_undone(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow, Actions());
        await rig.SayAsync("1", "uji");
        await rig.SayAsync("1", "Siapa saja");
        await using var db = database.Office.Open();
        // What the try wrote is gone; that somebody has to look is written in its stead.
        Assert.Equal(Flows.Events.HumanReason.Broken, Assert.Single(await db.HumanRequests.AsNoTracking().ToListAsync()).Reason);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Staff_are_told_without_being_told_who(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow, Actions());
        await rig.SayAsync("staf", "menu");
        await database.Office.WriteAsync(async db =>
        {
            var person = new Person { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), Name = "Staf", CreatedAt = DateTime.UnixEpoch };
            db.People.Add(person);
            db.RoleGrants.Add(new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), PersonId = person.Id, Role = "staf-dinsos", Wilayah = "", Since = DateTime.UnixEpoch });
            (await db.Conversations.SingleAsync()).PersonId = person.Id;
            return 0;
        }, CancellationToken.None);
        await rig.SayAsync("1", "uji");
        await rig.SayAsync("1", "Nenek Rahasia");
        var told = (await rig.OwedAsync("staf"))[^1];
        Assert.Contains("antrean", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahasia", told, StringComparison.Ordinal);
    }

    private ActionCatalog Actions() => new ActionCatalog().Writes<Input, Nothing>("uji.catat", (input, turn) =>
    {
        tries++;
        turn.Db.HumanRequests.Add(new() { Id = turn.NewId(), ConversationId = turn.Conversation.Id, Reason = Flows.Events.HumanReason.Asked, At = turn.Now });
        return mended
            ? Task.FromResult<ActionOutcome<Nothing>>(new Nothing())
            : throw new InvalidTimeZoneException($"Quotes {input.Nama}, as database errors do.");
    });
}
