using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;
using PilarBot.Office.Tests.Harness;
using PilarBot.Persistence.Postgres;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Conversations;

/// <summary>One person, known by a number, by an id, by both, by another id: one chat.</summary>
public sealed class ChatAliasTests
{
    private const string Number = "+6281234500001";
    private const string Id = "ID.1001";
    private const string NewId = "ID.1002";

    private const string Flow = """
        flow: uji
        title: Uji
        start: [uji]
        steps:
          - ask: satu
            say: Pertanyaan satu?
            answer: text
          - ask: dua
            say: Pertanyaan dua?
            answer: text
          - ask: tiga
            say: Pertanyaan tiga?
            answer: text
          - ask: empat
            say: Pertanyaan empat?
            answer: text
          - say: Selesai.
        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Known_by_number_then_by_both_then_by_id_then_by_another_id_somebody_goes_on_in_one_chat(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);

        Assert.Equal("Pertanyaan satu?", await SaysAsync(rig, Number, Number, "uji"));
        Assert.Equal("Pertanyaan dua?", await SaysAsync(rig, Id, Number, "a"));
        Assert.Equal("Pertanyaan tiga?", await SaysAsync(rig, Id, null, "b"));
        await MovesAsync(rig, Id, null, NewId, null);
        Assert.Equal("Pertanyaan empat?", await SaysAsync(rig, NewId, null, "c"));
        Assert.Equal("Selesai.", await SaysAsync(rig, NewId, Number, "d"));

        var chat = await OnlyChatAsync(rig);
        Assert.Equal(NewId, chat.Address);
        // Under the number alone and under the id of before it is the same chat still.
        Assert.Equal("Pertanyaan satu?", await SaysAsync(rig, Number, Number, "uji"));
        Assert.Equal("Pertanyaan dua?", await SaysAsync(rig, Id, null, "a"));
        Assert.Equal(chat.Id, (await OnlyChatAsync(rig)).Id);
        Assert.Equal(NewId, (await OnlyChatAsync(rig)).Address);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_chats_become_one_when_a_message_tells_both_addresses(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Number, Number, "uji");
        await SaysAsync(rig, Number, Number, "a");
        await SaysAsync(rig, Id, null, "menu");

        // Nothing was open in the second, so what was open in the first goes on.
        Assert.Equal("Pertanyaan tiga?", await SaysAsync(rig, Id, Number, "b"));

        Assert.Equal(Id, (await OnlyChatAsync(rig)).Address);
        var owed = await rig.OwedAsync(Id);
        Assert.Equal(4, owed.Count);
        Assert.Equal(["Pertanyaan satu?", "Pertanyaan dua?", "Pertanyaan tiga?"], owed.Skip(1));
        Assert.Equal("Pertanyaan empat?", await SaysAsync(rig, Number, Number, "c"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_newer_of_two_dialogues_goes_on_and_the_older_waits_as_a_draft(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Id, null, "uji");
        await SaysAsync(rig, Id, null, "lama");
        await SaysAsync(rig, Number, Number, "uji");
        await SaysAsync(rig, Number, Number, "baru");
        await SaysAsync(rig, Number, Number, "baru juga");

        Assert.Equal("Pertanyaan empat?", await SaysAsync(rig, Id, Number, "tetap baru"));

        var dialogue = (await OnlyChatAsync(rig)).OpenDialogue(rig.Sealer);
        Assert.Equal(["baru", "baru juga", "tetap baru"], dialogue.Session!.Trail.Where(e => e.Kind is Flows.Engine.TrailKind.Answered).Select(e => (string?)e.Value));
        Assert.Equal(["lama"], Assert.Single(dialogue.Drafts).Trail.Where(e => e.Kind is Flows.Engine.TrailKind.Answered).Select(e => (string?)e.Value));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_move_to_an_address_that_has_written_already_makes_one_chat_whatever_comes_first(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Id, Number, "uji");
        await SaysAsync(rig, Id, Number, "a");
        await SaysAsync(rig, NewId, "+6281299900001", "menu");

        await MovesAsync(rig, Id, Number, NewId, "+6281299900001");
        Assert.Equal("Pertanyaan tiga?", await SaysAsync(rig, NewId, "+6281299900001", "b"));
        // The same told twice, late.
        await MovesAsync(rig, Id, Number, NewId, "+6281299900001");
        Assert.Equal("Pertanyaan empat?", await SaysAsync(rig, "+6281299900001", "+6281299900001", "c"));
        Assert.Equal(NewId, (await OnlyChatAsync(rig)).Address);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_has_somebody_elses_number_by_now_sees_nothing_of_theirs(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Id, Number, "uji");
        await SaysAsync(rig, Id, Number, "rahasia");

        Assert.Equal("Pertanyaan satu?", await SaysAsync(rig, NewId, Number, "uji"));
        // The number leads to whoever has it now, the id to whoever it belongs to.
        Assert.Equal("Pertanyaan dua?", await SaysAsync(rig, Number, Number, "punya saya"));
        Assert.Equal("Pertanyaan tiga?", await SaysAsync(rig, Id, null, "b"));
        await using var db = database.Office.Open();
        Assert.Equal([Id, NewId], await db.Conversations.OrderBy(c => c.Address).Select(c => c.Address).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_number_that_was_given_up_leads_no_longer_to_the_chat(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Number, Number, "uji");
        await MovesAsync(rig, Number, Number, "+6281299900001", "+6281299900001");
        Assert.Equal("Pertanyaan dua?", await SaysAsync(rig, NewId, "+6281299900001", "a"));

        await SaysAsync(rig, Number, Number, "menu");
        await using var db = database.Office.Open();
        Assert.Equal(2, await db.Conversations.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_that_tells_both_addresses_makes_one_chat_once(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Number, Number, "uji");
        await SaysAsync(rig, Id, null, "menu");
        var (byNumber, byId) = (await ChatAsync(rig, Number), await ChatAsync(rig, Id));

        for (var time = 0; time < 3; time++)
            await LearnAsync(rig, new(byNumber.Id, Id, Number), new(byNumber.Id, Id, Number), new(byId.Id, Id, Number));

        var chat = await OnlyChatAsync(rig);
        Assert.Equal((byNumber.Id, Id), (chat.Id, chat.Address));
        Assert.Equal("Pertanyaan dua?", await SaysAsync(rig, Id, null, "a"));
        // Late ones of before change nothing; a new id does.
        await LearnAsync(rig, new(chat.Id, NewId, Number), new(chat.Id, Id, Number), new(chat.Id, null, "+6281299900001"), new(chat.Id, null, null));
        Assert.Equal(NewId, (await OnlyChatAsync(rig)).Address);
        Assert.Equal("Pertanyaan tiga?", await SaysAsync(rig, Number, Number, "b"));
        Assert.Equal("Pertanyaan empat?", await SaysAsync(rig, Id, null, "c"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_names_the_chat_that_ended_finds_the_one_it_went_on_in(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        await SaysAsync(rig, Number, Number, "uji");
        var ended = (await ChatAsync(rig, Number)).Id;
        await SaysAsync(rig, Id, null, "menu");
        await SaysAsync(rig, Id, Number, "a");
        // And on in a third.
        await SaysAsync(rig, NewId, null, "menu");
        await MovesAsync(rig, NewId, null, Id, null);
        var chat = await OnlyChatAsync(rig);

        Assert.Equal(TurnResult.Done, await rig.ResumeAsync(ended));
        await database.Office.WriteAsync(
            db => OweMessage.ToAsync(db, ended, new OutboundText("Kabar."), MessagePurpose.Reply, rig.Sealer, new(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc), default), default);
        Assert.Equal("Kabar.", (await rig.OwedAsync(chat.Address))[^1]);
        Assert.Equal(TurnResult.Repeat, await rig.ResumeAsync(HiddenId.New()));
        await using var db = database.Office.Open();
        Assert.Equal(3, (await MergedChat.AllIdsAsync(db, chat.Id, default)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pillar_is_recognised_as_soon_as_the_number_is_told(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, """
            flow: uji
            title: Uji
            start: [uji]
            steps:
              - say: Halo {me.name}.
            """);
        await database.Office.WriteAsync(db =>
        {
            db.People.Add(new() { Id = HiddenId.New(), Name = "Siti", PhoneHash = rig.Hash.Of(HashPurpose.Phone, Number), CreatedAt = DateTime.UnixEpoch });
            return Task.FromResult(0);
        }, default);

        Assert.Equal("Halo Bapak/Ibu.", await SaysAsync(rig, Id, null, "uji"));
        Assert.Equal("Halo Bapak/Ibu Siti.", await SaysAsync(rig, Id, Number, "uji"));
        Assert.Equal("Halo Bapak/Ibu Siti.", await SaysAsync(rig, Id, null, "uji"));
        await MovesAsync(rig, Id, Number, NewId, "+6281299900001");
        Assert.Equal("Halo Bapak/Ibu Siti.", await SaysAsync(rig, NewId, "+6281299900001", "uji"));
        // Known in the one chat, so in both.
        Assert.Equal("Halo Bapak/Ibu.", await SaysAsync(rig, "ID.7", null, "uji"));
        await MovesAsync(rig, "ID.7", null, NewId, null);
        Assert.Equal("Halo Bapak/Ibu Siti.", await SaysAsync(rig, NewId, null, "uji"));
        await OnlyChatAsync(rig);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task First_messages_under_both_addresses_at_once_end_in_one_chat(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        for (var person = 0; person < 20; person++)
        {
            var (id, number) = ($"ID.2{person:00}", $"+62812345002{person:00}");
            var results = await Task.WhenAll(
                ReceiveAsync(rig, id, number, "uji"), ReceiveAsync(rig, number, number, "uji"), ReceiveAsync(rig, id, null, "uji"), ReceiveAsync(rig, id, number, "menu"));
            Assert.All(results, r => Assert.Equal(TurnResult.Done, r));
            await SaysAsync(rig, id, number, "menu");
        }
        await using var db = database.Office.Open();
        Assert.Equal(20, await db.Conversations.CountAsync());
        Assert.Equal(20 * 5, await db.SeenMessages.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_that_make_one_chat_of_the_same_two_at_once_end_in_one_chat(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow);
        for (var person = 0; person < 5; person++)
        {
            var (id, number) = ($"ID.3{person:00}", $"+62812345003{person:00}");
            await SaysAsync(rig, id, null, "uji");
            await SaysAsync(rig, number, number, "uji");
            var (byNumber, byId) = (await ChatAsync(rig, number), await ChatAsync(rig, id));
            var said = Task.WhenAll(ReceiveAsync(rig, id, number, "a"), ReceiveAsync(rig, number, number, "b"));
            await Task.WhenAll(said, LearnAsync(rig, new ToldAddress(byNumber.Id, id, number)), LearnAsync(rig, new ToldAddress(byId.Id, id, number)));
            Assert.All(await said, r => Assert.Equal(TurnResult.Done, r));
        }
        await using var db = database.Office.Open();
        Assert.Equal(5, await db.Conversations.CountAsync());
        Assert.Equal(5, await db.MergedChats.CountAsync());
    }

    [Theory, OnPostgres]
    public async Task A_known_person_costs_no_more_round_trips_than_before_and_known_reports_cost_one(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var proxy = new CountingProxy(database.Connection);
        await using var behind = new PostgresDatabase(proxy.ConnectionString);
        using var rig = await TurnRig.CreateAsync(behind, Flow);
        for (var i = 0; i < 10; i++)
            foreach (var words in (string[])["uji", "a", "b", "c", "d"])
                await ReceiveAsync(rig, Id, Number, words);
        await ReceiveAsync(rig, Id, Number, "uji");
        var told = new ToldAddress((await OnlyChatAsync(rig)).Id, Id, Number);
        await LearnAsync(rig, told);

        var before = proxy.RoundTrips;
        await ReceiveAsync(rig, Id, Number, "a");
        Assert.Equal(3, proxy.RoundTrips - before);
        before = proxy.RoundTrips;
        await LearnAsync(rig, told, told with { Address = null }, told with { Phone = null });
        Assert.Equal(1, proxy.RoundTrips - before);
    }

    private static async Task<string> SaysAsync(TurnRig rig, string address, string? phone, string words)
    {
        Assert.Equal(TurnResult.Done, await ReceiveAsync(rig, address, phone, words));
        await using var db = rig.Database.Open();
        var mark = ChatAlias.HashOf(rig.Hash, address);
        var chat = await db.Conversations.SingleAsync(c => c.Address == address || db.ChatAliases.Any(a => a.Hash == mark && a.ConversationId == c.Id));
        return (await rig.OwedAsync(chat.Address))[^1];
    }

    private static Task<TurnResult> ReceiveAsync(TurnRig rig, string address, string? phone, string words) =>
        rig.ReceiveAsync(rig.Text(address, words) with { Phone = phone });

    private static async Task MovesAsync(TurnRig rig, string address, string? phone, string newAddress, string? newPhone) => Assert.Equal(
        TurnResult.Done, await rig.ReceiveAsync(rig.Text(address, "") with { Phone = phone, Content = new MovedContent(newAddress, newPhone) }));

    private static Task LearnAsync(TurnRig rig, params ToldAddress[] told) => ChatAliases.LearnAsync(rig.Database, told, rig.Sealer, rig.Hash, default);

    private static async Task<Conversation> OnlyChatAsync(TurnRig rig)
    {
        await using var db = rig.Database.Open();
        return Assert.Single(await db.Conversations.AsNoTracking().ToListAsync());
    }

    private static async Task<Conversation> ChatAsync(TurnRig rig, string address)
    {
        await using var db = rig.Database.Open();
        return await db.Conversations.AsNoTracking().SingleAsync(c => c.Address == address);
    }
}
