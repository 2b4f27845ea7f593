using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Complaints;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class ComplaintAccessTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Only_officer_and_head_see_a_complaint_and_are_told_of_it_without_a_word_about_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        var others = new List<DeskChat>
        {
            await desk.PersonAsync("3", "Petugas Umum", ("staf-dinsos", "")),
            await desk.PersonAsync("4", "Admin Uji", ("admin", "")),
            await desk.PersonAsync("5", "Tksk Uji", ("tksk", ComplaintSamples.Rumbia)),
            desk.Chat("6"),
        };

        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);

        foreach (var handler in (DeskChat[])[officer, head])
        {
            Assert.Equal([receipt.Number], await desk.WaitingForAsync(handler));
            Assert.Equal("Ada aduan yang menunggu Anda. Ketik **aduan masuk** untuk melihatnya.", await handler.TranscriptAsync());
        }
        foreach (var other in others)
        {
            Assert.Empty(await desk.WaitingForAsync(other));
            Assert.Null((await desk.ActAsync(other.Address, turn => desk.HandleComplaints.ShowAsync(new(receipt.Number), turn))).Result);
            Assert.Null((await desk.ActAsync(other.Address, turn => desk.HandleComplaints.ReporterAsync(new(receipt.Number), turn))).Result);
            Assert.Null((await desk.ActAsync(other.Address, turn => desk.HandleComplaints.FilesAsync(new(receipt.Number), turn))).Result);
            Assert.Equal(NotForHandling.TheCode, await desk.MoveAsync(other, receipt.Number, "verified"));
            Assert.Equal("", await other.TranscriptAsync());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_may_be_the_reported_person_never_sees_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var sameName = await desk.PersonAsync("1", "Budi Kurniawan", ("penangan-aduan", ""));
        var sameRoleThere = await desk.PersonAsync("2", "Sartika Dewi", ("penangan-aduan", ""), ("pendamping-pkh", ComplaintSamples.Rumbia));
        var sameRoleInADesaThere = await desk.PersonAsync("3", "Wulan Sari", ("penangan-aduan", ""), ("pendamping-pkh", ComplaintSamples.Rumbia + ".2001"));
        var sameRoleElsewhere = await desk.PersonAsync("4", "Rahmat Hidayat", ("penangan-aduan", ""), ("pendamping-pkh", ComplaintSamples.Poleang));

        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        var placeUnknown = await desk.FileAsync("901", ComplaintSamples.Plain with { Kecamatan = null });

        foreach (var concerned in (DeskChat[])[sameName, sameRoleThere, sameRoleInADesaThere])
        {
            Assert.Empty(await desk.WaitingForAsync(concerned));
            Assert.Equal("", await concerned.TranscriptAsync());
            Assert.Equal(NotForHandling.TheCode, await desk.MoveAsync(concerned, receipt.Number, "verified"));
        }
        Assert.Equal([receipt.Number], await desk.WaitingForAsync(sameRoleElsewhere));
        Assert.Equal(NotForHandling.TheCode, await desk.MoveAsync(sameRoleElsewhere, placeUnknown.Number, "verified"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_head_reported_for_the_office_is_kept_away_and_an_officer_reported_leaves_the_head(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));

        var aboutHead = await desk.FileAsync("900", ComplaintSamples.Plain with { Role = "kepala-dinas", Reported = "pimpinan", Kecamatan = null });
        var aboutOfficer = await desk.FileAsync("900", ComplaintSamples.Plain with { Role = "lain", Reported = "Ibu Sartika" });

        Assert.Equal([aboutHead.Number], await desk.WaitingForAsync(officer));
        Assert.Equal([aboutOfficer.Number], await desk.WaitingForAsync(head));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_complained_is_shown_by_the_level_they_chose(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        foreach (var (level, byOfficer, byHead) in new[] { ("open", true, true), ("confidential", true, false), ("withheld", false, false) })
        {
            var receipt = await desk.FileAsync("900", ComplaintSamples.Plain with { Identity = level });
            foreach (var (handler, sees) in new[] { (officer, byOfficer), (head, byHead) })
            {
                var shown = await desk.ActAsync(handler.Address, turn => desk.HandleComplaints.ReporterAsync(new(receipt.Number), turn));
                Assert.Equal(sees ? "Ibu Pelapor" : null, shown.Result?.Name);
                Assert.Equal(sees ? null : ReporterIsHidden.TheCode, shown.Refusal?.Code);
            }
            if (level == "withheld")
                Assert.Null((await desk.LoadAsync(receipt.Number)).ReporterName);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_look_is_noted_and_the_reporter_hears_that_there_is_news_and_nothing_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var head = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        var receipt = await desk.FileAsync("900", ComplaintSamples.Plain);
        var shown = (await desk.ActAsync("1", turn => desk.HandleComplaints.ShowAsync(new(receipt.Number), turn))).Result!;
        Assert.Equal("Budi Kurniawan", shown.Reported);
        Assert.Equal("Kecamatan Rumbia; Balai desa", shown.Place);

        foreach (var state in (string[])["verified", "clarification", "proven"])
            Assert.Null(await desk.MoveAsync(officer, receipt.Number, state));
        Assert.Equal(OnlyTheHead.TheCode, await desk.MoveAsync(officer, receipt.Number, "action"));
        Assert.Equal(AnswerNamesSomebody.TheCode, await desk.MoveAsync(head, receipt.Number, "action", "Saudara Budi ditegur."));
        Assert.Null(await desk.MoveAsync(head, receipt.Number, "action", "Sudah ada pembinaan."));

        Assert.Equal(
            string.Join('\n', Enumerable.Repeat("Ada perkembangan pada aduan Anda. Ketik **status** untuk melihatnya.", 4)),
            await desk.Chat("900").TranscriptAsync());
        var (found, _) = await desk.FindAsync("900", receipt.Number, null);
        Assert.Equal(ComplaintState.Action, found!.State);
        Assert.Equal("Sudah ada pembinaan.", found.Answer);
        Assert.Contains("Sudah ada pembinaan.", found.History, StringComparison.Ordinal);
        Assert.DoesNotContain("catatan", found.History, StringComparison.Ordinal);
        Assert.DoesNotContain("Budi", found.ToString(), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        var complaint = await desk.LoadAsync(receipt.Number);
        var looked = await db.ComplaintEvents.Where(e => e.ComplaintId == complaint.Id && e.Kind == ComplaintEventKind.Read).ToListAsync();
        Assert.NotNull(Assert.Single(looked).By);
    }
}
