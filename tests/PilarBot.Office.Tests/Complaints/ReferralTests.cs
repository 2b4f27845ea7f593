using PilarBot.Office.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class ReferralTests
{
    private const string Number = "RJ-2026-000001";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_referral_goes_its_way_with_days_and_their_number_and_the_reporter_hears_of_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var receipt = await desk.FileAsync("900", HandOnSamples.Told);
        var (complaint, secret) = (receipt.Number, receipt.Secret);
        await desk.HandOnAsync(officer, complaint);

        Assert.Null(await MoveAsync(desk, officer, "submitted"));
        desk.Clock.Now += TimeSpan.FromDays(3);
        Assert.Null(await MoveAsync(desk, officer, "rejected", on: new(2026, 11, 24)));
        Assert.Null(await MoveAsync(desk, officer, "submitted"));
        Assert.Null(await MoveAsync(desk, officer, "accepted", theirs: " 012/LP/PL/Kab/28.05/XI/2026 "));

        var shown = (await desk.ActAsync(officer.Address, turn => desk.TrackReferral.ShowAsync(new(complaint), turn))).Result!;
        Assert.Equal("• RJ-2026-000001 kepada Bawaslu kabupaten atau kota (pemilu): diterima, 25 November 2026, nomor 012/LP/PL/Kab/28.05/XI/2026", shown.Summary);
        var (details, _) = await desk.FindAsync("900", complaint, secret);
        Assert.Equal("Aduan diteruskan kepada Bawaslu kabupaten atau kota (pemilu), status di sana: diterima.", details!.Answer);
        Assert.Contains("Ada perkembangan pada aduan Anda", await desk.Chat("900").TranscriptAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("012/LP", details.History, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_does_not_follow_is_refused_with_its_reason(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var staff = await desk.PersonAsync("3", "Rina Staf", ("staf-dinsos", ""));
        var complaint = (await desk.FileAsync("900", HandOnSamples.Told)).Number;
        await desk.ConsentAsync(complaint, "without-name");
        await desk.ActAsync(officer.Address, turn => desk.HandOn.RunAsync(new(complaint, "bawaslu-pemilu"), turn));

        Assert.Equal(NotReadyYet.TheCode, await MoveAsync(desk, officer, "submitted"));
        await desk.Packages.RunAsync(default);
        Assert.Equal(NotForHandling.TheCode, await MoveAsync(desk, staff, "submitted"));
        Assert.Equal(ReferralCannotMove.TheCode, await MoveAsync(desk, officer, "accepted"));
        Assert.Equal(NotThatDay.TheCode, await MoveAsync(desk, officer, "submitted", on: new(2026, 11, 23)));
        Assert.Equal(NotThatDay.TheCode, await MoveAsync(desk, officer, "submitted", on: new(2026, 11, 21)));
        Assert.Equal(NumberTooLong.TheCode, await MoveAsync(desk, officer, "submitted", theirs: new('9', 101)));
        Assert.Equal(["submitted"], (await desk.ActAsync(officer.Address, turn => TrackReferral.ChoicesAsync(new(Number), turn))).Result!.List.Select(e => e.Value));
        Assert.Equal(NotForHandling.TheCode, (await desk.ActAsync(officer.Address, turn => TrackReferral.ChoicesAsync(new("RJ-2026-000009"), turn))).Refusal?.Code);
    }

    [Theory]
    [InlineData("Saya Wulandari dan saya wulandary juga", "Saya [pelapor] dan saya [pelapor] juga")]
    [InlineData("Ibu Wulandari Saputri, tetangga Budi", "Ibu [pelapor], tetangga Budi")]
    [InlineData("Nomor 0812 3456 7890, bukan 0812 3456 7891", "Nomor [nomor pelapor], bukan 0812 3456 7891")]
    [InlineData("NIK 7406054101550001 tanggal 20-11-2026", "NIK 7406054101550001 tanggal 20-11-2026")]
    public void The_mask_hides_name_and_number_however_they_are_written(string text, string hidden) =>
        Assert.Equal(hidden, ReporterMask.Hide(text, "Ibu Wulandari Saputri", HandOnSamples.Phone));

    private static async Task<string?> MoveAsync(Desk desk, DeskChat handler, string state, string? theirs = null, DateOnly? on = null) =>
        (await desk.ActAsync(handler.Address, turn => desk.TrackReferral.RunAsync(new(Number, state, theirs, on), turn))).Refusal?.Code;
}
