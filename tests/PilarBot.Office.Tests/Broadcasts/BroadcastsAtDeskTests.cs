using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

public sealed class BroadcastsAtDeskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_made_at_the_desk_tells_its_author_in_their_own_chat_how_it_went(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var caller = await desk.ActAsync("1", turn => Task.FromResult(turn.Caller));

        Assert.Null((await desk.AtDesk().DoAsync(caller, turn => Schedule(desk).RunAsync(BroadcastSamples.Input("Rapat koordinasi.", "psm"), turn), default)).Refusal);

        await using var db = desk.Database.Office.Open();
        var chat = await db.Broadcasts.Join(db.Conversations, b => b.ConversationId, c => c.Id, (b, c) => c.Address).SingleAsync();
        Assert.Equal("1", chat);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_list_has_the_newest_first_a_page_at_a_time_with_its_own_counts(string provider)
    {
        await using var desk = await OpenAsync(provider);
        for (var i = 0; i <= ListBroadcasts.Most; i++)
        {
            desk.Clock.Now += TimeSpan.FromSeconds(1);
            Assert.Null((await desk.ActAsync("1", turn => Schedule(desk).RunAsync(BroadcastSamples.Input($"Rapat ke-{i}.", i == 0 ? "tksk" : "psm"), turn))).Refusal);
        }
        await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        var list = new ListBroadcasts(desk.Office);

        var first = (await desk.ActAsync("1", turn => list.RunAsync(null, null, turn))).Result!;
        var second = (await desk.ActAsync("1", turn => list.RunAsync(BroadcastState.Running, first.Next, turn))).Result!;

        Assert.Equal((ListBroadcasts.Most, $"Rapat ke-{ListBroadcasts.Most}.", 1), (first.Rows.Count, first.Rows[0].Begins, first.Rows[0].Counts.Waiting));
        var last = Assert.Single(second.Rows);
        Assert.Equal(("Rapat ke-0.", "TKSK; semua kecamatan", (Guid?)null), (last.Begins, last.Audience, second.Next));
        Assert.Empty((await desk.ActAsync("1", turn => list.RunAsync(BroadcastState.Paused, null, turn))).Result!.Rows);
        Assert.Equal(BroadcastActions.NotStaff, (await desk.ActAsync("3", turn => list.RunAsync(null, null, turn))).Refusal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Recipients_are_shown_and_taken_out_by_staff_alone_and_that_is_entered(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var number = (await desk.ActAsync("1", turn => Schedule(desk).RunAsync(BroadcastSamples.Input("Rapat koordinasi."), turn))).Result!.Number;
        await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        var file = new BroadcastFile(new(desk.Office, new(desk.Media), Options.Create(desk.BroadcastOptions)), desk.Office, Options.Create(desk.BroadcastOptions));

        var all = await desk.ActAsync("1", turn => file.RecipientsAsync(number, RecipientState.Queued, null, turn));
        Assert.Equal(["Ani", "Petugas", "Sitti"], all.Select(r => r.Name).Order());
        Assert.Equal(all.Skip(1), await desk.ActAsync("1", turn => file.RecipientsAsync(number, null, all[0].Id, turn)));
        Assert.Empty(await desk.ActAsync("1", turn => file.RecipientsAsync(number, RecipientState.Failed, null, turn)));
        Assert.Empty(await desk.ActAsync("3", turn => file.RecipientsAsync(number, null, null, turn)));
        Assert.Null(await desk.ActAsync("3", turn => BroadcastFile.StampAsync(number, turn)));
        var stamp = await desk.ActAsync("1", turn => BroadcastFile.StampAsync(number, turn));
        Assert.Equal(stamp, (await desk.ActAsync("1", turn => file.RunAsync(number, turn))).Result!.Stamp);

        Assert.False(await desk.ActAsync("3", turn => BroadcastFile.TakeOutAsync(number, turn)));
        Assert.True(await desk.ActAsync("1", turn => BroadcastFile.TakeOutAsync(number, turn)));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(number, (await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.BroadcastExported)).Record);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_preview_is_filled_in_for_one_of_those_who_would_get_it(string provider)
    {
        await using var desk = await OpenAsync(provider);
        var chosen = new ScheduleBroadcast.Chosen(null, ["psm"], null, null, null, null, null, null, null);

        Assert.Equal("Halo Ani, PSM", (await desk.ActAsync("1", turn => Schedule(desk).PreviewAsync("Halo {nama}, {peran}", chosen, turn)))?.Text);
        Assert.Equal("Halo Bapak\\/Ibu" + BroadcastText.OptOut, (await desk.ActAsync("1", turn => Schedule(desk).PreviewAsync("Halo {nama}", chosen with { Residents = true }, turn)))?.Text);
        Assert.Null(await desk.ActAsync("3", turn => Schedule(desk).PreviewAsync("Halo {nama}", chosen, turn)));
    }

    private static ScheduleBroadcast Schedule(Desk desk) =>
        new(desk.Office, new(desk.Media), new(Options.Create(desk.Neutrality)), desk.Calendar, Options.Create(desk.BroadcastOptions));

    private static async Task<Desk> OpenAsync(string provider)
    {
        var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Petugas", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Sitti", ("tksk", "74.06.01"));
        await desk.PersonAsync("3", "Ani", ("psm", "74.06.01.2001"));
        return desk;
    }
}
