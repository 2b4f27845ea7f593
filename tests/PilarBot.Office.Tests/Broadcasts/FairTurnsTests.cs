using Microsoft.Extensions.Options;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

public sealed class FairTurnsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_small_broadcast_is_not_stuck_behind_a_large_one(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        desk.Clock.Now = new(2026, 11, 24, 1, 0, 0, DateTimeKind.Utc);
        await desk.PersonAsync("petugas", "Rahmat", ("staf-dinsos", ""));
        for (var i = 0; i < 60; i++)
            await desk.PersonAsync($"tksk-{i}", $"Tksk {i}", ("tksk", "74.06.01"));
        for (var i = 0; i < 4; i++)
            await desk.PersonAsync($"psm-{i}", $"Psm {i}", ("psm", "74.06.01"));
        var schedule = new ScheduleBroadcast(desk.Office, new(desk.Media), new(Options.Create(desk.Neutrality)), desk.Calendar, Options.Create(desk.BroadcastOptions));
        foreach (var (text, role) in ((string, string)[])[("Besar.", "tksk"), ("Kecil.", "psm")])
        {
            Assert.Null((await desk.ActAsync("petugas", turn => schedule.RunAsync(BroadcastSamples.Input(text, role), turn))).Refusal);
            desk.Clock.Now += TimeSpan.FromMinutes(1);
            await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        }

        var channel = new ScriptedChannel();
        await BroadcastSamples.Sender(desk, channel).SendDueAsync(default);

        Assert.Equal(64, channel.Delivered.Distinct().Count());
        Assert.InRange(channel.Tried.Index().Last(t => t.Item.Text == "Kecil.").Index, 3, 12);
    }
}
