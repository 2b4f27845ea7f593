using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class FindComplaintsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_chat_it_came_from_finds_it_without_a_secret_and_any_other_only_with_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);

        Assert.Equal(ComplaintState.Received, (await desk.FindAsync("900", receipt.Number, null)).Details!.State);
        Assert.Equal(NoSuchComplaint.TheCode, (await desk.FindAsync("901", receipt.Number, null)).Refusal);
        Assert.Equal(ComplaintState.Received, (await desk.FindAsync("901", receipt.Number.ToLowerInvariant(), receipt.Secret.Replace('-', ' ').ToLowerInvariant())).Details!.State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wrong_numbers_and_wrong_secrets_are_refused_alike_and_five_in_an_hour_are_enough(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        var other = await desk.FileAsync("900", ComplaintSamples.Plain);
        foreach (var (number, secret) in new[]
        {
            (receipt.Number, "CCCC-CCCC-CCCC"), ("AD-2026-999999", receipt.Secret), ("bukan nomor", receipt.Secret), (receipt.Number, other.Secret), (receipt.Number, ""),
        })
            Assert.Equal(NoSuchComplaint.TheCode, (await desk.FindAsync("901", number, secret)).Refusal);

        Assert.Equal(TooManyGuesses.TheCode, (await desk.FindAsync("901", receipt.Number, receipt.Secret)).Refusal);
        Assert.NotNull((await desk.FindAsync("902", receipt.Number, receipt.Secret)).Details);
        Assert.NotNull((await desk.FindAsync("900", receipt.Number, null)).Details);
        desk.Clock.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(TooManyGuesses.TheCode, (await desk.FindAsync("901", receipt.Number, receipt.Secret)).Refusal);
        desk.Clock.Now += TimeSpan.FromMinutes(11);
        Assert.NotNull((await desk.FindAsync("901", receipt.Number, receipt.Secret)).Details);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chat_has_twenty_complaints_that_it_finds_by_itself_and_more_by_their_secret(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        FileComplaint.Result? last = null;
        for (var i = 0; i < 21; i++)
            last = await desk.FileAsync("900", ComplaintSamples.Plain);

        Assert.Equal(20, (await desk.ActAsync("900", turn => FindComplaints.OwnAsync(new(), turn))).Result!.Count);
        Assert.NotNull((await desk.FindAsync("900", last!.Number, last.Secret)).Details);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(20, (await db.Complaints.Select(c => c.ReporterMark).Where(m => m != null).ToListAsync()).Select(m => Convert.ToHexString(m!)).Distinct().Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_closed_complaint_takes_nothing_more(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        Assert.Null(await desk.MoveAsync(officer, receipt.Number, "stopped"));

        var added = await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(receipt.Number, null, "Masih terjadi.", null, null, null, null, null), turn));

        Assert.Equal(ComplaintIsClosed.TheCode, added.Refusal?.Code);
    }
}
