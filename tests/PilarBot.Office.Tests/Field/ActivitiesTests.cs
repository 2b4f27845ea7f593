using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Activities;
using PilarBot.Office.Reference;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Field;

public sealed class ActivitiesTests
{
    private const string Here = "74.06.01.1010";
    private const string There = "74.06.02.2001";

    private static RecordActivity.Input Input(string desa) => new("penyaluran", "pkh", desa, new(2026, 11, 20), 35, "Penyaluran di balai", null, 3, null, 2, "Sebagian tidak membawa KTP");

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_sees_finds_and_counts_its_own_activities_and_who_coordinates_those_of_the_territory(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (record, find) = (new RecordActivity(desk.Office), new FindActivities(desk.Office));
        await desk.PersonAsync("sini", "Sitti", ("tksk", "74.06.01"));
        await desk.PersonAsync("sana", "Andi", ("tksk", "74.06.02"));
        var here = (await desk.ActAsync("sini", turn => record.RunAsync(Input(Here), turn))).Result!.Number;
        var there = (await desk.ActAsync("sana", turn => record.RunAsync(Input(There), turn))).Result!.Number;
        Assert.StartsWith("KG-2026-", here, StringComparison.Ordinal);

        async Task AssertSeesAsync(string chat, params string[] expected)
        {
            var listed = (await desk.ActAsync(chat, turn => find.ListAsync(new(), turn))).Result!;
            Assert.True(expected.Order().SequenceEqual(listed.List.Select(e => e.Value).Order()), $"lists: {chat}");
            Assert.True((expected.Length, expected.Length, 35 * expected.Length) == (listed.Count, listed.ThisMonth, listed.Participants), $"counts: {chat}");
            foreach (var number in (string[])[here, there])
                Assert.True(expected.Contains(number) == ((await desk.ActAsync(chat, turn => find.ShowAsync(new(number), turn))).Refusal is null), $"finds {number}: {chat}");
        }

        await AssertSeesAsync("sini", here);
        await AssertSeesAsync("sana", there);
        await AssertSeesAsync("warga");
        string[] coordinators = ["koordinator-tksk", "staf-dinsos", "kepala-dinas"];
        foreach (var role in OfficeRole.All.Select(r => r.Code))
        {
            // A colleague in the same place, one with the whole office, one elsewhere.
            await desk.PersonAsync($"{role}:1", "Rekan", (role, "74.06.01"));
            await desk.PersonAsync($"{role}:desa", "Rekan", (role, There));
            await desk.PersonAsync($"{role}:semua", "Rekan", (role, ""));
            await desk.PersonAsync($"{role}:lain", "Rekan", (role, "74.06.03"));
            var coordinates = coordinators.Contains(role);
            await AssertSeesAsync($"{role}:1", coordinates ? [here] : []);
            await AssertSeesAsync($"{role}:desa", coordinates ? [there] : []);
            await AssertSeesAsync($"{role}:semua", coordinates ? [here, there] : []);
            await AssertSeesAsync($"{role}:lain");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_activity_is_recorded_where_one_works_with_its_problems_and_its_words_sealed(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var (record, find) = (new RecordActivity(desk.Office), new FindActivities(desk.Office));
        await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));
        Assert.Equal(RecordActivity.NotYourPlace.Code, (await desk.ActAsync("1", turn => record.RunAsync(Input(There), turn))).Refusal?.Code);
        Assert.Equal(RecordActivity.NotYourPlace.Code, (await desk.ActAsync("9", turn => record.RunAsync(Input(Here), turn))).Refusal?.Code);

        var number = (await desk.ActAsync("1", turn => record.RunAsync(Input(Here), turn))).Result!.Number;

        var shown = (await desk.ActAsync("1", turn => find.ShowAsync(new(number.ToLowerInvariant()), turn))).Result!;
        Assert.Equal("• pemotongan: 3\n• tidak hadir: 2\n• Sebagian tidak membawa KTP", shown.Problems);
        Assert.Equal(("Pendampingan penyaluran, Program Keluarga Harapan (PKH)", "Boepinang, Poleang", "Sitti"), (shown.Kind, shown.Place, shown.By));
        await using var db = desk.Database.Office.Open();
        var kept = await db.Activities.SingleAsync();
        Assert.DoesNotContain("balai", System.Text.Encoding.UTF8.GetString(kept.About), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pillar_logs_a_distribution_in_the_chat_and_a_cut_leads_to_a_complaint(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var tksk = await desk.PersonAsync("1", "Sitti", ("tksk", "74.06.01"));

        await tksk.SaysAsync("catat kegiatan", "penyaluran", "pkh", "Boepinang", "kemarin", "35", "Penyaluran di balai desa", "tidak ada foto", "pemotongan", "selesai", "3", "lewati");
        var said = await tksk.SaysAsync("simpan kegiatan");

        Assert.Contains("Pemotongan bantuan ditangani sebagai aduan", said, StringComparison.Ordinal);
        Assert.Contains("pemotongan: 3", (await tksk.SaysAsync("kegiatan saya", "1")).Replace("\\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
