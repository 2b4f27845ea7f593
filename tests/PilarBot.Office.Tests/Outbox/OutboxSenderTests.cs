using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Templates;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Outbox;

public sealed class OutboxSenderTests
{
    [Theory]
    [OnSqlite(nameof(Failed), 1), OnSqlite(nameof(Ambiguous), 1), OnSqlite(nameof(Throttled), 7)]
    [OnPostgres(nameof(Failed), 1), OnPostgres(nameof(Ambiguous), 1), OnPostgres(nameof(Throttled), 7)]
    public async Task A_message_that_has_to_wait_holds_back_those_behind_it_and_no_other_chat(string provider, string outcome, int seconds)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", outcome switch
        {
            nameof(Failed) => new Failed("uji"),
            nameof(Ambiguous) => new Ambiguous("uji"),
            _ => new Throttled(TimeSpan.FromSeconds(7)),
        });
        await rig.OweAsync("1", "satu", "dua", "tiga");
        await rig.OweAsync("2", "empat");
        rig.Start();
        await rig.FaultedAsync();
        // The account slows down for a second together with the chat that was too fast.
        if (outcome == nameof(Throttled))
            rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.TriedAsync(2);
        Assert.Equal([("2", "empat")], rig.Channel.Delivered);

        rig.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await rig.TriedAsync(5);
        Assert.Equal(["satu", "dua", "tiga"], rig.Channel.Delivered.Where(d => d.Address == "1").Select(d => d.Text));
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task The_pause_between_tries_doubles_and_a_day_later_it_is_a_dead_letter(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", [.. Enumerable.Repeat(new Failed("uji"), 400)]);
        await rig.OweAsync("1", "satu", "dua");
        rig.Start();
        for (var (tries, pause) = (1, 1); tries < 10; tries++, pause = Math.Min(300, pause * 2))
        {
            await rig.TriedAsync(tries);
            Assert.Equal(tries, rig.Channel.Tried.Count);
            Assert.Equal(tries, (await rig.RowsAsync())[0].Attempts);
            rig.Clock.Advance(TimeSpan.FromSeconds(pause));
        }
        await rig.TriedAsync(10);
        rig.Clock.Advance(TimeSpan.FromHours(24));
        await rig.TriedAsync(12);
        Assert.Equal([("1", "dua")], rig.Channel.Delivered);
        var dead = Assert.Single(await rig.RowsAsync());
        Assert.Equal(OutboxState.Dead, dead.State);
        Assert.Equal("Kanal sedang terganggu.", dead.Fault);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_the_channel_asks_to_wait_after_half_a_message_is_waited(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", new Ambiguous("uji") { RetryAfter = TimeSpan.FromSeconds(40) });
        await rig.OweAsync("1", "satu");
        rig.Start();
        await rig.TriedAsync(1);
        var waits = Assert.Single(await rig.RowsAsync()).NotBefore - rig.Clock.GetUtcNow().UtcDateTime;
        Assert.InRange(waits.TotalSeconds, 38, 40);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Of_the_receipts_of_an_album_only_the_last_is_sent_and_none_once_something_else_was_said(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        for (var i = 1; i <= 5; i++)
            await rig.OweReceiptAsync("1", $"{i} foto diterima");
        rig.Start();
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await rig.TriedAsync(1);
        Assert.Equal([("1", "5 foto diterima")], rig.Channel.Delivered);

        await rig.OweReceiptAsync("1", "6 foto diterima");
        await rig.Turns.SayAsync("1", "uji");
        await rig.TriedAsync(2);
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await rig.OweAsync("1", "akhir");
        await rig.TriedAsync(3);
        Assert.Equal(["5 foto diterima", "Halo.", "akhir"], rig.Channel.Delivered.Select(d => d.Text));
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Who_is_lost_at_an_address_of_before_is_written_to_at_the_present_one(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        var chat = await rig.ChatIdAsync("1");
        rig.Channel.Answer("satu", new Unreachable(UnreachableReason.Undeliverable));
        rig.Channel.Meanwhile = text => text == "satu" && rig.Channel.Tried.Count == 1
            ? rig.WriteAsync(db => db.Conversations.Where(c => c.Id == chat).ExecuteUpdateAsync(set => set.SetProperty(c => c.Address, "9")))
            : Task.CompletedTask;
        await rig.OweAsync("1", "satu", "dua");
        rig.Start();
        await rig.TriedAsync(3);
        Assert.Equal([("9", "satu"), ("9", "dua")], rig.Channel.Delivered);
        Assert.Null((await rig.ChatAsync(chat)).Unreachable);
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_refused_message_is_a_dead_letter_and_those_behind_it_go_on(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", new Refused("400: message is too long"));
        await rig.OweAsync("1", "satu", "dua");
        rig.Start();
        await rig.TriedAsync(2);
        Assert.Equal([("1", "dua")], rig.Channel.Delivered);
        var dead = Assert.Single(await rig.RowsAsync());
        Assert.Equal(OutboxState.Dead, dead.State);
        Assert.Equal("Ditolak oleh kanal (400: message is too long).", dead.Fault);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_person_who_blocked_us_gets_nothing_more_until_they_write_again(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", new Unreachable(UnreachableReason.Blocked));
        await rig.OweAsync("1", "satu", "dua", "tiga");
        rig.Start();
        await rig.TriedAsync(1);
        var chat = await rig.ChatIdAsync("1");
        Assert.Equal(UnreachableReason.Blocked, (await rig.ChatAsync(chat)).Unreachable);
        Assert.All(await rig.RowsAsync(), r => Assert.Equal(OutboxState.Dead, r.State));
        await rig.OweAsync("1", "empat");
        Assert.Equal(3, (await rig.RowsAsync()).Count);

        await rig.Turns.SayAsync("1", "uji");
        await rig.TriedAsync(2);
        Assert.Equal([("1", "Halo.")], rig.Channel.Delivered);
        Assert.Null((await rig.ChatAsync(chat)).Unreachable);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_chat_that_moved_gets_what_waits_at_its_new_address(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", new Moved("99"));
        await rig.OweAsync("1", "satu", "dua");
        rig.Start();
        await rig.TriedAsync(3);
        Assert.Equal([("99", "satu"), ("99", "dua")], rig.Channel.Delivered);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_chat_that_moved_to_where_another_conversation_is_has_ended(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        var chat = await rig.ChatIdAsync("1");
        rig.Channel.Answer("satu", [.. Enumerable.Repeat(new Moved("2"), 50)]);
        await rig.OweAsync("1", "satu", "dua");
        rig.Start();
        await rig.TriedAsync(1);
        Assert.Equal(UnreachableReason.Gone, (await rig.ChatAsync(chat)).Unreachable);
        Assert.All(await rig.RowsAsync(), r => Assert.Equal(OutboxState.Dead, r.State));
        Assert.Single(rig.Channel.Tried);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_reply_goes_ahead_of_the_notices_that_waited_before_it_and_these_follow(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        for (var i = 100; i < 160; i++)
            await rig.Turns.SayAsync($"{i}", "uji");
        await rig.WriteAsync(db => db.Outbox.ExecuteDeleteAsync());
        for (var i = 100; i < 160; i++)
            await rig.OweAsync($"{i}", MessagePurpose.Reminder, "pengingat");
        await rig.OweAsync("1", MessagePurpose.Reply, "jawaban");

        rig.Start(perSecond: 8);
        await Eventually.TrueAsync(() =>
        {
            rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return Task.FromResult(rig.Channel.Tried.Count == 61);
        });

        Assert.InRange(rig.Channel.Tried.Index().Single(t => t.Item.Text == "jawaban").Index, 0, 4);
        Assert.Equal(61, rig.Channel.Delivered.Distinct().Count());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task While_the_channel_is_down_nobody_is_sent_anything(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Answer("satu", new ChannelDown("401"));
        await rig.OweAsync("1", "satu");
        rig.Start();
        await rig.TriedAsync(1);
        await rig.OweAsync("2", "dua");
        await rig.OweAsync("1", "tiga");
        rig.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Single(rig.Channel.Tried);
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.TriedAsync(4);
        Assert.Equal(["satu", "tiga"], rig.Channel.Delivered.Where(d => d.Address == "1").Select(d => d.Text));
        Assert.Contains(("2", "dua"), rig.Channel.Delivered);
    }
}
