using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Tests.Harness;
using PilarBot.Office.Verval;
using PilarBot.TestKit.Databases;
using static PilarBot.Office.Tests.Verval.VervalSamples;

namespace PilarBot.Office.Tests.Verval;

/// <summary>Who sees, takes, reads, counts and checks what: each role tried on each deed, here and in the next desa; another kecamatan is tried in EveryActionTests.</summary>
public sealed class VervalAccessTests
{
    private const string Elsewhere = "74.06.01.1007";

    private static readonly (string Role, string Wilayah)[] Callers =
    [
        ("tksk", Poleang), ("pendamping-pkh", Poleang), ("psm", Boepinang), ("psm", Elsewhere), ("koordinator-tksk", ""),
        ("staf-dinsos", ""), ("kepala-dinas", ""), ("camat", Poleang), ("kades-lurah", Boepinang), ("kades-lurah", Elsewhere), ("operator-desa", Boepinang),
        ("operator-desa", Elsewhere), ("rt-rw", Boepinang), ("rt-rw", Elsewhere), ("puskesos", Boepinang), ("tks", Poleang), ("tagana", Poleang), ("penangan-aduan", ""), ("admin", ""),
        ("inspektorat", ""), ("-", ""),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_does_what_it_may_in_its_own_places_and_nothing_else(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.HouseholdsAsync(3);
        await desk.PersonAsync("visitor", "Petugas Lain", ("tksk", Poleang));
        await desk.PersonAsync("rt", "Pak Ramli", ("rt-rw", Boepinang));
        var ids = await IdsAsync(desk);
        await desk.FillAsync("visitor", ids[1], null);
        await desk.ActAsync("visitor", turn => desk.TakeVerval.TakeAsync(new(ids[2]), turn));
        await desk.ActAsync("rt", turn => desk.ReportChange.RunAsync(new("meninggal", "Wa Uji", null, Boepinang, "Kemarin."), turn));
        await using var db = desk.Database.Office.Open();
        var (round, report) = ((await db.VervalRounds.SingleAsync()).Id.ToString("N"), (await db.ChangeReports.SingleAsync()).Id.ToString("N"));
        var deeds = new (string Deed, string[] May, Func<TurnContext, Task<bool>> Do)[]
        {
            ("sees what waits", ["tksk", "pendamping-pkh", "psm"], async turn => (await desk.TakeVerval.MineAsync(new(), turn)).Result!.Waiting > 0),
            ("lists the desa", ["tksk", "pendamping-pkh", "psm"], async turn => (await TakeVerval.WaitingAsync(new(Boepinang), turn)).Result is not null),
            ("takes", ["tksk", "pendamping-pkh", "psm"], async turn => (await desk.TakeVerval.TakeAsync(new(ids[0]), turn)).Result is not null),
            ("takes what another has", [], async turn => (await desk.TakeVerval.TakeAsync(new(ids[2]), turn)).Result is not null),
            ("opens what another has", [], async turn => (await desk.ShowVerval.OpenAsync(new(ids[2]), turn)).Result is not null),
            ("answers what another has", [], async turn => (await KeepAnswers.StartAsync(new(ids[2], false, true, "ditemukan"), turn)).Result is not null),
            ("gives back what another has", [], async turn => (await TakeVerval.ReleaseAsync(new(ids[2]), turn)).Result is not null),
            ("lists what is sent in", ["koordinator-tksk", "staf-dinsos"], async turn => (await desk.CheckVerval.WaitingAsync(new(), turn)).Result?.Count > 0),
            ("reads what is sent in", ["koordinator-tksk", "staf-dinsos"], async turn => (await desk.CheckVerval.ShowAsync(new(ids[1]), turn)).Result is not null),
            ("sees the photos", ["koordinator-tksk", "staf-dinsos"], async turn => (await CheckVerval.PhotosAsync(new(ids[1]), turn)).Result is not null),
            ("accepts", ["koordinator-tksk", "staf-dinsos"], async turn => (await desk.CheckVerval.RunAsync(new(ids[1], true, null), turn)).Result is not null),
            ("counts", ["tksk", "pendamping-pkh", "psm", "koordinator-tksk", "staf-dinsos", "kepala-dinas", "camat", "kades-lurah", "operator-desa"],
                async turn => (await desk.VervalProgress.RunAsync(new(round), turn)).Result?.Total == 3),
            ("finds the round", ["tksk", "pendamping-pkh", "psm", "koordinator-tksk", "staf-dinsos", "kepala-dinas", "camat", "kades-lurah", "operator-desa"],
                async turn => (await VervalProgress.RoundsAsync(new(), turn)).Result is not null),
            ("tells of a change", ["rt-rw", "psm", "puskesos", "kades-lurah", "operator-desa", "tks", "pendamping-pkh", "tagana", "tksk"],
                async turn => (await desk.ReportChange.RunAsync(new("pindah", "La Uji", null, Boepinang, "Kemarin."), turn)).Result is not null),
            ("lists changes", ["tksk", "koordinator-tksk", "staf-dinsos"], async turn => (await desk.ReportChange.WaitingAsync(new(), turn)).Result?.Count > 0),
            ("reads a change", ["tksk", "koordinator-tksk", "staf-dinsos"], async turn => (await desk.ReportChange.ShowAsync(new(report), turn)).Result is not null),
            ("decides on a change", ["tksk", "koordinator-tksk", "staf-dinsos"], async turn => (await ReportChange.DecideAsync(new(report, true), turn)).Result is not null),
        };
        foreach (var (place, (role, wilayah)) in Callers.Index())
        {
            await desk.PersonAsync($"c{place}", "Petugas Uji", role == "-" ? [] : [(role, wilayah)]);
            foreach (var (deed, may, act) in deeds)
            {
                var expected = may.Contains(role) && wilayah is "" or Poleang or Boepinang;
                Assert.True(expected == await desk.ActAndUndoAsync($"c{place}", act), $"{role} of \"{wilayah}\" {deed}: expected {expected}");
            }
        }
    }

    private static async Task<List<string>> IdsAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        return [.. (await db.VervalHouseholds.OrderBy(h => h.No).Select(h => h.Id).ToListAsync()).Select(i => i.ToString("N"))];
    }
}
