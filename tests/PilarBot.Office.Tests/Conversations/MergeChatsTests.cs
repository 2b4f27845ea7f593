using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Events;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Complaints;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.People;
using PilarBot.Office.Reminders;
using PilarBot.Office.Sealing;
using PilarBot.Office.Templates;
using PilarBot.Office.Tests.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Conversations;

/// <summary>What becomes of everything that a chat had when it turns out to be the same person's as another.</summary>
public sealed class MergeChatsTests
{
    private const string Number = "+6281234500900";
    private const string Id = "ID.900";

    [Theory, OnSqlite, OnPostgres]
    public async Task Complaints_from_both_chats_are_found_and_told_of_and_not_a_byte_of_them_changes(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika", ("penangan-aduan", ""));
        var first = await desk.FileAsync(Number, ComplaintSamples.Plain);
        var second = await desk.FileAsync(Id, ComplaintSamples.Plain);
        var before = await ComplaintsAsync(desk);

        await MergeAsync(desk);

        Assert.Equal(before, await ComplaintsAsync(desk));
        Assert.Equal([second.Number, first.Number], await OwnAsync(desk, Id));
        Assert.NotNull((await desk.FindAsync(Id, first.Number, null)).Details);
        foreach (var complaint in (FileComplaint.Result[])[first, second])
        {
            var heard = (await desk.Chat(Id).HeardAsync()).Count;
            Assert.Null(await desk.MoveAsync(officer, complaint.Number, "verified", "Sudah dicek."));
            Assert.Contains("Ada perkembangan", ((OutboundText)(await desk.Chat(Id).HeardAsync()).Skip(heard).Single()).Markdown, StringComparison.Ordinal);
        }
        var third = await desk.FileAsync(Id, ComplaintSamples.Plain);
        Assert.Equal([third.Number, second.Number, first.Number], await OwnAsync(desk, Number));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_handles_a_complaint_that_came_from_an_earlier_chat_of_theirs_hears_of_it_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync(Id, "Sartika", ("penangan-aduan", ""));
        var complaint = await desk.FileAsync(Number, ComplaintSamples.Plain);
        await MergeAsync(desk);
        Assert.Null(await desk.MoveAsync(officer, complaint.Number, "verified", "Sudah dicek."));
        Assert.Single((await officer.HeardAsync()).OfType<OutboundText>(), t => t.Markdown.Contains("Ada perkembangan", StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_secrets_of_both_chats_count_together(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        foreach (var address in (string[])[Number, Number, Number, Id])
            await desk.FindAsync(address, "AD-2026-000001", "CCCC-CCCC-CCCC");
        await MergeAsync(desk);
        Assert.Equal("not-found", (await desk.FindAsync(Id, "AD-2026-000001", "CCCC-CCCC-CCCC")).Refusal);
        Assert.Equal("too-many", (await desk.FindAsync(Id, "AD-2026-000001", "CCCC-CCCC-CCCC")).Refusal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_with_its_photos_goes_on_where_it_was_left_and_is_found_afterwards(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync(Number, "Siti", ("tksk", ComplaintSamples.Poleang));
        var pillar = desk.Chat(Number);
        await pillar.SaysAsync("lapor", "lansia", "Nenek Uji", "NIK tidak ada", "Tidak tahu", "Boepinang");
        await pillar.SendsFileAsync("foto-1");
        await desk.Chat(Id).SaysAsync("menu");

        await MergeAsync(desk, "selesai");
        var merged = desk.Chat(Id);
        await merged.SaysAsync("Tidak bisa berbagi lokasi", "Tinggal sendiri.");
        Assert.Contains("KS-", await merged.TapsAsync("Kirim laporan"), StringComparison.Ordinal);

        await merged.SaysAsync("status");
        Assert.Contains(((OutboundText)(await merged.HeardAsync())[^1]).Choices, c => c.Label.Contains("KS-", StringComparison.Ordinal));
        await using var db = desk.Database.Office.Open();
        Assert.Equal((await db.Conversations.SingleAsync(c => c.Address == Id)).Id, (await db.Cases.SingleAsync()).ConversationId);
        Assert.Equal("case", (await db.Media.SingleAsync()).OwnerKind);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whatever_names_the_chat_in_the_open_names_the_other_from_then_on(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (from, to) = (await ChatAsync(desk, Number), await ChatAsync(desk, Id));
        List<Guid> broadcasts = [HiddenId.New(), HiddenId.New(), HiddenId.New()];
        await desk.Database.Office.WriteAsync(db =>
        {
            AddRows(desk, db, from, broadcasts);
            // In both: got the first here, not yet there; the second neither here nor there.
            foreach (var (broadcast, chat, state) in ((Guid, Guid, RecipientState)[])
                [(broadcasts[0], from, RecipientState.Sent), (broadcasts[0], to, RecipientState.Queued), (broadcasts[1], from, RecipientState.Queued),
                    (broadcasts[1], to, RecipientState.Queued), (broadcasts[2], from, RecipientState.Queued)])
                db.BroadcastRecipients.Add(new() { BroadcastId = broadcast, ConversationId = chat, Account = "telegram", State = state, NotBefore = desk.Clock.Now });
            foreach (var (chat, period) in ((Guid, string)[])[(from, "2026-W46"), (from, "2026-W47"), (to, "2026-W47")])
                db.Reminders.Add(new()
                {
                    Id = HiddenId.New(),
                    Kind = "weekly-cases",
                    Recipient = chat,
                    Key = period,
                    FoundAt = desk.Clock.Now,
                    NotBefore = desk.Clock.Now,
                    Until = desk.Clock.Now,
                    State = ReminderState.Sent,
                    ConversationId = chat,
                });
            return Task.FromResult(0);
        }, default);

        await MergeAsync(desk);

        await using var after = desk.Database.Office.Open();
        Assert.Equal(to, (await after.HumanRequests.SingleAsync()).ConversationId);
        Assert.Equal(to, (await after.RegistrationRequests.SingleAsync()).ConversationId);
        Assert.Equal(to, (await after.Media.SingleAsync()).ConversationId);
        Assert.Equal(to, (await after.Quarantine.SingleAsync()).ConversationId);
        Assert.All(await after.Broadcasts.ToListAsync(), b => Assert.Equal(to, b.ConversationId));
        Assert.Equal(
            [(broadcasts[0], to, RecipientState.Sent), (broadcasts[1], to, RecipientState.Queued), (broadcasts[2], to, RecipientState.Queued)],
            (await after.BroadcastRecipients.ToListAsync()).OrderBy(r => broadcasts.IndexOf(r.BroadcastId)).Select(r => (r.BroadcastId, r.ConversationId, r.State)));
        Assert.Equal(["2026-W46", "2026-W47", "2026-W47"], await after.Reminders.Where(r => r.ConversationId == to).Select(r => r.Key).Order().ToListAsync());
        Assert.False(await after.Conversations.AnyAsync(c => c.Id == from));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_still_to_be_sent_is_sent_in_order_with_its_tries_and_what_is_superfluous_is_not(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (from, to) = (await ChatAsync(desk, Number), await ChatAsync(desk, Id));
        await desk.Database.Office.WriteAsync(async db =>
        {
            await OweAsync(desk, db, to, "Di sini.");
            await OweAsync(desk, db, from, "Satu.");
            var chat = await db.Conversations.SingleAsync(c => c.Id == from);
            var receipt = ++chat.LastOrdinal;
            db.Outbox.Add(new()
            {
                ConversationId = from,
                Ordinal = receipt,
                Account = "telegram",
                Body = OutboxBody.Seal(desk.Sealer, chat.Key, from, receipt, new OutboundText("Diterima.")),
                NotBefore = desk.Clock.Now,
                IsReceipt = true,
                CreatedAt = desk.Clock.Now,
            });
            chat.SpokenOrdinal = receipt + 1;
            await db.SaveChangesAsync();
            await OweAsync(desk, db, from, "Dua.");
            await db.Outbox.Where(m => m.ConversationId == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.Attempts, 3).SetProperty(m => m.Fault, "gagal"));
            chat.Unreachable = UnreachableReason.Undeliverable;
            return 0;
        }, default);

        await MergeAsync(desk);

        var heard = (await desk.Chat(Id).HeardAsync()).OfType<OutboundText>().Select(t => t.Markdown).ToList();
        Assert.Equal(["Di sini.", "Satu.", "Dua."], heard.Take(3));
        await using var after = desk.Database.Office.Open();
        Assert.Equal(2, await after.Outbox.CountAsync(m => m.Attempts == 3 && m.Fault == "gagal"));
        Assert.Equal(await after.Outbox.MaxAsync(m => m.Ordinal), (await after.Conversations.SingleAsync()).LastOrdinal);
    }

    [Theory, OnSqlite]
    public async Task Every_table_in_which_a_chat_is_part_of_the_key_has_been_thought_of(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Office.Open();
        var keyed = db.Model.GetEntityTypes().Where(e => e.FindPrimaryKey()!.Properties.Any(p => p.Name == "ConversationId")).Select(e => e.GetTableName()).Order();
        // Web chats have conversations of their own, which never merge. Of the others, the row of the chat that goes on stays where both have one; decide whether that is right before adding another.
        Assert.Equal(["broadcast_recipients", "case_followers", "outbox", "web_activities"], keyed);
    }

    private static void AddRows(Desk desk, OfficeDbContext db, Guid chat, IEnumerable<Guid> broadcasts)
    {
        var (now, key) = (desk.Clock.Now, desk.Sealer.NewKey(chat));
        db.HumanRequests.Add(new() { Id = HiddenId.New(), ConversationId = chat, Reason = HumanReason.Asked, At = now });
        db.RegistrationRequests.Add(new RegistrationRequest
        {
            Id = HiddenId.New(),
            ConversationId = chat,
            Key = key,
            Name = [1],
            Phone = [1],
            PhoneHash = [1],
            Role = "tksk",
            Wilayah = "",
            At = now,
        });
        db.Media.Add(new() { Id = HiddenId.New(), Account = "telegram", ConversationId = chat, FileRef = "f", Kind = MediaKind.Photo, NotBefore = now, Key = key, ReceivedAt = now });
        db.Quarantine.Add(new() { Id = HiddenId.New(), ConversationId = chat, Account = "telegram", Key = key, Body = [1], Fault = "x", At = now });
        foreach (var (place, broadcast) in broadcasts.Index())
            db.Broadcasts.Add(new() { Id = broadcast, Number = $"SR-{place}", Text = "x", At = now, CreatedBy = null, ConversationId = chat, CreatedAt = now });
    }

    private static async Task MergeAsync(Desk desk, string words = "menu")
    {
        Assert.Equal(TurnResult.Done, await desk.ReceiveAsync(new("telegram", Id), new TextContent(words), Number));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.Conversations.CountAsync(c => c.Address == Id || c.Address == Number));
        Assert.Equal(1, await db.MergedChats.CountAsync());
    }

    private static Task<Guid> ChatAsync(Desk desk, string address) => desk.ActAsync(address, turn => Task.FromResult(turn.Conversation.Id));

    private static async Task OweAsync(Desk desk, OfficeDbContext db, Guid chat, string text)
    {
        await OweMessage.ToAsync(db, chat, new OutboundText(text), MessagePurpose.Reply, desk.Sealer, desk.Clock.Now, default);
        await db.SaveChangesAsync();
    }

    private static async Task<IEnumerable<string>> OwnAsync(Desk desk, string address) =>
        (await desk.ActAsync(address, turn => FindComplaints.OwnAsync(new(), turn))).Result!.List.Select(e => e.Value);

    private static async Task<string> ComplaintsAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return JsonSerializer.Serialize(await db.Complaints.AsNoTracking().OrderBy(c => c.Number)
            .Select(c => new { c.Number, c.ReporterChat, c.ReporterMark, c.Secret, c.Description }).ToListAsync());
    }
}
