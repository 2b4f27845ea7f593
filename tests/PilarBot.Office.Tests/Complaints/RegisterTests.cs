using System.Text;
using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Complaints;
using PilarBot.Office.Media;
using PilarBot.Office.Privacy;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Complaints;

public sealed class RegisterTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_register_says_what_is_due_and_where_it_was_handed_on_and_never_who_complained(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var first = (await desk.FileAsync("900", HandOnSamples.Told with { Reported = "Budi, anak Wulandari" })).Number;
        await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(first, null, "Balai desa, dekat rumah Wulandari", "tempat", null, null, null, null), turn));
        await desk.GiveEvidenceAsync(first, Media.SampleFiles.Jpeg(), Media.SampleFiles.Pdf());
        await desk.HandOnAsync(officer, first);
        desk.Clock.Now += TimeSpan.FromDays(40);
        var second = (await desk.FileAsync("901", ComplaintSamples.Plain with { Category = "LAY02", Role = "puskesos", Reported = null, Identity = "withheld", Name = null })).Number;

        var all = (await desk.RegisterAsync(officer, "all"))!;
        Assert.Equal(
            [
                second, "2027-01-01", "pelayanan", "Sikap petugas", "Petugas Puskesos", "", "", "Rumbia", "", "2026-11-20", "2026-11-20", "dugaan", "dibuka", "2027-01-04", "", "0",
                "tanpa nama", "", "",
            ], all[0]);
        Assert.Equal(first, all[1][0]);
        var text = Encoding.UTF8.GetString(await desk.NewestRegisterAsync(officer));
        Assert.StartsWith("\uFEFFNomor;Diterima;Tentang;", text, StringComparison.Ordinal);
        Assert.Contains("Budi, anak [pelapor]", text, StringComparison.Ordinal);
        Assert.Contains("RJ-2026-000001 kepada Bawaslu kabupaten atau kota (pemilu): disiapkan, 22 November 2026", text, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Wulandari", "Saputri", "812", "membagikan", "901"])
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        Assert.Equal([second], (await desk.RegisterAsync(officer, "this-month"))!.Select(line => line[0]));
        Assert.Equal([second], (await desk.RegisterAsync(officer, "this-year"))!.Select(line => line[0]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_download_is_entered_with_its_period_and_size_sent_to_who_asked_and_gone_after_a_day(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var other = await desk.PersonAsync("2", "Herman", ("kepala-dinas", ""));
        for (var i = 0; i < 3; i++)
            await desk.FileAsync($"90{i}", ComplaintSamples.Plain);

        await desk.RegisterAsync(officer, "all");

        var sent = Assert.Single((await officer.HeardAsync()).OfType<OutboundMedia>());
        Assert.Equal("daftar-aduan-2026-11-22.csv", sent.FileName);
        Assert.Empty((await other.HeardAsync()).OfType<OutboundMedia>());
        await using var db = desk.Database.Office.Open();
        var entry = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Act == AuditAct.ComplaintsExported);
        Assert.Equal("all-3", entry.Detail);
        var file = Guid.Parse(sent.Source);
        await new PruneMadeFiles(desk.Database.Office, desk.Office, desk.Clock).RunAsync(default);
        Assert.True(desk.Media.Has(file));
        desk.Clock.Now += TimeSpan.FromHours(25);
        await new PruneMadeFiles(desk.Database.Office, desk.Office, desk.Clock).RunAsync(default);
        Assert.False(await db.Media.AnyAsync(m => m.Id == file));
        Assert.True(await db.ErasedFiles.AnyAsync(f => f.Id == file));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_has_lost_the_role_before_it_is_made_gets_nothing(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        await desk.FileAsync("900", ComplaintSamples.Plain);
        Assert.Null((await desk.ActAsync("1", turn => desk.ExportComplaints.RunAsync(new("all"), turn))).Refusal);
        Assert.Null((await desk.ActAsync("1", turn => desk.ExportComplaints.RunAsync(new("all"), turn))).Refusal);
        await desk.Database.Office.WriteAsync(db => db.RoleGrants.ExecuteDeleteAsync(), default);

        Assert.Equal(1, await desk.Exports.RunAsync(default));
        Assert.Equal(0, await desk.Exports.RunAsync(default));

        Assert.Empty((await officer.HeardAsync()).OfType<OutboundMedia>());
        await using var db = desk.Database.Office.Open();
        Assert.Empty(await db.Media.ToListAsync());
        Assert.False(await db.AuditEntries.AnyAsync(e => e.Act == AuditAct.ComplaintsExported));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hostile_words_come_back_as_text_and_what_is_kept_shows_none_of_them(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        const string Hostile = "=cmd|' /C calc'!A0;\"Xqkenari\"\r\n<script>alert(1)</script>\u202E\u0000 +1";
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain with { Reported = Hostile, Description = "@" + Hostile, Name = "Pelapor Zzyx" })).Number;
        foreach (var (about, note) in new[] { ("tempat", "\t" + Hostile), ("tempat-kerja", "＝" + Hostile) })
            await desk.ActAsync("900", turn => desk.AddToComplaint.RunAsync(new(number, null, note, about, null, null, null, null), turn));

        var line = Assert.Single((await desk.RegisterAsync(officer, "all"))!);

        Assert.Equal(ComplaintRegister.Columns.Length, line.Length);
        Assert.Equal("'=cmd|' /C calc'!A0;\"Xqkenari\" <script>alert(1)</script> +1", line[5]);
        Assert.Equal(2, line.Skip(6).Count(cell => cell.Contains("Xqkenari", StringComparison.Ordinal)));
        Assert.All(line, cell => Assert.DoesNotMatch(@"^[\s\u200B]*[=+\-@＝＋－＠]", cell));
        var kept = (await DatabaseDump.TakeAsync(desk.Database)).And(desk.MediaPath);
        Assert.Equal([], kept.Find("Xqkenari"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_erased_goes_from_the_registers_too(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var number = (await desk.FileAsync("900", ComplaintSamples.Plain)).Number;
        await desk.RegisterAsync(officer, "all");
        var file = Guid.Parse(Assert.Single((await officer.HeardAsync()).OfType<OutboundMedia>()).Source);

        var erase = new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock);
        Assert.Equal(ErasureOutcome.Erased, await erase.RunAsync(RecordKind.Complaint, number, ErasureReason.Request, "Herman", default));

        Assert.False(desk.Media.Has(file));
        Assert.Empty((await officer.HeardAsync()).OfType<OutboundMedia>());
        Assert.Empty((await desk.RegisterAsync(officer, "all"))!);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_register_longer_than_a_batch_has_every_complaint_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var officer = await desk.PersonAsync("1", "Sartika Dewi", ("penangan-aduan", ""));
        var numbers = new List<string>();
        for (var i = 0; i < 205; i++)
            numbers.Add((await desk.FileAsync($"{900 + (i / 3)}", ComplaintSamples.Plain)).Number);
        numbers.Reverse();
        Assert.Equal(numbers, (await desk.RegisterAsync(officer, "all"))!.Select(line => line[0]));
    }
}
