using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Deliveries;
using PilarBot.Office.Outbox;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Deliveries;

public sealed class DeadLettersTests
{
    private static readonly Caller Admin = new(Guid.Parse("aaaaaaaa-0000-7000-8000-000000000001"), "Sari", [new("admin", "")]);
    private static readonly Caller Staff = Admin with { Roles = [new("staf-dinsos", "")] };

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Every_message_that_was_given_up_is_shown_once_page_by_page_the_latest_first(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await GiveUpAsync(desk, "1", 70, desk.Clock.GetUtcNow().UtcDateTime);
        await GiveUpAsync(desk, "2", 60, desk.Clock.GetUtcNow().UtcDateTime);

        var seen = new List<DeadLetters.Line>();
        for (var more = true; more;)
        {
            (DateTime, Guid, long)? after = seen is [.., var last] ? (last.At, last.Conversation, last.Ordinal) : null;
            (var lines, more) = await desk.AtDesk().SeeAsync(Admin, turn => DeadLetters.ListAsync(after, turn), CancellationToken.None);
            Assert.InRange(lines.Count, 1, DeadLetters.Listed);
            seen.AddRange(lines);
        }

        Assert.Equal(130, seen.Select(l => (l.Conversation, l.Ordinal)).Distinct().Count());
        Assert.Equal(130, seen.Count);
        Assert.Equal(seen.OrderByDescending(l => l.At).Select(l => l.At), seen.Select(l => l.At));
        Assert.Empty((await desk.AtDesk().SeeAsync(Staff, turn => DeadLetters.ListAsync(null, turn), CancellationToken.None)).Lines);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task One_is_tried_again_or_all_that_an_account_gave_up_lately(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var now = desk.Clock.GetUtcNow().UtcDateTime;
        await GiveUpAsync(desk, "1", 3, now);
        await GiveUpAsync(desk, "2", 2, now.AddDays(-10));
        var (lines, _) = await desk.AtDesk().SeeAsync(Admin, turn => DeadLetters.ListAsync(null, turn), CancellationToken.None);

        Assert.Equal(DeadLetters.NotAdmin, (await desk.AtDesk().DoAsync(Staff, turn => DeadLetters.RetryAllAsync("telegram", turn), CancellationToken.None)).Refusal);
        var one = await desk.AtDesk().DoAsync(Admin, turn => DeadLetters.RetryAsync(lines[0].Conversation, lines[0].Ordinal, turn), CancellationToken.None);
        Assert.Equal(1, one.Result!.Count);
        var twice = await desk.AtDesk().DoAsync(Admin, turn => DeadLetters.RetryAsync(lines[0].Conversation, lines[0].Ordinal, turn), CancellationToken.None);
        Assert.Equal(DeadLetters.Gone, twice.Refusal);
        var all = await desk.AtDesk().DoAsync(Admin, turn => DeadLetters.RetryAllAsync("telegram", turn), CancellationToken.None);
        Assert.Equal(2, all.Result!.Count);

        await using var db = desk.Database.Office.Open();
        // Those of ten days ago would be old news.
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.State == OutboxState.Dead));
        Assert.Equal(3, await db.Outbox.CountAsync(m => m.State == OutboxState.Waiting && m.Attempts == 0 && m.StateAt == null));
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.DeadLettersRetried));
    }

    // What the office said to a chat, and its channel took none of it.
    private static async Task GiveUpAsync(Desk desk, string address, int count, DateTime at)
    {
        var chat = desk.Chat(address);
        while ((await chat.HeardAsync()).Count < count)
            await chat.SaysAsync("menu");
        await using var db = desk.Database.Office.Open();
        var conversation = await db.Conversations.SingleAsync(c => c.Address == address);
        await db.Outbox.Where(m => m.ConversationId == conversation.Id).OrderByDescending(m => m.Ordinal).Skip(count).ExecuteDeleteAsync();
        await db.Outbox.Where(m => m.ConversationId == conversation.Id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, OutboxState.Dead).SetProperty(m => m.StateAt, at).SetProperty(m => m.Attempts, 8).SetProperty(m => m.Fault, "Kanal menolak."));
    }
}
