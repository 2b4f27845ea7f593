using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Conversations;
using PilarBot.Office.Outbox;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Deliveries;

public sealed class DeliveryReportTests
{
    private static readonly Billing Reply = new(true, "regular", "service");

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_the_channel_took_is_kept_until_it_arrived(string provider)
    {
        await using var rig = await SentAsync(provider, "satu");
        var mark = rig.Channel.Messages[0].Mark!;
        await rig.ReportAsync(mark, "w1", DeliveryState.Sent);
        Assert.Equal(OutboxState.Sent, Assert.Single(await rig.RowsAsync()).State);
        // Read without delivered, as it happens.
        await rig.ReportAsync(mark, "w1", DeliveryState.Read);
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_report_of_one_part_of_several_does_not_speak_for_all(string provider)
    {
        await using var rig = await SentAsync(provider, "satu");
        var mark = rig.Channel.Messages[0].Mark!;
        await rig.ReportAsync(mark + "#1/2", "w1", DeliveryState.Delivered);
        Assert.Single(await rig.RowsAsync());
        await rig.ReportAsync(mark + "#2/2", "w2", DeliveryState.Delivered);
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_failed_later_by_the_channels_trouble_is_sent_again_and_what_was_refused_is_a_dead_letter(string provider)
    {
        await using var rig = await SentAsync(provider, "satu", "dua");
        await rig.ReportAsync(rig.Channel.Messages[0].Mark!, "w1", DeliveryState.Failed, new Failed("131000"));
        await rig.ReportAsync(rig.Channel.Messages[1].Mark!, "w2", DeliveryState.Failed, new Refused("131051"));
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Count(d => d.Text == "satu") == 2));
        var dead = (await rig.RowsAsync()).Single(m => m.State is OutboxState.Dead);
        Assert.Equal("Ditolak oleh kanal (131051).", dead.Fault);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_was_sent_before_its_chat_went_on_in_another_is_still_reported_by_its_mark(string provider)
    {
        await using var rig = await SentAsync(provider, "satu", "dua");
        var marks = rig.Channel.Messages.Select(m => m.Mark!).ToList();
        Assert.Equal(TurnResult.Done, await rig.Turns.ReceiveAsync(rig.Turns.Text("2", "menu") with { Phone = "1" }));
        Assert.Single(await rig.ReadAsync(db => db.Conversations.ToListAsync()));

        await rig.ReportAsync(marks[0], "w1", DeliveryState.Delivered);
        await rig.ReportAsync(marks[1], "w2", DeliveryState.Failed, new Failed("131000"));
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Contains(("2", "dua"))));
        Assert.DoesNotContain(("2", "satu"), rig.Channel.Delivered);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_person_who_cannot_be_reached_is_known_as_such_until_writing_again(string provider)
    {
        await using var rig = await SentAsync(provider, "satu");
        var chat = await rig.ChatIdAsync("1");
        await rig.ReportAsync(rig.Channel.Messages[0].Mark!, "w1", DeliveryState.Failed, new Unreachable(UnreachableReason.Undeliverable));
        Assert.Equal(UnreachableReason.Undeliverable, (await rig.ChatAsync(chat)).Unreachable);
        Assert.Equal(OutboxState.Dead, Assert.Single(await rig.RowsAsync()).State);
        await rig.Turns.SayAsync("1", "uji");
        Assert.Null((await rig.ChatAsync(chat)).Unreachable);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_report_that_answers_a_lost_answer_prevents_the_second_send(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Traits = rig.Channel.Traits with { ReportsDeliveries = true };
        rig.Channel.Answer("satu", new Ambiguous("uji"));
        await rig.OweAsync("1", "satu", "dua");
        rig.Start();
        await rig.FaultedAsync();
        await rig.ReportAsync(rig.Channel.Messages[0].Mark!, "w1", DeliveryState.Delivered);
        rig.Clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Any(d => d.Text == "dua")));
        Assert.Single(rig.Channel.Tried, t => t.Text == "satu");
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Messages_that_went_out_as_one_are_let_go_and_fail_as_one(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider, new ScriptedChannel { Joins = true });
        rig.Channel.Traits = rig.Channel.Traits with { ReportsDeliveries = true };
        await rig.OweAsync("1", "satu", "dua", "tiga");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync()).All(m => m.State is OutboxState.Sent));
        Assert.Equal([("1", "satu+dua+tiga")], rig.Channel.Delivered);
        await rig.ReportAsync(rig.Channel.Messages[0].Mark!, "w1", DeliveryState.Failed, new Failed("uji"));
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Count == 2));
        await Eventually.TrueAsync(async () => (await rig.RowsAsync()).All(m => m.State is OutboxState.Sent));
        await rig.ReportAsync(rig.Channel.Messages[1].Mark!, "w2", DeliveryState.Delivered);
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Each_message_is_charged_once_however_often_and_in_whatever_order_it_is_reported(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        foreach (var state in (DeliveryState[])[DeliveryState.Read, DeliveryState.Delivered, DeliveryState.Sent, DeliveryState.Delivered, DeliveryState.Read])
            await rig.ReportAsync("", "w1", state, billing: Reply);
        await rig.ReportAsync("", "w2", DeliveryState.Sent, billing: Reply);
        await rig.ReportAsync("", "w3", DeliveryState.Delivered, billing: new(true, "regular", "utility"));
        await rig.ReportAsync("", "w4", DeliveryState.Delivered, billing: new(false, "free_entry_point", "service"));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => rig.ReportAsync("", $"v{i % 100}", DeliveryState.Delivered, billing: Reply)));
        var counts = await rig.ReadAsync(db => db.MessageCounts.OrderBy(c => c.Category).ThenBy(c => c.IsBillable).Select(c => new { c.Month, c.Category, c.IsBillable, c.Count }).ToListAsync());
        Assert.Equal([("2026-11", "service", false, 1L), ("2026-11", "service", true, 101L), ("2026-11", "utility", true, 1L)],
            counts.Select(c => (c.Month, c.Category, c.IsBillable, c.Count)));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Reports_of_several_accounts_that_share_a_commit_are_told_apart_and_recognised_later(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        var reports = rig.Reports();
        DeliveryReport Of(string account) => new(account, "w1", DeliveryState.Delivered, rig.Clock.GetUtcNow().UtcDateTime) { Billing = Reply };
        await reports.RecordAsync([Of("satu"), Of("dua"), Of("satu"), Of("satu") with { State = DeliveryState.Read }, Of("tiga")]);
        await reports.RecordAsync([Of("dua")]);
        await reports.RecordAsync([Of("tiga"), Of("satu")]);
        Assert.Equal([("dua", 1L), ("satu", 1L), ("tiga", 1L)],
            (await rig.ReadAsync(db => db.MessageCounts.OrderBy(c => c.Account).ToListAsync())).Select(c => (c.Account, c.Count)));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_report_that_cannot_be_kept_holds_back_no_other(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        var at = rig.Clock.GetUtcNow().UtcDateTime;
        DeliveryReport Of(string? account, string message) => new(account!, message, DeliveryState.Delivered, at) { Billing = Reply };
        await rig.Reports().RecordAsync([Of("satu", "w1"), Of(null, "w2"), Of("satu", "w3")]).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, Assert.Single(await rig.ReadAsync(db => db.MessageCounts.ToListAsync())).Count);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Administrators_are_warned_once_before_the_budget_and_the_free_replies_are_used_up(string provider)
    {
        await using var rig = await OutboxRig.CreateAsync(provider);
        await rig.AppointAsync("2", "admin");
        var budget = new Office.Deliveries.BudgetOptions { Monthly = 100, FreeReplies = 3, HasPaymentMethod = false };
        budget.Prices["utility"] = 10;
        var reports = rig.Reports(budget);
        for (var i = 0; i < 12; i++)
            await reports.RecordAsync([new(TurnRig.Account, $"u{i}", DeliveryState.Delivered, rig.Clock.GetUtcNow().UtcDateTime) { Billing = new(true, "regular", "utility") }]);
        for (var i = 0; i < 5; i++)
            await reports.RecordAsync([new(TurnRig.Account, $"r{i}", DeliveryState.Delivered, rig.Clock.GetUtcNow().UtcDateTime) { Billing = Reply }]);
        var told = await rig.Turns.OwedAsync("2");
        Assert.Collection(told,
            t => Assert.Contains("terpakai Rp 80 dari Rp 100", t, StringComparison.Ordinal),
            t => Assert.Contains("sudah habis (Rp 100 dari Rp 100)", t, StringComparison.Ordinal),
            t => Assert.Contains("Jatah 3 balasan gratis telegram bulan ini habis", t, StringComparison.Ordinal));
    }

    private static async Task<OutboxRig> SentAsync(string provider, params string[] texts)
    {
        var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Traits = rig.Channel.Traits with { ReportsDeliveries = true };
        await rig.OweAsync("1", texts);
        rig.Start();
        await Eventually.TrueAsync(async () => await rig.RowsAsync() is { Count: > 0 } rows && rows.All(m => m.State is OutboxState.Sent));
        return rig;
    }
}
