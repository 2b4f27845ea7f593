using PilarBot.Channels;
using PilarBot.Office.Proposals;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Proposals.ProposalSamples;

namespace PilarBot.Office.Tests.Proposals;

public sealed class CycleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_step_is_reminded_of_once_at_each_offset_with_its_reason_to_its_roles(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var operatorDesa = await desk.PersonAsync("1", "Operator Uji", ("operator-desa", Boepinang));
        var pkh = await desk.PersonAsync("2", "Pendamping Uji", ("pendamping-pkh", Poleang));
        var staff = await desk.PersonAsync("3", "Staf Uji", ("staf-dinsos", ""));
        await desk.Chat("warga").SaysAsync("halo");

        // Three days before the 11th; then one day before the 14th; then the day before the cut-off.
        Assert.Equal(1, await OnAsync(desk, 8));
        Assert.Equal(0, await OnAsync(desk, 8));
        Assert.Equal(0, await OnAsync(desk, 9));
        Assert.Equal(1, await OnAsync(desk, 13));
        Assert.Equal(2, await OnAsync(desk, 16));

        var heard = Texts(await operatorDesa.HeardAsync());
        Assert.Equal(3, heard.Count);
        Assert.Contains("**Usulan dan input di SIKS\\-NG** sampai 11 Desember 2026, 3 hari lagi; agar usulan sempat dibahas", heard[0], StringComparison.Ordinal);
        Assert.Contains("sampai 14 Desember 2026, 1 hari lagi; usulan tanpa berita acara atau SPTJM", heard[1], StringComparison.Ordinal);
        Assert.Contains("Penutupan data", heard[2], StringComparison.Ordinal);
        Assert.All(heard, said => Assert.Contains("perlu dikonfirmasi", said, StringComparison.Ordinal));
        Assert.Single(Texts(await pkh.HeardAsync()));
        Assert.Empty(await staff.HeardAsync());
        Assert.DoesNotContain("Pengingat", await desk.Chat("warga").TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Several_steps_due_at_once_make_one_message_and_two_hosts_send_it_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        desk.ProposalOptions.Cycle =
        [
            new() { Step = "a", Label = "Langkah satu", FromDay = 1, ToDay = 10, RemindDaysBefore = [2], Roles = ["tksk"], Reason = "sebab satu" },
            new() { Step = "b", Label = "Langkah dua", FromDay = 1, ToDay = 9, RemindDaysBefore = [1], Roles = ["tksk"] },
        ];
        var tksk = await desk.PersonAsync("1", "Tksk Uji", ("tksk", Poleang));
        desk.Clock.Now = At(8);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.RemindAsync<CycleReminder>(desk.Clock.Now))));

        Assert.Equal(1, sent.Sum());
        var said = Assert.Single(Texts(await tksk.HeardAsync()));
        Assert.Contains("Langkah satu", said, StringComparison.Ordinal);
        Assert.Contains("Langkah dua", said, StringComparison.Ordinal);
    }

    [Theory, OnSqlite]
    public async Task At_night_nobody_is_reminded(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("1", "Tksk Uji", ("tksk", Poleang));

        // 21.00 in WITA.
        Assert.Equal(0, await desk.RemindAsync<CycleReminder>(new(2026, 12, 8, 13, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(1, await desk.RemindAsync<CycleReminder>(At(8)));

        Assert.Single(await tksk.HeardAsync());
    }

    [Fact]
    public void A_day_that_a_month_does_not_have_is_its_last()
    {
        var step = new CycleStepOptions { Step = "a", Label = "A", FromDay = 30, ToDay = 31 };

        Assert.Equal((new DateOnly(2026, 2, 28), new DateOnly(2026, 2, 28)), (step.FirstIn(new(2026, 2, 3)), step.LastIn(new(2026, 2, 3))));
        var options = new ProposalOptions { Cycle = [step, new() { Step = "a", Label = "B", FromDay = 5, ToDay = 2, Roles = ["tidak-ada"] }] };
        Assert.Equal(3, options.Validate(new(options)).Count());
        Assert.Empty(new ProposalOptions().Validate(new(new())));
    }

    private static Task<int> OnAsync(Desk desk, int day)
    {
        desk.Clock.Now = At(day);
        return desk.RemindAsync<CycleReminder>(desk.Clock.Now);
    }

    // Nine in the morning in WITA.
    private static DateTime At(int day) => new(2026, 12, day, 1, 0, 0, DateTimeKind.Utc);

    private static List<string> Texts(IReadOnlyList<OutboundMessage> heard) => [.. heard.OfType<OutboundText>().Select(t => t.Markdown)];
}
