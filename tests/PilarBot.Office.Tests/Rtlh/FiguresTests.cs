using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Rtlh;

public sealed class FiguresTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Targets_are_imported_and_progress_tells_how_far_the_year_is(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        Assert.Equal(
            (0, "Baris 2: wilayah \"Poleng\" tidak ada di Dinas Sosial; tulis kode seperti 74.06.01 atau nama kecamatan, atau kosongkan untuk seluruh kantor."),
            (await desk.ImportTargets.RunAsync(new StringReader("tahun,wilayah,unit\n2026,Poleng,5\n"), default)) is var faulty ? (faulty.Taken, Assert.Single(faulty.Problems)) : default);
        Assert.Equal(3, (await desk.ImportTargets.RunAsync(new StringReader("tahun;wilayah;unit\n2026;Poleang;12\n2026;74.06.01.1010;5\n2026;;220\n"), default)).Taken);
        Assert.Equal(1, (await desk.ImportTargets.RunAsync(new StringReader("tahun,wilayah,unit\n2026,poleang,20\n"), default)).Taken);
        await desk.AssignedAsync();
        var second = await desk.AssignedAsync(RtlhSamples.Other(2));
        await desk.ActAsync("2", turn => desk.HandOverGoods.RunAsync(RtlhSamples.Goods(second, [], ("Semen", 1, "sak")), turn));
        foreach (var state in (string[])["work-begun", "work-half", "work-full", "done"])
            Assert.Null(await desk.MoveAsync("2", second, state, null));

        var progress = (await desk.ActAsync("3", turn => desk.RtlhFigures.ProgressAsync(new(null, null), turn))).Result!;

        Assert.Equal((220, 1, 1, 2), (progress.Target, progress.Assigned, progress.Done, progress.Total));
        Assert.Equal("• Poleang: selesai 1 dari 20, usulan 2", progress.Summary);
        Assert.Equal(5, (await desk.ActAsync("3", turn => desk.RtlhFigures.ProgressAsync(new(2026, RtlhSamples.Boepinang), turn))).Result!.Target);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Those_with_more_reason_come_first_then_the_more_complete_then_the_earlier(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var young = RtlhSamples.Known with { Nik = null, Kk = null, Hints = [] };
        var plain = (await desk.ProposeAsync("1", young with { Name = "Satu" })).Number;
        var lacking = (await desk.ProposeAsync("1", young with { Name = "Dua", Answers = [] })).Number;
        var later = (await desk.ProposeAsync("1", young with { Name = "Tiga" })).Number;
        var first = (await desk.ProposeAsync("1", young with { Name = "Empat", Hints = ["lansia", "disabilitas"], Answers = [] })).Number;
        var eligible = await desk.AssignedAsync(RtlhSamples.Known);

        var shortlist = (await desk.ActAsync("3", turn => desk.RtlhFigures.ShortlistAsync(new(2026, null), turn))).Result!;

        Assert.Equal([first, plain, later, lacking], shortlist.List.Select(e => e.Value));
        Assert.DoesNotContain(eligible, shortlist.List.Select(e => e.Value));
        Assert.All(shortlist.List, e => Assert.InRange(e.Label.Length, 3, 40));
    }

    [Theory, OnPostgres]
    public async Task Counting_and_listing_go_by_an_index_among_thousands(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        var number = (await desk.ProposeAsync("1", RtlhSamples.Known)).Number;
        await using var db = desk.Database.Office.Open();
        // Thousands of other houses over ten years and all kecamatan, each of a person of its own.
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO residents (id, key, name, kecamatan, desa, created_at)
            SELECT gen_random_uuid(), key, name, '74.06.' || lpad((1 + i % 22)::text, 2, '0'), '74.06.' || lpad((1 + i % 22)::text, 2, '0') || '.2001', created_at
            FROM residents, generate_series(1, 6000) i;
            INSERT INTO rtlh_applications (id, number, year, state, resident_id, kecamatan, desa, key, facts, priority, lacking, proposed_by, conversation_id, proposed_at, changed_at)
            SELECT gen_random_uuid(), 'RTLH-2000-' || lpad((row_number() OVER ())::text, 6, '0'), 2017 + (row_number() OVER ())::int % 10, 'Proposed', r.id, r.kecamatan, r.desa,
                   a.key, a.facts, (row_number() OVER ())::int % 3, (row_number() OVER ())::int % 15, a.proposed_by, a.conversation_id, a.proposed_at, a.changed_at
            FROM rtlh_applications a, residents r WHERE r.id <> a.resident_id;
            ANALYZE rtlh_applications;
            """);

        var (counts, single) = await desk.ActAndUndoAsync("2", async turn => (
            await QueryPlan.OfAsync(turn.Db, desk.RtlhFigures.Counts(turn, new(2026, null))),
            await QueryPlan.OfAsync(turn.Db, turn.Db.RtlhApplications.Where(a => a.Number == number).VisibleTo(turn.Caller))));

        Assert.DoesNotContain("rtlh_applications", counts.ReadWhole);
        Assert.True(counts.Uses("ix_rtlh_applications_year_"), counts.Text);
        Assert.True(single.Uses("ix_rtlh_applications_number"), single.Text);
        var progress = (await desk.ActAsync("2", turn => desk.RtlhFigures.ProgressAsync(new(2026, null), turn))).Result!;
        Assert.InRange(progress.Total, 1, 6000 / 22 + 1);
    }
}
