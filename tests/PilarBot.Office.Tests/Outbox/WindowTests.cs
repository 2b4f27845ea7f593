using PilarBot.Channels;
using PilarBot.Office.Outbox;
using PilarBot.Office.Templates;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Outbox;

/// <summary>A channel that takes anything for a day after a person's last word, and templates after that.</summary>
public sealed class WindowTests
{
    private static readonly ChannelTraits Traits = new(4096, 1024, 10, 40, 20 << 20) { ReplyWindow = TimeSpan.FromHours(24), ReportsDeliveries = true };

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Within_a_day_of_the_last_word_a_message_goes_as_it_is(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Clock.Advance(TimeSpan.FromHours(23));
        await rig.OweAsync("1", "kabar");
        rig.Start();
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Count == 1));
        Assert.IsType<OutboundText>(rig.Channel.Messages[0]);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Later_a_template_goes_and_the_message_follows_once_the_person_answers(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Templates.Add(Template("kabar_baru", "kantor"));
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.OweAsync("1", "Isi kabarnya.");
        await rig.OweAsync("1", "Dan satu lagi.");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync()).All(m => m.State is OutboxState.Held));
        var template = Assert.IsType<OutboundTemplate>(Assert.Single(rig.Channel.Messages));
        Assert.Equal(("kabar_baru", "id"), (template.Name, template.Language));
        Assert.Equal(["Dinas Sosial Uji"], template.Body.Select(v => v.Text));
        Assert.Equal(TemplateRegistry.Open, Assert.Single(template.Buttons)!.Data);

        await rig.Turns.ReceiveAsync(rig.Turns.Text("1", "") with { Content = new TapContent("x", TemplateRegistry.Open, null), SentAt = rig.Clock.GetUtcNow().UtcDateTime });
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Count == 3));
        Assert.Equal(["Isi kabarnya.", "Dan satu lagi."], rig.Channel.Delivered.Skip(1).Select(d => d.Text));
        // The same button again asks for nothing new.
        await rig.Turns.ReceiveAsync(rig.Turns.Text("1", "") with { Content = new TapContent("y", TemplateRegistry.Open, null), SentAt = rig.Clock.GetUtcNow().UtcDateTime });
        Assert.All(await rig.RowsAsync(), m => Assert.Equal(OutboxState.Sent, m.State));
        Assert.Equal(3, rig.Channel.Messages.Count);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_template_that_says_all_of_it_leaves_nothing_to_follow(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Templates.Add(Template("kabar_baru", "nama", "isi"));
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.OweAsync("1", "Kasus **KS-2026-000001** selesai.");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync())[0].State is OutboxState.Sent);
        var template = Assert.IsType<OutboundTemplate>(Assert.Single(rig.Channel.Messages));
        Assert.Equal(["Bapak/Ibu", "Kasus KS-2026-000001 selesai."], template.Body.Select(v => v.Text));

        await rig.ReportAsync(template.Mark!, "w1", DeliveryState.Delivered);
        Assert.Empty(await rig.RowsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Without_a_template_staff_see_why_it_could_not_go(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.OweAsync("1", "kabar");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync())[0].State is OutboxState.Dead);
        Assert.Equal("Jendela 24 jam sudah tertutup, dan belum ada templat WhatsApp untuk kabar kasus.", (await rig.RowsAsync())[0].Fault);
        Assert.Empty(rig.Channel.Messages);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_template_that_WhatsApp_has_paused_is_not_used(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Templates.Add(Template("kabar_baru"));
        await rig.WriteAsync(db =>
        {
            db.TemplateStates.Add(new() { Name = "kabar_baru", Language = "id", Status = "PAUSED", At = rig.Clock.GetUtcNow().UtcDateTime });
            return Task.FromResult(0);
        });
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.OweAsync("1", "kabar");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync())[0].State is OutboxState.Dead);
        Assert.Contains("PAUSED", (await rig.RowsAsync())[0].Fault, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task When_the_channel_says_that_the_window_is_shut_the_same_goes_as_a_template(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Templates.Add(Template("kabar_baru"));
        rig.Channel.Answer("kabar", new WindowClosed());
        await rig.OweAsync("1", "kabar");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync())[0].State is OutboxState.Held);
        Assert.Collection(rig.Channel.Messages, m => Assert.IsType<OutboundText>(m), m => Assert.IsType<OutboundTemplate>(m));
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_report_about_the_template_does_not_count_for_the_message_that_follows(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Templates.Add(Template("kabar_baru"));
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.OweAsync("1", "kabar");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync())[0].State is OutboxState.Held);
        await rig.ReportAsync(rig.Channel.Messages[0].Mark!, "w1", DeliveryState.Read);
        Assert.Equal(OutboxState.Held, Assert.Single(await rig.RowsAsync()).State);
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task What_nobody_asked_for_in_a_month_is_given_up_with_a_reason_and_not_told_to_who_writes_later(string provider)
    {
        await using var rig = await RigAsync(provider);
        rig.Templates.Add(Template("kabar_baru"));
        rig.Clock.Advance(TimeSpan.FromHours(25));
        await rig.OweAsync("1", "Rapat hari Senin.");
        rig.Start();
        await Eventually.TrueAsync(async () => (await rig.RowsAsync())[0].State is OutboxState.Held);
        rig.Clock.Advance(TimeSpan.FromDays(31));
        var now = rig.Clock.GetUtcNow().UtcDateTime;
        await rig.WriteAsync(db => HeldMessages.GiveUpAsync(db, now - new OutboxOptions().KeepHeld, now, default));
        await rig.Turns.ReceiveAsync(rig.Turns.Text("1", "uji") with { SentAt = now });
        await Eventually.TrueAsync(() => Task.FromResult(rig.Channel.Delivered.Any(d => d.Text == "Halo.")));
        Assert.DoesNotContain(rig.Channel.Delivered, d => d.Text == "Rapat hari Senin.");
        Assert.Equal("Penerima tidak membalas templatnya.", (await rig.RowsAsync()).Single(m => m.State is OutboxState.Dead).Fault);
    }

    private static TemplateOptions Template(string name, params string[] parameters)
    {
        var template = new TemplateOptions { Purpose = MessagePurpose.CaseUpdate, Name = name };
        foreach (var parameter in parameters)
            template.Parameters.Add(parameter);
        return template;
    }

    private static async Task<OutboxRig> RigAsync(string provider)
    {
        var rig = await OutboxRig.CreateAsync(provider);
        rig.Channel.Traits = Traits;
        return rig;
    }
}
