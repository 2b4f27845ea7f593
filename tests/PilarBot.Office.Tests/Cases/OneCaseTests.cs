using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Office.Cases;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Cases;

/// <summary>One person, one open case, whoever reports them, wherever and however often.</summary>
public sealed class OneCaseTests
{
    [Theory]
    [OnSqlite(false), OnSqlite(true), OnPostgres(false), OnPostgres(true)]
    public async Task Of_two_who_report_one_person_at_the_same_moment_one_opens_the_case_and_the_other_joins_it(string provider, bool isKnown)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("2", "Psm Dua", ("psm", CaseDesk.Boepinang));
        // A person whom the office knows already has to be told apart at the case, another at the person.
        if (isKnown)
            await desk.CloseAsync("1", await desk.ReportAsync("1"));
        var second = desk.Chat("2");
        await second.SaysAsync("lapor", "fakir miskin", "Nenek Uji", CaseDesk.Nik, "Boepinang", "Belum ada foto", "Tidak bisa berbagi lokasi", "Belum makan sejak kemarin.");

        Task<string> late = null!;
        var number = (await desk.ActAsync("1", async turn =>
        {
            var opened = await new OpenCase(desk.Office).RunAsync(CaseDesk.Report(), turn);
            await turn.Db.SaveChangesAsync();
            // The other host's turn runs while this one is not committed yet.
            late = Task.Run(() => second.TapsAsync("Kirim laporan"));
            await WaitsAsync(desk);
            return opened;
        })).Result!.Number;
        var answer = await late;

