using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Audit;
using PilarBot.Office.Cases;
using PilarBot.Office.Documents;
using PilarBot.Office.Privacy;
using PilarBot.Office.Residents;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Cases;

public sealed class CaseWorkTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_offered_to_every_tksk_of_the_kecamatan_and_the_first_who_takes_it_has_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (one, two) = (await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang)), await desk.PersonAsync("2", "Tksk Dua", ("tksk", CaseDesk.Poleang)));
        var (far, staff) = (await desk.PersonAsync("3", "Tksk Tiga", ("tksk", CaseDesk.OtherKecamatan)), await desk.PersonAsync("4", "Staf Empat", ("staf-dinsos", "")));
        await desk.PersonAsync("5", "Rt Lima", ("rt-rw", CaseDesk.Boepinang));
        var number = await desk.ReportAsync("5", CaseDesk.Report(kinds: "19"));

        foreach (var chat in (DeskChat[])[one, two])
            Assert.Contains($"Laporan baru **{number}**: kasus terbatas, Boepinang", await chat.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Empty(await far.HeardAsync());
        Assert.Empty(await staff.HeardAsync());
        // The button opens the case at once.
        Assert.Contains($"**{number}**", await one.TapsAsync("Buka kasus"), StringComparison.Ordinal);
        Assert.Contains("sekarang Anda yang menangani", await one.TapsAsync("Ambil kasus"), StringComparison.Ordinal);
        await two.TapsAsync("Buka kasus");
        Assert.Equal("taken", await desk.RefusalAsync("2", turn => AssignCase.TakeAsync(new(number), turn)));
        Assert.Equal([number], (await desk.ActAsync("1", turn => new SearchCases(desk.Office).MineAsync(new(), turn))).Result!.List.Select(l => l.Value));
        Assert.Equal(0, (await desk.ActAsync("2", turn => new SearchCases(desk.Office).MineAsync(new(), turn))).Result!.Count);

        // Where there is no TKSK, the office's staff.
        var elsewhere = await desk.ReportAsync("5", CaseDesk.Report("Pak Jauh", null, "74.06.05.2001", "24"));
        Assert.Contains(elsewhere, await staff.TranscriptAsync(), StringComparison.Ordinal);
        // The weekly list can be read on a locked screen too.
        await desk.RemindAsync<WeeklyCasesReminder>(new(2026, 11, 30, 1, 0, 0, DateTimeKind.Utc));
        Assert.Contains($"**{number}** kasus terbatas, Boepinang", Assert.IsType<OutboundText>((await two.HeardAsync())[^1]).Markdown, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_take_a_case_at_the_same_moment_one_has_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        foreach (var address in (string[])["1", "2", "3"])
            await desk.PersonAsync(address, "Tksk " + address, ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("5", "Rt Lima", ("rt-rw", CaseDesk.Boepinang));
        var number = await desk.ReportAsync("5");
        foreach (var address in (string[])["1", "2", "3"])
            await desk.Chat(address).TapsAsync("Buka kasus");

        var answers = await Task.WhenAll(((string[])["1", "2", "3"]).Select(a => Task.Run(() => desk.Chat(a).TapsAsync("Ambil kasus"))));

        Assert.Single(answers, a => a.Contains("sekarang Anda yang menangani", StringComparison.Ordinal));
        Assert.Equal(2, answers.Count(a => a.Contains("sudah diambil petugas lain", StringComparison.Ordinal)));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.CaseEvents.CountAsync(e => e.Kind == CaseEventKind.Assigned));
        Assert.Equal(number, (await db.Cases.SingleAsync(c => c.HandlerId != null)).Number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_is_handed_over_with_a_reason_by_whoever_has_it_or_by_staff_and_all_of_somebody_s_are_freed_at_once(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var one = await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var two = await desk.PersonAsync("2", "Tksk Dua", ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("3", "Tksk Tiga", ("tksk", CaseDesk.OtherKecamatan));
        await desk.PersonAsync("4", "Koordinator", ("koordinator-tksk", ""));
        var assign = new AssignCase(desk.Office);
        var (first, second) = (await desk.ReportAsync("1"), await desk.ReportAsync("1", CaseDesk.Report("Pak Lain", "7406054101550002")));
        foreach (var number in (string[])[first, second])
            Assert.Null(await desk.RefusalAsync("1", turn => AssignCase.TakeAsync(new(number), turn)));

        var holders = (await desk.ActAsync("1", turn => AssignCase.HoldersAsync(new(first), turn))).Result!.List;
        Assert.Equal(["Koordinator", "Tksk Dua"], holders.Select(h => h.Label));
        var (to, outsider) = (holders[1].Value, await PersonAsync(desk, "Tksk Tiga"));
        Assert.Equal("not-yours", await desk.RefusalAsync("2", turn => AssignCase.HandOverAsync(new(first, to, "Saya mau."), turn)));
        Assert.Equal("no-such-holder", await desk.RefusalAsync("1", turn => AssignCase.HandOverAsync(new(first, outsider, "Salah orang."), turn)));
        Assert.Null(await desk.RefusalAsync("1", turn => AssignCase.HandOverAsync(new(first, to, "Saya cuti *dua* minggu."), turn)));
        Assert.Contains($"Kasus **{first}** diserahkan kepada Anda.\n\n> Saya cuti \\*dua\\* minggu", await two.TranscriptAsync(), StringComparison.Ordinal);

        Assert.Equal(["Tksk Dua (1 kasus)", "Tksk Satu (1 kasus)"], (await desk.ActAsync("4", turn => AssignCase.BusyAsync(new(), turn))).Result!.List.Select(l => l.Label));
        Assert.Equal(1, (await desk.ActAsync("4", turn => assign.FreeAllAsync(new(to, "Masa tugas berakhir."), turn))).Result!.Count);
        Assert.Contains("1 kasus di Poleang belum ada yang memegang", await one.TranscriptAsync(), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Null((await db.Cases.SingleAsync(c => c.Number == first)).HandlerId);
        Assert.Equal(["taken", "taken", "handed-over", "freed"], await db.AuditEntries.Where(e => e.Act == AuditAct.CaseAssigned).OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_has_a_case_is_reminded_of_a_visit_once_on_its_day_and_not_at_night(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (one, two) = (await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang)), await desk.PersonAsync("2", "Tksk Dua", ("tksk", CaseDesk.Poleang)));
        var number = await desk.ReportAsync("1");
        await desk.ActAsync("1", turn => AssignCase.TakeAsync(new(number), turn));
        var day = desk.Office.DayOf(desk.Clock.Now).AddDays(3);
        await desk.ActAsync("1", turn => VisitCase.RunAsync(new(number, "Sudah makan.", null, new(-4.7, 121.6, 12), day), turn));

        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(desk.Clock.Now));
        // Eight in the evening, and eight the next morning, WITA.
        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(day.ToDateTime(new(12, 30), DateTimeKind.Utc)));
        Assert.Equal(1, await desk.RemindAsync<VisitReminder>(day.AddDays(1).ToDateTime(new(0, 30), DateTimeKind.Utc)));
        Assert.Equal(0, await desk.RemindAsync<VisitReminder>(day.AddDays(1).ToDateTime(new(1, 30), DateTimeKind.Utc)));

        Assert.Contains($"Kunjungan untuk kasus **{number}**", await one.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Empty(await two.HeardAsync());
        Assert.Contains("Sudah makan.", (await desk.SeesAsync("1", number))!.History, StringComparison.Ordinal);
        // Closed, it is visited no more.
        await desk.CloseAsync("1", number);
        await using var db = desk.Database.Office.Open();
        Assert.Null((await db.Cases.SingleAsync()).NextVisitOn);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_referral_goes_to_the_role_at_its_place_is_acknowledged_there_and_comes_back(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var puskesos = await desk.PersonAsync("2", "Puskesos Dua", ("puskesos", CaseDesk.Boepinang));
        var other = await desk.PersonAsync("3", "Puskesos Tiga", ("puskesos", CaseDesk.Kastarib));
        await desk.PersonAsync("4", "Psm Empat", ("psm", CaseDesk.Boepinang));
        var refer = new ReferCase(desk.Office);
        var number = await desk.ReportAsync("1", CaseDesk.Report(kinds: "16"));

        Assert.Equal(1, (await desk.ActAsync("1", turn => refer.RunAsync(new(number, "puskesos", null, "Mohon dibantu mengurus KTP."), turn))).Result!.Told);
        Assert.Contains("Ada rujukan kasus", await puskesos.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Empty(await other.HeardAsync());
        var id = Guid.Empty.ToString();
        await using (var db = desk.Database.Office.Open())
            id = (await db.CaseReferrals.SingleAsync()).Id.ToString("N");
        foreach (var stranger in (string[])["3", "4", "900"])
        {
            Assert.Equal("no-such-referral", await desk.RefusalAsync(stranger, turn => refer.ShowAsync(new(id), turn)));
            Assert.Equal("no-such-referral", await desk.RefusalAsync(stranger, turn => ReferCase.MoveAsync(new(id, "received", "x"), turn)));
            Assert.Equal(0, (await desk.ActAsync(stranger, turn => ReferCase.WaitingAsync(new(), turn))).Result!.Count);
        }

        await puskesos.TapsAsync("Buka rujukan");
        var shown = await puskesos.SaysAsync("1");
        Assert.Contains("Nenek Uji, Boepinang, Poleang", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("NIK", shown, StringComparison.Ordinal);
        await puskesos.TapsAsync("Terima rujukan");
        await puskesos.SaysAsync("Besok kami antar.");
        Assert.Contains("sekarang **diterima**.\n\n> Besok kami antar", await tksk.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Null(await desk.RefusalAsync("2", turn => ReferCase.MoveAsync(new(id, "done", "KTP sudah jadi."), turn)));
        Assert.Equal("no-such-referral", await desk.RefusalAsync("2", turn => ReferCase.MoveAsync(new(id, "received", "x"), turn)));
        Assert.Contains("rujukan selesai. KTP sudah jadi.", (await desk.SeesAsync("1", number))!.History, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_is_referred_to_a_programme_of_the_catalogue_and_to_no_other(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var refer = new ReferCase(desk.Office);
        var number = await desk.ReportAsync("1");

        Assert.Equal(0, (await desk.ActAsync("1", turn => refer.RunAsync(new(number, "program", null, "Mohon dicek.", "pkh"), turn))).Result!.Told);
        await desk.ActAsync("1", turn => refer.RunAsync(new(number, "program", null, "Mohon dicek.", "program-karangan"), turn));

        await using var db = desk.Database.Office.Open();
        Assert.Equal([null, "pkh"], (await db.CaseReferrals.Select(r => r.Programme).ToListAsync()).Order());
        Assert.Contains("Program Keluarga Harapan (PKH)", (await desk.SeesAsync("1", number))!.History, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_case_is_closed_with_a_result_and_opened_again_unless_its_person_has_another(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var resident = desk.Chat("900");
        await resident.SaysAsync("menu");
        var number = await desk.ReportAsync("900");
        foreach (var state in (string[])["in-verification", "in-handling"])
            await desk.ActAsync("1", turn => MoveCase.RunAsync(new(number, state, "Diperiksa."), turn));

        Assert.Equal("needs-result", await desk.RefusalAsync("1", turn => MoveCase.RunAsync(new(number, "done", "Selesai."), turn)));
        Assert.Null(await desk.RefusalAsync("1", turn => MoveCase.RunAsync(new(number, "done", "Selesai.", "terlayani"), turn)));
        Assert.Contains("Hasil: Kebutuhan terlayani.", await resident.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Equal("not-found", await desk.RefusalAsync("901", turn => MoveCase.ReopenAsync(new(number, "x"), turn)));
        Assert.Equal("may-not-move", await desk.RefusalAsync("900", turn => MoveCase.ReopenAsync(new(number, "Masih sakit."), turn)));

        var next = await desk.ReportAsync("900");
        Assert.Equal("has-open-case", await desk.RefusalAsync("1", turn => MoveCase.ReopenAsync(new(number, "Masih sakit."), turn)));
        await desk.ActAsync("1", turn => MoveCase.RunAsync(new(next, "rejected", "Laporan ganda."), turn));
        Assert.Null(await desk.RefusalAsync("1", turn => MoveCase.ReopenAsync(new(number, "Masih sakit."), turn)));
        Assert.Equal("open", await desk.RefusalAsync("1", turn => MoveCase.ReopenAsync(new(number, "Lagi."), turn)));
        Assert.Contains("dibuka kembali dan sekarang **sedang ditangani**", await resident.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_summary_has_all_of_a_case_in_a_document_that_goes_with_it(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var number = await desk.ReportAsync("1");
        await desk.ActAsync("1", turn => VisitCase.GoalAsync(new(number, "Dirawat anaknya.", "progressing"), turn));
        await desk.ActAsync("1", turn => new ReferCase(desk.Office).RunAsync(new(number, null, "Puskesmas Boepinang", "Mohon diperiksa."), turn));

        Assert.Null(await desk.RefusalAsync("1", turn => desk.Summary().RunAsync(new(number), turn)));
        await desk.WriteDocuments.RunAsync(default);

        var sent = Assert.Single((await tksk.HeardAsync()).OfType<OutboundMedia>());
        Assert.Equal("RK-001-DINSOS-XI-2026.docx", sent.FileName);
        await using var db = desk.Database.Office.Open();
        var item = await db.Media.AsNoTracking().SingleAsync(m => m.OwnerKind == OfficeDocument.Files);
        await using var content = desk.Media.OpenRead(item.Id, item.Key);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole);
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(whole, false);
        var text = word.MainDocumentPart!.Document!.InnerText;
        foreach (var part in (string[])[number, "Nenek Uji", "************0001", "Dirawat anaknya.", "menuju mandiri", "Puskesmas Boepinang", "Mohon diperiksa.", "laporan diterima"])
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseDesk.Nik, text, StringComparison.Ordinal);
        // Nobody signs it, so that it goes on telling how the case stands.
        Assert.Equal("not-signed", await desk.RefusalAsync("1", turn => desk.SignDocument.RunAsync(new("RK/001/DINSOS/XI/2026", []), turn)));
        Assert.Equal(ErasureOutcome.Erased, await new EraseRecord(desk.Database.Office, desk.Office, desk.Media, desk.Sealer, desk.Clock).RunAsync(
            RecordKind.Case, number, ErasureReason.Request, "Andi", default));
        Assert.Equal((0, 0), (await db.Documents.CountAsync(), await db.Media.CountAsync()));
        Assert.False(desk.Media.Has(item.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_rows_of_one_person_are_made_one_lead_on_and_are_parted_again_with_both_cases(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("4", "Koordinator", ("koordinator-tksk", ""));
        var resident = desk.Chat("900");
        await resident.SaysAsync("menu");
        var known = await desk.ReportAsync("1");
        var twin = await desk.ReportAsync("900", CaseDesk.Report("Nenek Ujii", nik: null, kinds: "24"));
        var otherNik = await desk.ReportAsync("1", CaseDesk.Report("Pak Lain", "7406054101550002"));

        Assert.Equal("two-niks", await desk.RefusalAsync("4", turn => MergeResidents.RunAsync(new(known, otherNik, "Namanya mirip."), turn)));
        var merged = (await desk.ActAsync("4", turn => MergeResidents.RunAsync(new(twin, known, "Alamat dan keluarganya sama."), turn))).Result!;

        Assert.Equal((known, twin), (merged.Number, merged.Closed));
        Assert.Contains($"Kasus **{twin}** digabung ke kasus **{known}**", await resident.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Equal("same-person", await desk.RefusalAsync("4", turn => MergeResidents.RunAsync(new(known, twin, "Lagi."), turn)));
        await using (var db = desk.Database.Office.Open())
        {
            Assert.Equal("08 24", (await db.Cases.SingleAsync(c => c.Number == known)).Kinds);
            var closed = await db.Cases.SingleAsync(c => c.Number == twin);
            Assert.Equal(("digabung", CaseState.Done), (closed.Result, closed.State));
        }
        // Their reporter follows the case that goes on.
        Assert.Equal(known, (await desk.SeesAsync("900", known))!.Number);
        Assert.Equal(2, (await desk.ActAsync("4", turn => new SearchCases(desk.Office).PersonAsync(new(CaseDesk.Nik, null, null), turn))).Result!.Count);

        Assert.Equal("not-merged", await desk.RefusalAsync("4", turn => MergeResidents.PartAsync(new(known, "Keliru."), turn)));
        Assert.Null(await desk.RefusalAsync("4", turn => MergeResidents.PartAsync(new(twin, "Saudara kembar."), turn)));
        await using (var db = desk.Database.Office.Open())
        {
            Assert.Equal(CaseState.InHandling, (await db.Cases.SingleAsync(c => c.Number == twin)).State);
            Assert.Equal(0, await db.Residents.CountAsync(r => r.MergedInto != null));
            Assert.Equal(
                [(AuditAct.ResidentsMerged, twin), (AuditAct.ResidentsParted, twin)],
                (await db.AuditEntries.Where(e => e.Act == AuditAct.ResidentsMerged || e.Act == AuditAct.ResidentsParted).OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Act, e.Record)));
        }
        Assert.Contains("dibuka kembali", await resident.TranscriptAsync(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_merged_person_has_still_one_open_case_wherever_it_was_opened(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("4", "Staf", ("staf-dinsos", ""));
        var closed = await desk.CloseAsync("1", await desk.ReportAsync("1"));
        var open = await desk.ReportAsync("1", CaseDesk.Report("Nenek Tanpa Nik", nik: null));
        Assert.Equal("", (await desk.ActAsync("4", turn => MergeResidents.RunAsync(new(closed, open, "Orang yang sama."), turn))).Result!.Closed);

        Assert.Equal("has-open-case", await desk.RefusalAsync("1", turn => new OpenCase(desk.Office).RunAsync(CaseDesk.Report(), turn)));
        Assert.Equal(open, (await desk.ActAsync("1", turn => new FindSimilar(desk.Office).RunAsync(new(CaseDesk.Nik), turn))).Result!.Number);
        Assert.Equal("has-open-case", await desk.RefusalAsync("1", turn => MoveCase.ReopenAsync(new(closed, "Masih sakit."), turn)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_known_of_a_person_is_completed_never_overwritten_and_no_nik_stands_with_two(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        await desk.ReportAsync("1");
        var unknown = await desk.ReportAsync("1", CaseDesk.Report("Pak Tanpa Nik", nik: null));

        Assert.Equal("nik-taken", await desk.RefusalAsync("1", turn => VisitCase.CompleteAsync(new(unknown, CaseDesk.Nik, null), turn)));
        Assert.Null(await desk.RefusalAsync("1", turn => VisitCase.CompleteAsync(new(unknown, "7406051708500003", new(1950, 8, 17)), turn)));
        Assert.Null(await desk.RefusalAsync("1", turn => VisitCase.CompleteAsync(new(unknown, "7406051708500009", null), turn)));

        var about = (await desk.SeesAsync("1", unknown))!.About;
        Assert.Contains("NIK: ************0003", about, StringComparison.Ordinal);
        Assert.Contains("Usia: sekitar 76 tahun", about, StringComparison.Ordinal);
    }

    private static async Task<string> PersonAsync(Desk desk, string name)
    {
        await using var db = desk.Database.Office.Open();
        return (await db.People.SingleAsync(p => p.Name == name)).Id.ToString("N");
    }
}
