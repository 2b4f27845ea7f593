using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Verval;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Verval.VervalSamples;

namespace PilarBot.Office.Tests.Verval;

public sealed class VisitTests
{
    private static readonly string[] Start = ["Tidak", "Ya, di lokasi", "Ditemukan"];
    private static readonly string[] House = ["Milik sendiri", "Tidak punya", "42", "Tanah", "Bambu", "Genteng"];
    private static readonly string[] Utilities =
        ["Sumur terlindung", "Tidak tahu", "Listrik PLN dengan meteran", "450 watt", "Kayu bakar", "Ada, di MCK umum", "Leher angsa", "Lubang tanah"];
    private static readonly string[] Members = ["1", "Tinggal bersama keluarga", "Kepala keluarga", "Tidak"];
    private static readonly string[] Assets = ["PKH, BPNT/sembako", "Televisi, Sepeda", "Sapi, Kuda", "Tidak punya keduanya", "Selesai", "Wifi", "Tidak"];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_family_is_taken_visited_over_two_days_checked_by_somebody_else_and_only_then_verified(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(3);
        var tksk = await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        var checker = await desk.PersonAsync("2", "Rahmat Hidayat", ("koordinator-tksk", ""));

        // Listed as extremely poor, so first: number 3.
        await tksk.SaysAsync("verval", "Ambil keluarga", "1", "1");
        await tksk.TapsAsync("Mulai sekarang");
        await tksk.SaysAsync([.. Start, .. House, "Sumur terlindung"]);
        // The next day the draft is let go: what was kept is there all the same.
        desk.Clock.Now += TimeSpan.FromDays(1);
        await tksk.SaysAsync("batal", "Ya");
        await tksk.SaysAsync("verval", "Lanjutkan");
        Assert.Contains("Keadaan awal, Rumah", await tksk.SaysAsync("1"), StringComparison.Ordinal);
        await tksk.SaysAsync([.. Utilities, .. Members, .. Assets, "Ibu Uji", "Kepala keluarga"]);
        foreach (var file in (string[])["depan", "dalam", "kk"])
            await tksk.SendsFileAsync(file);
        var summary = await tksk.SharesAsync(-4.7963, 121.6219);
        Assert.Contains("Lantai terluas: Tanah", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("TANPA KUNJUNGAN", summary, StringComparison.Ordinal);
        Assert.Contains("menunggu pemeriksa", await tksk.SaysAsync("Benar, lanjutkan", "Layak", "Lantai tanah, dinding bambu.", "Ya, kirim"), StringComparison.Ordinal);
        Assert.Equal(VervalState.Submitted, (await OneAsync(desk, 3)).State);
        Assert.Null((await HouseholdAsync(desk, 3)).VerifiedOn);

        await checker.SaysAsync("verval cek");
        var shown = await checker.SaysAsync("1");
        Assert.Contains("Siti Aminah", shown, StringComparison.Ordinal);
        Assert.Matches(@"Bantuan yang diterima: .*PKH", shown.Replace("\\", "", StringComparison.Ordinal));
        await checker.SaysAsync("Kembalikan", "Foto KK belum terbaca.");
        Assert.Contains("Foto KK belum terbaca", (await tksk.TranscriptAsync()).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await tksk.SaysAsync("verval", "Lanjutkan");
        await tksk.SaysAsync("1", "Benar, lanjutkan", "Layak", "Lantai tanah, dinding bambu.", "Ya, kirim");
        Assert.Contains("terverifikasi", await checker.SaysAsync("verval cek", "1", "Terima"), StringComparison.Ordinal);

        var done = await OneAsync(desk, 3);
        Assert.Equal((VervalState.Accepted, VervalResult.Eligible, false), (done.State, done.Result, done.IsDesk));
        Assert.Equal(new DateOnly(2026, 11, 23), (await HouseholdAsync(desk, 3)).VerifiedOn);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(
            ["Taken", "SectionKept", "SectionKept", "SectionKept", "SectionKept", "SectionKept", "SectionKept", "Submitted", "Returned", "Submitted", "Accepted"],
            (await db.VervalEvents.OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync()).Select(e => e.Kind.ToString()));
        Assert.Equal(["returned", "accepted"], await db.AuditEntries.Where(e => e.Act == AuditAct.VervalChecked).OrderBy(e => e.Id).Select(e => e.Detail).ToListAsync());
        Assert.Equal(["verval-dalam", "verval-depan", "verval-kk"], await db.Media.OrderBy(m => m.OwnerKind).Select(m => m.OwnerKind).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_filled_at_a_desk_is_marked_and_verifies_no_household(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        Array.ForEach([nameof(VervalOptions.AskHouse), nameof(VervalOptions.AskUtilities), nameof(VervalOptions.AskMembers), nameof(VervalOptions.AskAssets)],
            name => typeof(VervalOptions).GetProperty(name)!.SetValue(desk.VervalOptions, false));
        desk.VervalOptions.OfficeLocation = "-4.80, 121.90";
        await desk.HouseholdsAsync(2);
        var tksk = await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        var checker = await desk.PersonAsync("2", "Rahmat Hidayat", ("staf-dinsos", ""));

        await tksk.SaysAsync("verval", "Ambil keluarga", "1", "1");
        await tksk.TapsAsync("Mulai sekarang");
        await tksk.SaysAsync("Tidak", "Mengisi tanpa kunjungan", "Ditemukan", "Tidak ada", "Lewati", "Tidak ada foto", "Tidak ada foto", "Tidak ada foto");
        Assert.Contains("TANPA KUNJUNGAN", await tksk.SharesAsync(-4.8003, 121.9004), StringComparison.Ordinal);
        await tksk.SaysAsync("Benar, lanjutkan", "Layak", "Menurut data pelanggan listrik.", "Ya, kirim");
        Assert.Contains("(!)", await checker.ButtonsAfterAsync("verval cek"), StringComparison.Ordinal);
        Assert.Contains("lokasi di kantor, foto belum lengkap, diisi tanpa ke lokasi", await checker.SaysAsync("1"), StringComparison.Ordinal);
        await checker.SaysAsync("Terima");

        var done = await OneAsync(desk, 1);
        Assert.Equal((VervalState.Accepted, true, "di-kantor tanpa-foto diakui"), (done.State, done.IsDesk, done.DeskReasons));
        Assert.Null((await HouseholdAsync(desk, 1)).VerifiedOn);
        Assert.Contains("**1** dari 2 keluarga (50%), 1 di antaranya tanpa kunjungan. **Belum terverifikasi: 1**", await tksk.SaysAsync("kemajuan verval"), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_place_far_from_where_the_family_was_found_before_is_marked(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        await desk.PersonAsync("2", "Rahmat Hidayat", ("staf-dinsos", ""));
        foreach (var (round, latitude, isFar) in ((string, double, bool)[])[("Putaran satu", -4.80, false), ("Putaran dua", -4.8010, false), ("Putaran tiga", -4.85, true)])
        {
            await desk.ImportAsync(File(Line(1)), Order with { Round = round });
            await using var db = desk.Database.Office.Open();
            var id = (await db.VervalHouseholds.SingleAsync(h => db.VervalRounds.Any(r => r.Id == h.RoundId && r.Name == round))).Id.ToString("N");
            await desk.FillAsync("1", id, new(latitude, 121.62, 10));
            Assert.Equal(isFar ? "jauh tanpa-foto" : "tanpa-foto", (await db.VervalHouseholds.AsNoTracking().SingleAsync(h => h.Id == Guid.Parse(id))).DeskReasons);
            // As if the photos were there: a visit that can be relied on.
            await db.VervalHouseholds.ExecuteUpdateAsync(set => set.SetProperty(h => h.IsDesk, false));
            Assert.Null((await desk.ActAsync("2", turn => desk.CheckVerval.RunAsync(new(id, true, null), turn))).Refusal);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_checks_their_own_visit_and_sending_back_needs_a_reason(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(1);
        await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang), ("koordinator-tksk", ""));
        await desk.PersonAsync("2", "Rahmat Hidayat", ("staf-dinsos", ""));
        var id = (await OneAsync(desk, 1)).Id.ToString("N");
        await desk.FillAsync("1", id, null);

        Assert.Equal(0, (await desk.ActAsync("1", turn => desk.CheckVerval.WaitingAsync(new(), turn))).Result!.Count);
        Assert.Equal("own-visit", (await desk.ActAsync("1", turn => desk.CheckVerval.RunAsync(new(id, true, null), turn))).Refusal?.Code);
        Assert.Equal("no-reason", (await desk.ActAsync("2", turn => desk.CheckVerval.RunAsync(new(id, false, " "), turn))).Refusal?.Code);
        Assert.Null((await desk.ActAsync("2", turn => desk.CheckVerval.RunAsync(new(id, true, null), turn))).Refusal);
        Assert.Equal("not-waiting", (await desk.ActAsync("2", turn => desk.CheckVerval.RunAsync(new(id, true, null), turn))).Refusal?.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_form_that_is_not_complete_or_not_declared_is_not_taken(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(1);
        await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        var id = (await OneAsync(desk, 1)).Id.ToString("N");
        await desk.ActAsync("1", turn => desk.TakeVerval.TakeAsync(new(id), turn));
        var submit = new SubmitVerval(desk.ShowVerval, Microsoft.Extensions.Options.Options.Create(desk.VervalOptions));

        Assert.Equal("not-done", (await desk.ActAsync("1", turn => submit.RunAsync(new(id, "layak", "Alasan", true), turn))).Refusal?.Code);
        Assert.Equal("not-declared", (await desk.ActAsync("1", turn => submit.RunAsync(new(id, "layak", "Alasan", false), turn))).Refusal?.Code);
        Assert.Equal(VervalState.Taken, (await OneAsync(desk, 1)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_who_take_one_family_the_second_is_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(1);
        await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        await desk.PersonAsync("2", "Wa Ode", ("psm", Boepinang));
        var id = (await OneAsync(desk, 1)).Id.ToString("N");

        var took = await Task.WhenAll(((string[])["1", "2"]).Select(address => Task.Run(() => desk.ActAsync(address, turn => desk.TakeVerval.TakeAsync(new(id), turn)))));

        Assert.Equal("taken", Assert.Single(took, t => t.Refusal is not null).Refusal!.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reminder_says_why_it_comes_and_comes_once_a_day(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(1);
        var tksk = await desk.PersonAsync("1", "Siti Aminah", ("tksk", Poleang));
        await desk.ActAsync("1", async turn => await desk.TakeVerval.TakeAsync(new((await OneAsync(desk, 1)).Id.ToString("N")), turn));
        desk.Clock.Now = new(2026, 12, 20, 2, 0, 0, DateTimeKind.Utc);
        Assert.Equal(0, await desk.RemindAsync<VervalReminder>(desk.Clock.Now));
        desk.Clock.Now = new(2026, 12, 28, 2, 0, 0, DateTimeKind.Utc);

        Assert.Equal(1, await desk.RemindAsync<VervalReminder>(desk.Clock.Now));
        Assert.Equal(0, await desk.RemindAsync<VervalReminder>(desk.Clock.Now.AddHours(1)));

        var heard = await tksk.TranscriptAsync();
        Assert.Contains("nomor **1**, Boepinang, batas 31 Desember 2026", heard, StringComparison.Ordinal);
        Assert.Contains("karena keluarga itu Anda ambil", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("Keluarga Uji", heard, StringComparison.Ordinal);
    }

    private static async Task<VervalHousehold> OneAsync(Desk desk, int no)
    {
        await using var db = desk.Database.Office.Open();
        return await db.VervalHouseholds.AsNoTracking().SingleAsync(h => h.No == no);
    }

    private static async Task<Office.Residents.Household> HouseholdAsync(Desk desk, int no)
    {
        var one = await OneAsync(desk, no);
        await using var db = desk.Database.Office.Open();
        return await db.Households.AsNoTracking().SingleAsync(h => h.Id == one.HouseholdId);
    }
}