        Assert.Contains($"Baru saja ada laporan lain untuk warga ini, nomor **{number}**", answer, StringComparison.Ordinal);
        Assert.Contains($"digabungkan ke kasus **{number}**", await second.TapsAsync("Gabungkan laporan"), StringComparison.Ordinal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(1, await db.Cases.CountAsync(c => c.State != CaseState.Done));
        Assert.Equal("08 24", (await db.Cases.SingleAsync(c => c.Number == number)).Kinds);
        Assert.Equal(1, await db.Residents.CountAsync());
        Assert.Equal(0, await db.Quarantine.CountAsync());
        Assert.Single(await db.CaseFollowers.ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_who_report_one_person_all_at_once_make_one_case(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var chats = new List<DeskChat>();
        foreach (var address in (string[])["1", "2", "3", "4"])
        {
            var chat = await desk.PersonAsync(address, "Psm " + address, ("psm", CaseDesk.Boepinang));
            await chat.SaysAsync("lapor", "lansia", "Nenek Uji", CaseDesk.Nik, "Boepinang", "Belum ada foto", "Tidak bisa berbagi lokasi", "Tinggal sendiri.");
            chats.Add(chat);
        }

        var answers = await Task.WhenAll(chats.Select(c => Task.Run(() => c.TapsAsync("Kirim laporan"))));

        Assert.Single(answers, a => a.Contains("Laporan diterima dengan nomor", StringComparison.Ordinal));
        Assert.Equal(3, answers.Count(a => a.Contains("Baru saja ada laporan lain", StringComparison.Ordinal)));
        await using var db = desk.Database.Office.Open();
        Assert.Equal((1, 1), (await db.Cases.CountAsync(), await db.Residents.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_joins_a_case_that_they_may_not_see_sees_number_state_and_what_they_added_and_hears_of_changes_without_reasons(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var joiner = await desk.PersonAsync("2", "Tksk Dua", ("tksk", CaseDesk.OtherKecamatan));
        var number = await desk.ReportAsync("1", CaseDesk.Report(kinds: "16"));
        await desk.ActAsync("1", turn => AddToCase.RunAsync(new(number, "Catatan petugas setempat.", null), turn));
        Assert.Null(await desk.SeesAsync("2", number));

        await joiner.SaysAsync("lapor", "lansia", "Nenek Uji", CaseDesk.Nik);
        await joiner.TapsAsync("Gabungkan laporan");
        await joiner.SaysAsync("Terlihat di pasar.");
        await joiner.TapsAsync("Belum ada foto");

        var seen = await desk.SeesAsync("2", number);
        Assert.True(seen is { IsLimited: true, Kind: "", Place: "", About: "", Photos: 0, MayMove: false, Acts.Count: 0 });
        Assert.Contains("Terlihat di pasar.", seen.History, StringComparison.Ordinal);
        Assert.DoesNotContain("Catatan petugas", seen.History, StringComparison.Ordinal);
        await joiner.SaysAsync("status");
        Assert.Contains(((OutboundText)(await joiner.HeardAsync())[^1]).Choices, c => c.Label == $"{number} diterima");
        await desk.ActAsync("1", turn => MoveCase.RunAsync(new(number, "in-verification", "Hasil tes sudah ada."), turn));
        var heard = await joiner.TranscriptAsync();
        Assert.Contains($"Kasus **{number}** sekarang **sedang diverifikasi**", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Hasil tes", heard, StringComparison.Ordinal);
        Assert.Null(await desk.RefusalAsync("2", turn => AddToCase.RunAsync(new(number, "Sudah pulang.", null), turn)));
        Assert.Equal("not-found", await desk.RefusalAsync("2", turn => MoveCase.RunAsync(new(number, "in-handling", "x"), turn)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_number_alone_opens_no_case_to_anybody(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        await desk.PersonAsync("2", "Rt Dua", ("rt-rw", CaseDesk.OtherDesa));
        var number = await desk.ReportAsync("1");

        foreach (var (name, nik, desa) in ((string, string?, string?)[])
            [("Nenek Uji", null, null), ("Nenek Uji", "7406054101550002", CaseDesk.Boepinang), ("Nenek Lain", null, CaseDesk.Boepinang), ("Nenek Uji", null, CaseDesk.Kastarib)])
            Assert.Equal("not-found", await desk.RefusalAsync("2", turn => JoinCase.RunAsync(new(number, name, nik, desa, "08", null, null, "x"), turn)));

        Assert.Null(await desk.SeesAsync("2", number));
        await using var db = desk.Database.Office.Open();
        Assert.Equal(0, await db.CaseFollowers.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_name_in_the_same_desa_without_a_nik_is_asked_about_and_never_merged_by_itself(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var second = await desk.PersonAsync("2", "Psm Dua", ("psm", CaseDesk.Boepinang));
        var number = await desk.ReportAsync("1", CaseDesk.Report("Nenek Siti", nik: null));

        var asked = await second.SaysAsync("lapor", "lansia", "nenek  SITI", "NIK tidak ada", "Tidak tahu", "Boepinang");
        Assert.Contains("nama yang sama", asked, StringComparison.Ordinal);
        await second.SaysAsync("Orang lain", "Belum ada foto", "Tidak bisa berbagi lokasi", "Tinggal dengan cucunya.");
        Assert.Contains("Laporan diterima", await second.TapsAsync("Kirim laporan"), StringComparison.Ordinal);
        await using (var db = desk.Database.Office.Open())
            Assert.Equal((2, 2), (await db.Cases.CountAsync(), await db.Residents.CountAsync()));

        // A third knows the NIK, and that it is the first of the two: it is noted with her.
        var third = await desk.PersonAsync("3", "Psm Tiga", ("psm", CaseDesk.Boepinang));
        await third.SaysAsync("lapor", "lansia", "Nenek Siti", CaseDesk.Nik, "Boepinang");
        await third.TapsAsync($"{number} diterima");
        Assert.Contains($"digabungkan ke kasus **{number}**", await third.SaysAsync("KTP-nya sudah ketemu."), StringComparison.Ordinal);
        Assert.Equal(number, (await desk.ActAsync("3", turn => new FindSimilar(desk.Office).RunAsync(new(CaseDesk.Nik), turn))).Result!.Number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Several_kinds_are_reported_at_once_and_an_unusual_age_is_said_and_not_refused(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var chat = await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));

        await chat.SaysAsync("lapor");
        await chat.TapsAsync("Lebih dari satu");
        await chat.SaysAsync("lanjut usia telantar, penyandang disabilitas", "Pak Uji", "NIK tidak ada");
        Assert.Contains("Usia 40 tahun tidak lazim untuk Lanjut Usia Telantar", await chat.SaysAsync("40"), StringComparison.Ordinal);
        await chat.SaysAsync("Boepinang", "Belum ada foto", "Tidak bisa berbagi lokasi", "Tidak dapat berjalan.");
        Assert.Contains("Laporan diterima", await chat.TapsAsync("Kirim laporan"), StringComparison.Ordinal);

        await using var db = desk.Database.Office.Open();
        var file = await db.Cases.SingleAsync();
        Assert.Equal(("08 09", true), (file.Kinds, file.IsSensitive));
        Assert.Equal(desk.Office.DayOf(desk.Clock.Now).Year - 40, (await db.Residents.SingleAsync()).BirthYear);
        var about = (await desk.SeesAsync("1", file.Number))!.About;
        Assert.Contains("SPM: lanjut usia telantar, penyandang disabilitas telantar", about, StringComparison.Ordinal);
        Assert.Contains("Bidang (perlu dikonfirmasi): rehabilitasi sosial", about, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_resident_reports_a_neighbour_without_an_account_and_sees_no_more_than_their_report(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var resident = desk.Chat("900");

        await resident.SaysAsync("lapor");
        await resident.TapsAsync("Setuju, lanjutkan");
        await resident.TapsAsync("Lanjut usia");
        await resident.SaysAsync("Nenek Uji", "Boepinang", "Tinggal sendiri di belakang masjid.", "Tanpa foto");
        var receipt = await resident.TapsAsync("Kirim laporan");

        var number = receipt[receipt.IndexOf("KS-", StringComparison.Ordinal)..][..14];
        Assert.Contains($"Laporan baru **{number}**", await tksk.TranscriptAsync(), StringComparison.Ordinal);
        await desk.ActAsync("1", turn => AddToCase.RunAsync(new(number, "Catatan petugas.", null), turn));
        var seen = await desk.SeesAsync("900", number);
        Assert.True(seen is { MayMove: false, IsLimited: false, About: "" });
        Assert.DoesNotContain("Catatan petugas", seen.History, StringComparison.Ordinal);
        Assert.Null(await desk.SeesAsync("901", number));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Words_of_danger_are_answered_with_the_numbers_that_help_before_anything_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var resident = desk.Chat("900");
        Assert.Contains("SAPA 129", (await resident.SaysAsync("saya ingin BUNUH DIRI")).Split("\n\n")[0] + await resident.TranscriptAsync(), StringComparison.Ordinal);
        Assert.StartsWith("**Bila ada yang terancam", await resident.TranscriptAsync(), StringComparison.Ordinal);

        await resident.SaysAsync("aduan");
        Assert.DoesNotContain("SAPA 129", await resident.SaysAsync("pelayanan lambat"), StringComparison.Ordinal);
        var staff = await desk.PersonAsync("1", "Staf Satu", ("staf-dinsos", ""));
        Assert.DoesNotContain("SAPA 129", await staff.SaysAsync("kekerasan"), StringComparison.Ordinal);
    }

    // Until the other turn waits for this one's lock; SQLite lets one write at a time, and it cannot have begun.
    private static Task WaitsAsync(Desk desk) => desk.Database.Provider == "sqlite" ? Task.CompletedTask : Eventually.TrueAsync(async () =>
    {
        await using var db = desk.Database.Office.Open();
        return await db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync() > 0;
    });
}
