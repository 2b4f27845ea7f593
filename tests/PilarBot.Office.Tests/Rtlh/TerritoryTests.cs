using PilarBot.Office.Rtlh;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Rtlh;

public sealed class TerritoryTests
{
    private const string OtherKecamatan = "74.06.02";
    private const string Sibling = "74.06.01.2003";

    // Who sees a house in Boepinang, Poleang that a PSM proposed, and who works on it.
    private static readonly (string Role, string Place, bool Sees, bool Handles)[] Callers =
    [
        ("tksk", RtlhSamples.Poleang, true, true),
        ("kades-lurah", RtlhSamples.Boepinang, true, false), ("kades-lurah", Sibling, false, false),
        ("operator-desa", RtlhSamples.Boepinang, true, false), ("operator-desa", Sibling, false, false),
        ("puskesos", RtlhSamples.Boepinang, true, false), ("puskesos", Sibling, false, false),
        ("camat", RtlhSamples.Poleang, true, false),
        ("psm", RtlhSamples.Boepinang, false, false), ("rt-rw", RtlhSamples.Boepinang, false, false), ("tks", RtlhSamples.Poleang, false, false),
        ("staf-dinsos", "", true, true), ("koordinator-tksk", "", true, true), ("kepala-dinas", "", true, true), ("penangan-aduan", "", false, false),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_sees_counts_moves_or_adds_to_a_house_outside_their_role_and_territory(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        foreach (var (place, caller) in Callers.Index())
            await desk.PersonAsync($"10{place}", "Orang Lain", (caller.Role, caller.Place));
        var number = await desk.AssignedAsync();
        await desk.ProposeAsync("1", RtlhSamples.Other(2));

        foreach (var (place, (role, where, sees, handles)) in Callers.Index())
        {
            var chat = $"10{place}";
            var expected = sees ? handles ? null : "may-not" : "not-found";
            (string What, string? Expected, string? Came)[] tried =
            [
                ("show", sees ? null : "not-found", (await desk.ActAsync(chat, turn => desk.FindHouses.ShowAsync(new(number), turn))).Refusal?.Code),
                ("files", expected, (await desk.ActAsync(chat, turn => FindHouses.SendFilesAsync(new(number), turn))).Refusal?.Code),
                ("missing", expected, (await desk.ActAsync(chat, turn => CompleteHouse.MissingAsync(new(number), turn))).Refusal?.Code),
                ("complete", expected, (await desk.ActAndUndoAsync(chat, turn => CompleteHouse.RunAsync(
                    new(number, "tanah", "tidak", null, null, null, null, null, null, null, null, null, null), turn))).Refusal?.Code),
                ("next", sees ? "may-not" : "not-found", (await desk.ActAsync(chat, turn => MoveHouse.ChoicesAsync(new(number), turn))).Refusal?.Code),
                ("move", sees ? "may-not" : "not-found", (await desk.ActAsync(chat, turn => MoveHouse.RunAsync(new(number, "delivered", null, null), turn))).Refusal?.Code),
                ("check", expected, (await desk.ActAsync(chat, turn => desk.HandOverGoods.CheckAsync(new(number), turn))).Refusal?.Code),
                ("hand over", expected, (await desk.ActAndUndoAsync(chat, turn =>
                    desk.HandOverGoods.RunAsync(RtlhSamples.Goods(number, [], ("Semen", 1, "sak")), turn))).Refusal?.Code),
            ];
            Assert.All(tried, t => Assert.True(t.Expected == t.Came, $"{role} {where} {t.What}: {t.Came}"));
            Assert.Equal(0, (await desk.ActAsync(chat, turn => FindHouses.OwnAsync(new(), turn))).Result!.Count);
            var listed = await desk.ActAsync(chat, turn => desk.RtlhFigures.ShortlistAsync(new(null, null), turn));
            Assert.Equal(sees ? 1 : 0, listed.Result?.Count ?? 0);
            foreach (var asked in (string?[])[null, RtlhSamples.Poleang, RtlhSamples.Boepinang])
            {
                var counted = await desk.ActAsync(chat, turn => desk.RtlhFigures.ProgressAsync(new(2026, asked), turn));
                Assert.Equal(sees ? 2 : 0, counted.Result?.Total ?? 0);
            }
            // Nothing was said to them about it.
            Assert.DoesNotContain(number, await desk.Chat(chat).TranscriptAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Houses_are_proposed_where_one_works_and_targets_of_other_places_are_not_told(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PeopleAsync();
        Assert.Equal("outside", (await desk.ActAsync("1", turn => desk.ProposeHouse.RunAsync(RtlhSamples.Known with { Desa = Sibling }, turn))).Refusal!.Code);
        Assert.Equal("outside", (await desk.ActAsync("2", turn => desk.ProposeHouse.RunAsync(RtlhSamples.Known with { Desa = OtherKecamatan + ".2001" }, turn))).Refusal!.Code);
        Assert.Equal("outside", (await desk.ActAsync("900", turn => desk.ProposeHouse.RunAsync(RtlhSamples.Known, turn))).Refusal!.Code);
        Assert.Equal("not-for-you", (await desk.ActAsync("2", turn => desk.SetTargets.RunAsync(new(2026, RtlhSamples.Poleang, 3), turn))).Refusal!.Code);
        Assert.Null((await desk.ActAsync("3", turn => desk.SetTargets.RunAsync(new(2026, RtlhSamples.Poleang, 20), turn))).Refusal);
        Assert.Null((await desk.ActAsync("3", turn => desk.SetTargets.RunAsync(new(2026, OtherKecamatan, 200), turn))).Refusal);

        var tksk = (await desk.ActAsync("2", turn => desk.RtlhFigures.ProgressAsync(new(2026, null), turn))).Result!;
        var elsewhere = (await desk.ActAsync("2", turn => desk.RtlhFigures.ProgressAsync(new(2026, OtherKecamatan), turn))).Result!;
        var staff = (await desk.ActAsync("3", turn => desk.RtlhFigures.ProgressAsync(new(2026, null), turn))).Result!;

        Assert.Equal((20, "Kecamatan Poleang"), (tksk.Target, tksk.Place));
        Assert.Equal((null, ""), (elsewhere.Target, elsewhere.Place));
        Assert.Equal((220, "seluruh wilayah kantor"), (staff.Target, staff.Place));
    }
}
