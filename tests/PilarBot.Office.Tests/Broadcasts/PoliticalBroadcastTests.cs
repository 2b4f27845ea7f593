using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

public sealed class PoliticalBroadcastTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Words_that_can_be_political_are_confirmed_by_the_author_and_recorded(string provider)
    {
        await using var desk = await OpenAsync(provider, new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc));
        var staff = await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));

        var warning = await WriteAsync(staff, "Mohon memilih jadwal rapat paling lambat Jumat.");
        Assert.Contains("**pilih**", warning, StringComparison.Ordinal);
        var heard = await staff.TranscriptAsync();
        Assert.True(heard.IndexOf("dapat dibaca sebagai politik: **pilih**", StringComparison.Ordinal) is var told and >= 0 && told < heard.IndexOf("Mohon periksa sekali lagi", StringComparison.Ordinal));
        Assert.Empty(await BroadcastsAsync(desk));
        await staff.TapsAsync("Sudah diperiksa, kirim");

        var broadcast = Assert.Single(await BroadcastsAsync(desk));
        Assert.Equal(("pilih", false), (broadcast.PoliticalWords, broadcast.IsPolitical));
        await staff.SaysAsync("siaran saya");
        Assert.Contains("sudah diperiksa pembuatnya: pilih", await staff.SaysAsync("1"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task In_the_quiet_period_a_political_broadcast_is_refused_and_a_harmless_one_goes_out(string provider)
    {
        await using var desk = await OpenAsync(provider, new(2024, 11, 25, 1, 0, 0, DateTimeKind.Utc));
        var staff = await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));

        Assert.Contains("tidak dapat dikirim", await WriteAsync(staff, "Mari coblos paslon pilihan kita."), StringComparison.Ordinal);
        await staff.TapsAsync("Jangan buat siaran");
        Assert.Empty(await BroadcastsAsync(desk));

        await WriteAsync(staff, "Mohon memilih jadwal rapat.");
        await staff.TapsAsync("Sudah diperiksa, kirim");
        Assert.Single(await BroadcastsAsync(desk));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_head_of_the_office_may_send_it_after_confirming(string provider)
    {
        await using var desk = await OpenAsync(provider, new(2024, 11, 25, 1, 0, 0, DateTimeKind.Utc));
        var head = await desk.PersonAsync("1", "Kepala", ("kepala-dinas", ""));

        await WriteAsync(head, "Larangan: jangan mengajak warga mencoblos paslon mana pun.");
        Assert.Empty(await BroadcastsAsync(desk));
        await head.TapsAsync("Sudah diperiksa, kirim");

        Assert.True(Assert.Single(await BroadcastsAsync(desk)).IsPolitical);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_scheduled_into_the_quiet_period_is_refused_before_it_begins(string provider)
    {
        await using var desk = await OpenAsync(provider, new(2024, 11, 22, 1, 0, 0, DateTimeKind.Utc));
        var staff = await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));

        Assert.Contains("tidak dapat dikirim", await WriteAsync(staff, "Mari coblos paslon pilihan kita.", "24/11/2024 09.00"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_action_itself_takes_nothing_unconfirmed_and_lets_nothing_held_go_on_in_the_quiet_period(string provider)
    {
        await using var desk = await OpenAsync(provider, new(2024, 11, 22, 1, 0, 0, DateTimeKind.Utc));
        var staff = await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));
        var schedule = new ScheduleBroadcast(desk.Office, new(desk.Media), new(Microsoft.Extensions.Options.Options.Create(desk.Neutrality)), desk.Calendar, Microsoft.Extensions.Options.Options.Create(desk.BroadcastOptions));
        Assert.Equal("not-confirmed", await desk.ActAsync("1", async turn =>
            (await schedule.RunAsync(BroadcastSamples.Input("Mari coblos paslon kita."), turn)).Refusal?.Code));

        await WriteAsync(staff, "Mari coblos paslon pilihan kita.");
        await staff.TapsAsync("Sudah diperiksa, kirim");
        await desk.Database.Office.WriteAsync(db => db.Broadcasts.ExecuteUpdateAsync(s => s.SetProperty(b => b.State, BroadcastState.Paused)), default);
        desk.Clock.Now = new(2024, 11, 25, 1, 0, 0, DateTimeKind.Utc);
        await staff.SaysAsync("siaran saya", "1");

        Assert.Contains("Pada masa tenang", await staff.TapsAsync("Lanjutkan siaran"), StringComparison.Ordinal);
        Assert.Equal(BroadcastState.Paused, Assert.Single(await BroadcastsAsync(desk)).State);
    }

    private static async Task<Desk> OpenAsync(string provider, DateTime now)
    {
        var desk = await Desk.OpenAsync(provider);
        desk.Clock.Now = now;
        await desk.PersonAsync("2", "Sitti", ("tksk", "74.06.01"));
        return desk;
    }

    private static async Task<string> WriteAsync(DeskChat staff, string text, string when = "sekarang")
    {
        await staff.SaysAsync("siaran", text);
        await staff.TapsAsync("Tanpa lampiran");
        await staff.TapsAsync("Semua pilar");
        await staff.TapsAsync("Semua kecamatan");
        await staff.TapsAsync("Tanpa tambahan");
        var said = await staff.SaysAsync(when);
        // What is refused is not put before its author for a last look.
        return said.Contains("tidak dapat dikirim", StringComparison.Ordinal) ? said : await staff.TapsAsync("Jadwalkan siaran");
    }

    private static async Task<List<Broadcast>> BroadcastsAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return await db.Broadcasts.AsNoTracking().ToListAsync();
    }
}
