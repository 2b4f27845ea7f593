using Microsoft.EntityFrameworkCore;
using PilarBot.Channels;
using PilarBot.Flows.Answers;
using PilarBot.Flows.Inputs;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Indicators;
using PilarBot.Office.Media;
using PilarBot.Office.Residents;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Tests.Rtlh;
using PilarBot.Office.Tests.Verval;
using PilarBot.Office.Verval;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Indicators;

public sealed class RecapTests
{
    private const string Boepinang = "74.06.01.1010", Poleang = "74.06.01", Timur = "74.06.02", TimurDesa = "74.06.02.2001";
    private const string Elderly = "08", WithHiv = "16";

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_has_a_territory_sees_its_figures_and_nobody_elses(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await OpenAsync(desk, Boepinang, Elderly, Elderly, WithHiv);
        await OpenAsync(desk, TimurDesa, Elderly);
        await CountAsync(desk);
        var head = await desk.PersonAsync("1", "Kepala", ("kepala-dinas", ""));
        var tksk = await desk.PersonAsync("2", "Sitti", ("tksk", Poleang));
        var camat = await desk.PersonAsync("3", "Camat", ("camat", Poleang));
        var village = await desk.PersonAsync("4", "Kades", ("kades-lurah", TimurDesa));
        await desk.PersonAsync("5", "PSM", ("psm", Boepinang));

        Assert.Equal("4", (await ShowAsync(desk, "1", "kantor")).Open);
        Assert.Equal("1", (await ShowAsync(desk, "1", Timur)).Open);
        var own = await ShowAsync(desk, "2", Poleang);
        Assert.Equal(("3", "Kecamatan Poleang"), (own.Open, own.Place));
        Assert.Contains("HIV", own.Kinds, StringComparison.Ordinal);
        Assert.Equal("3", (await ShowAsync(desk, "2", Boepinang)).Open);
        Assert.Equal("1", (await ShowAsync(desk, "4", null)).Open);

        // A sensitive kind in a small place would tell who it is.
        var seen = await ShowAsync(desk, "3", Poleang);
        Assert.DoesNotContain("HIV", seen.Kinds, StringComparison.Ordinal);
        Assert.Contains("Jenis yang dilindungi: 1", seen.Kinds, StringComparison.Ordinal);

        foreach (var (who, place) in ((string, string?)[])[("2", "kantor"), ("2", Timur), ("2", TimurDesa), ("3", Timur), ("4", Timur), ("4", Boepinang), ("4", "kantor"), ("5", Poleang), ("5", null), ("warga", "kantor")])
        {
            Assert.Equal("not-for-you", (await RefusedAsync(desk, who, place)).Code);
            Assert.Equal("not-for-you", (await ChartAsync(desk, who, place, "cases")).Refusal!.Code);
        }
        Assert.Equal([Poleang], (await PlacesAsync(desk, "2")).Where(p => p.Length == 8));
        Assert.All(await PlacesAsync(desk, "2"), p => Assert.StartsWith(Poleang, p, StringComparison.Ordinal));
        Assert.Equal([TimurDesa], await PlacesAsync(desk, "4"));
        Assert.Equal(23, (await PlacesAsync(desk, "1")).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_that_is_over_stays_as_it_ended_and_counting_again_changes_nothing(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Kepala", ("kepala-dinas", ""));
        await OpenAsync(desk, Boepinang, Elderly, Elderly);
        Assert.Equal("nothing-yet", (await RefusedAsync(desk, "1", "kantor")).Code);
        Assert.NotEqual(0, await CountAsync(desk));
        Assert.Equal(0, await CountAsync(desk));
        Assert.Equal("", (await ShowAsync(desk, "1", "kantor")).Earlier);

        desk.Clock.Now = desk.Clock.Now.AddMonths(1).AddDays(1);
        await OpenAsync(desk, Boepinang, Elderly);
        await CountAsync(desk);

        var figures = await ShowAsync(desk, "1", "kantor");
        Assert.Equal(("3", "2", "1"), (figures.Open, figures.Old, figures.Opened));
        Assert.Equal("bulan lalu 2 masuk, 0 selesai", figures.Earlier);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hosts_that_count_at_once_end_with_one_set_of_figures(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await OpenAsync(desk, Boepinang, Elderly, Elderly);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => CountAsync(desk))));

        await using var db = desk.Database.Office.Open();
        Assert.Equal(2, (await db.Indicators.SingleAsync(v => v.Measure == Measure.CasesOpen)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chart_comes_as_a_picture_into_the_own_chat(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kepala", ("kepala-dinas", ""));
        await OpenAsync(desk, Boepinang, Elderly, Elderly);
        await OpenAsync(desk, TimurDesa, Elderly);
        await CountAsync(desk);

        Assert.Equal("nothing-to-draw", (await ChartAsync(desk, "1", "kantor", "poor")).Refusal!.Code);
        Assert.Equal("Kasus terbuka", (await ChartAsync(desk, "1", "kantor", "cases")).Result!.Title);

        var sent = Assert.IsType<OutboundMedia>((await head.HeardAsync())[^1]);
        await using var db = desk.Database.Office.Open();
        var item = await db.Media.SingleAsync();
        Assert.Equal(item.Id.ToString(), sent.Source);
        using var content = new MemoryStream();
        await using (var file = desk.Media.OpenRead(item.Id, item.Key))
            await file.CopyToAsync(content);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], content.ToArray()[..4]);

        var prune = new PruneMadeFiles(desk.Database.Office, desk.Office, desk.Clock);
        await prune.RunAsync(default);
        Assert.Equal(1, await db.Media.CountAsync());
        desk.Clock.Now += TimeSpan.FromDays(2);
        await prune.RunAsync(default);
        Assert.Equal((0, 1), (await db.Media.CountAsync(), await db.ErasedFiles.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verval_houses_and_the_quality_of_data_are_counted_where_they_are(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        await desk.PersonAsync("9", "Kepala", ("kepala-dinas", ""));
        await desk.HouseholdsAsync(4);
        var other = desk.Office.Lists.Lists["desa"].First(d => d.Value.StartsWith(VervalSamples.Rumbia + ".", StringComparison.Ordinal)).Value;
        await desk.HouseholdsAsync(1, other, from: 20);
        await using (var db = desk.Database.Office.Open())
        {
            var (ids, now) = (await db.VervalHouseholds.Where(h => h.Desa == Boepinang).OrderBy(h => h.No).Select(h => h.Id).ToListAsync(), desk.Clock.Now);
            var states = (VervalState[])[VervalState.Accepted, VervalState.Accepted, VervalState.Returned];
            foreach (var (at, state) in states.Index())
            {
                await db.VervalHouseholds.Where(h => h.Id == ids[at]).ExecuteUpdateAsync(set => set.SetProperty(h => h.State, state));
                var kind = state is VervalState.Accepted ? VervalEventKind.Accepted : VervalEventKind.Returned;
                db.VervalEvents.Add(new() { Id = Guid.CreateVersion7(now), VervalHouseholdId = ids[at], Kind = kind, At = now });
            }
            await db.SaveChangesAsync();
            await db.Households.Where(h => h.Desa == Boepinang && h.Desil > 3).ExecuteUpdateAsync(set => set.SetProperty(h => h.Rt, ""));
            await db.Households.Where(h => h.Desa == Boepinang && h.Desil == 2).ExecuteUpdateAsync(set => set.SetProperty(h => h.VerifiedOn, new DateOnly(2026, 11, 1)));
        }
        Assert.Equal(1, (await desk.ImportTargets.RunAsync(new StringReader("tahun,wilayah,unit\n2026,,40\n"), default)).Taken);
        await desk.ProposeAsync("1", RtlhSamples.Other(1));
        await CountAsync(desk);

        // Two of four families lack their RT, one was visited within the year, one form of three came back.
        var village = await ShowAsync(desk, "2", Boepinang);
        Assert.Equal("2 dari 4 keluarga diterima pemeriksa (50 %)", village.Verval);
        Assert.Equal("0 selesai (target belum diisi), 1 usulan", village.Rtlh);
        Assert.Equal("47 dari 100 (data lengkap 50 %, diperiksa dalam setahun 25 %, dikembalikan pemeriksa 33 %)", village.Quality);
        var whole = await ShowAsync(desk, "9", "kantor");
        Assert.Equal(("2 dari 5 keluarga diterima pemeriksa (40 %)", "0 selesai dari target 40, 1 usulan"), (whole.Verval, whole.Rtlh));
        Assert.Equal("", (await ShowAsync(desk, "9", "74.06.05")).Quality);
        Assert.Equal("Mutu data, 0 sampai 100", (await ChartAsync(desk, "9", "kantor", "quality")).Result!.Title);
        Assert.Equal("nothing-to-draw", (await ChartAsync(desk, "9", "kantor", "rtlh")).Refusal!.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_table_by_kind_sex_and_age_holds_the_own_places_and_hides_what_tells_who_it_is(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("2", "Sitti", ("tksk", Poleang));
        var camat = await desk.PersonAsync("3", "Camat", ("camat", Poleang));
        await OpenAsync(desk, Boepinang, Elderly, Elderly, WithHiv);
        await OpenAsync(desk, TimurDesa, Elderly);
        Assert.Equal("nothing-yet", (await TableAsync(desk, "2", Poleang)).Refusal!.Code);
        await using (var db = desk.Database.Office.Open())
        {
            var (first, second) = (Residents(db, "KS-2026-000001"), Residents(db, "KS-2026-000002"));
            await first.ExecuteUpdateAsync(set => set.SetProperty(r => r.Sex, Sex.Female).SetProperty(r => r.BirthYear, 1950));
            await second.ExecuteUpdateAsync(set => set.SetProperty(r => r.BirthYear, 2021));
        }
        await CountAsync(desk);

        Assert.Equal("Kasus terbuka menurut jenis, jenis kelamin, dan usia: 3 baris", (await TableAsync(desk, "2", Poleang)).Result!.Title);
        Assert.Equal(
        [
            "Per tanggal;Kecamatan;Desa/kelurahan;Kode jenis;Jenis PPKS;Jenis kelamin;Usia (dari tahun lahir);Kasus terbuka",
            "2026-11-22;Poleang;Boepinang;08;Lanjut Usia Telantar;Perempuan;60+;1",
            "2026-11-22;Poleang;Boepinang;08;Lanjut Usia Telantar;Tidak diketahui;0-5;1",
            "2026-11-22;Poleang;Boepinang;16;Orang dengan HIV/AIDS;Tidak diketahui;Tidak diketahui;1",
        ], await ReadAsync(desk, tksk));
        Assert.NotNull((await TableAsync(desk, "3", Poleang)).Result);
        var seen = string.Join('\n', await ReadAsync(desk, camat));
        Assert.DoesNotContain("HIV", seen, StringComparison.Ordinal);
        Assert.Contains("Poleang;Boepinang;;Jenis yang dilindungi;Tidak diketahui;Tidak diketahui;1", seen, StringComparison.Ordinal);
        Assert.Equal("not-for-you", (await TableAsync(desk, "2", Timur)).Refusal!.Code);
        Assert.Equal("not-for-you", (await TableAsync(desk, "warga", null)).Refusal!.Code);

        IQueryable<Resident> Residents(OfficeDbContext db, string number) => db.Residents.Where(r => db.Cases.Any(c => c.Number == number && c.ResidentId == r.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_weeks_digest_goes_to_the_head_once_also_when_the_host_was_away_on_Monday(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var head = await desk.PersonAsync("1", "Kepala", ("kepala-dinas", ""));
        var tksk = await desk.PersonAsync("2", "Sitti", ("tksk", Poleang));
        await OpenAsync(desk, Boepinang, Elderly);
        await CountAsync(desk);

        // Monday in Bombana: seven in the morning, then at night, then Tuesday.
        Assert.Equal(0, await desk.RemindAsync<WeeklyDigest>(new(2026, 11, 22, 23, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(0, await desk.RemindAsync<WeeklyDigest>(new(2026, 11, 23, 14, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(1, await desk.RemindAsync<WeeklyDigest>(new(2026, 11, 24, 3, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(0, await desk.RemindAsync<WeeklyDigest>(new(2026, 11, 25, 3, 0, 0, DateTimeKind.Utc)));

        Assert.Contains("Kasus terbuka: **1**", Assert.IsType<OutboundText>(Assert.Single(await head.HeardAsync())).Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("Ringkasan mingguan", await tksk.TranscriptAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await desk.RemindAsync<WeeklyDigest>(new(2026, 11, 30, 0, 30, 0, DateTimeKind.Utc)));
    }

    [Theory, OnPostgres]
    public async Task Figures_are_read_by_an_index_however_many_months_there_are(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await using var db = desk.Database.Office.Open();
        await db.Database.ExecuteSqlRawAsync("""
            INSERT INTO indicators (month, kecamatan, desa, measure, count)
            SELECT date '2024-12-01' + m * interval '1 month', '74.06.' || lpad((1 + d % 22)::text, 2, '0'), '74.06.' || lpad((1 + d % 22)::text, 2, '0') || '.' || 2000 + d, 'kind-' || lpad(k::text, 2, '0'), k
            FROM generate_series(0, 23) m, generate_series(1, 143) d, generate_series(1, 26) k;
            ANALYZE indicators;
            """);

        foreach (var place in (string[])["", Poleang, Boepinang])
        {
            var plan = await QueryPlan.OfAsync(db, Recap.Sums(db, place, new(2026, 11, 1)));
            Assert.True(plan.Uses("pk_indicators") && !plan.ReadWhole.Any(), $"{place}:\n{plan.Text}");
        }
    }

    private static ShowRecap Recaps(Desk desk) => new(desk.Office, new(desk.Media));

    private static Task<int> CountAsync(Desk desk) => new CountIndicators(desk.Database.Office, desk.Office).RunAsync(desk.Clock.Now, default);

    private static async Task OpenAsync(Desk desk, string desa, params string[] kinds)
    {
        var open = new OpenCase(desk.Office);
        foreach (var kind in kinds)
            await desk.ActAsync("pelapor", turn => open.RunAsync(new(kind, "Warga Uji", null, desa, null, null, "Perlu dibantu."), turn));
    }

    private static Task<ActionOutcome<ShowRecap.Chart>> TableAsync(Desk desk, string who, string? place) =>
        desk.ActAsync(who, turn => Recaps(desk).TableAsync(new(place), turn));

    // The file that came last into a chat.
    private static async Task<List<string>> ReadAsync(Desk desk, DeskChat chat)
    {
        var id = Guid.Parse((await chat.HeardAsync()).OfType<OutboundMedia>().Last().Source);
        await using var db = desk.Database.Office.Open();
        var item = await db.Media.SingleAsync(m => m.Id == id);
        using var reader = new StreamReader(desk.Media.OpenRead(item.Id, item.Key));
        return [.. (await reader.ReadToEndAsync()).TrimEnd().Split("\r\n")];
    }

    private static async Task<List<string>> PlacesAsync(Desk desk, string who) =>
        [.. (await desk.ActAsync(who, turn => Recaps(desk).PlacesAsync(new(), turn))).Result!.List.Select(e => e.Value)];

    private static async Task<ShowRecap.Result> ShowAsync(Desk desk, string who, string? place) =>
        (await desk.ActAsync(who, turn => Recaps(desk).RunAsync(new(place), turn))).Result!;

    private static async Task<ActionRefusal> RefusedAsync(Desk desk, string who, string? place) =>
        (await desk.ActAsync(who, turn => Recaps(desk).RunAsync(new(place), turn))).Refusal!;

    private static Task<ActionOutcome<ShowRecap.Chart>> ChartAsync(Desk desk, string who, string? place, string chart) =>
        desk.ActAsync(who, turn => Recaps(desk).ChartAsync(new(place, chart), turn));
}
