namespace PilarBot.Host.Tests.EndToEnd.BadInput;

/// <summary>A NIK as people type it. Nothing that came before is lost: every dialogue ends in a case.</summary>
[Collection(nameof(Desk))]
public sealed class BadNumberTests(Desk desk)
{
    [Theory]
    [InlineData("740605410155000", "yang terbaca 15 angka")]
    [InlineData("74060541015500011", "yang terbaca 17 angka")]
    [InlineData("nomornya saya lupa", "tanpa huruf")]
    [InlineData("74O6054101550001", "bukan huruf O")]
    [InlineData("7406053202550001", "tidak ada di kalender")]
    [InlineData("7406054113550001", "tidak ada di kalender")]
    [InlineData("7406053002550001", "tidak ada di kalender")]
    [InlineData("7406054101550000", "tidak dipakai sebagai NIK")]
    [InlineData("1111111111111111", "tidak dipakai sebagai NIK")]
    [InlineData("7406054101550001 7406054101550002", "dua nomor")]
    public async Task A_wrong_number_is_answered_with_what_is_wrong_with_it(string typed, string says)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nik");
        tksk.Says(typed);
        var answer = await tksk.WaitForAsync(says);
        Assert.DoesNotContain("salah", answer.Text, StringComparison.OrdinalIgnoreCase);
        await Walk.Report.FinishAsync(tksk, "nik");
    }

    [Theory]
    [InlineData("７４０６０５４１０１５５００１１")]
    [InlineData("7406.0541.0155.0012")]
    [InlineData("NIK: 7406 0541 0155 0013")]
    [InlineData("٧٤٠٦٠٥٤١٠١٥٥٠٠١٤")]
    public async Task A_good_number_is_taken_however_it_is_written(string typed)
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nik");
        tksk.Says(typed);
        await tksk.WaitForAsync("Di desa");
        await Walk.Report.FinishAsync(tksk, "desa");
    }

    [Fact]
    public async Task After_three_wrong_numbers_help_and_a_human_are_one_tap_away()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nik");
        foreach (var typed in (string[])["123", "456", "789"])
        {
            tksk.Says(typed);
            await tksk.WaitForAsync("yang terbaca 3 angka");
        }
        Assert.Contains(tksk.Chat.FromBot[^1].Buttons.SelectMany(r => r), b => b.Text == "Petugas");
        tksk.Taps("Bantuan");
        await tksk.WaitForAsync("baris paling atas KTP");
        await Walk.Report.FinishAsync(tksk, "nik");
    }

    [Fact]
    public async Task The_number_is_nowhere_shown_again()
    {
        var tksk = await desk.PillarAsync();
        await Walk.Report.GoToAsync(tksk, "nik");
        tksk.Says("7406054101990077");
        await tksk.WaitForAsync("Di desa");
        await Walk.Report.FinishAsync(tksk, "desa");
        Assert.DoesNotContain(tksk.Chat.FromBot, m => m.Text.Contains("7406054101990077", StringComparison.Ordinal));
    }
}
