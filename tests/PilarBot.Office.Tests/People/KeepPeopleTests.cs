using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.People;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.People;

public sealed class KeepPeopleTests
{
    private const string Poleang = "74.06.01";
    private const string Rumbia = "74.06.05";

    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_see_the_people_of_their_place_a_page_at_a_time_and_find_them_by_a_part_of_the_name(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        for (var i = 0; i < 60; i++)
            await desk.PersonAsync($"p{i}", i < 55 ? "Wa Ode Sama" : $"La Ode {i}", ("tksk", Poleang));
        await desk.PersonAsync("r", "Sitti Rumbia", ("tksk", Rumbia));
        var keep = new KeepPeople(desk.Office);
        var here = new Caller(Guid.Empty, "Koordinator", [new("koordinator-tksk", Poleang)]);

        var (first, hasMore) = await SeeAsync(desk, here, turn => keep.ListAsync(new(null, null, null, null, null), turn));
        var (second, hasEvenMore) = await SeeAsync(desk, here, turn => keep.ListAsync(new(null, null, null, null, first[^1].Id), turn));

        // People of one name are neither left out nor shown twice where a page ends.
        Assert.Equal((50, true, 10, false), (first.Count, hasMore, second.Count, hasEvenMore));
        Assert.Equal(60, first.Concat(second).Select(l => l.Id).Distinct().Count());
        Assert.All(first, l => Assert.Equal("TKSK, Kecamatan Poleang", l.Roles));
        Assert.Empty((await SeeAsync(desk, here, turn => keep.ListAsync(new("rumbia", null, null, null, null), turn))).Lines);
        var all = new Caller(Guid.Empty, "Staf", [new("staf-dinsos", "")]);
        Assert.Equal("Sitti Rumbia", Assert.Single((await SeeAsync(desk, all, turn => keep.ListAsync(new("RUMB", "tksk", Rumbia, null, null), turn))).Lines).Name);
        var pillar = new Caller(Guid.Empty, "TKSK", [new("tksk", Poleang)]);
        Assert.Empty((await SeeAsync(desk, pillar, turn => keep.ListAsync(new(null, null, null, null, null), turn))).Lines);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Roles_are_given_for_a_place_that_fits_and_ended_at_once_by_administrators_alone(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sari", ("admin", ""));
        await desk.PersonAsync("2", "Rahma", ("psm", Poleang));
        var (sari, rahma) = (await IdAsync(desk, "Sari"), await IdAsync(desk, "Rahma"));
        var keep = new KeepPeople(desk.Office);
        var admin = new Caller(sari, "Sari", [new("admin", "")]);

        Assert.Equal(KeepPeople.NotAdmin, (await DoAsync(desk, new(rahma, "Staf", [new("staf-dinsos", "")]), turn => keep.GrantAsync(rahma, new("tksk", Poleang, null), turn))).Refusal);
        foreach (var (role, place) in new[] { ("tksk", ""), ("tksk", "Tidak Ada"), ("operator-desa", "Poleang") })
            Assert.Equal("bad-place", (await DoAsync(desk, admin, turn => keep.GrantAsync(rahma, new(role, place, null), turn))).Refusal!.Code);
        Assert.Null((await DoAsync(desk, admin, turn => keep.GrantAsync(rahma, new("tksk", "Poleang", "SK 1/2026"), turn))).Refusal);
        Assert.Equal("has-it", (await DoAsync(desk, admin, turn => keep.GrantAsync(rahma, new("tksk", Poleang, null), turn))).Refusal!.Code);
        var held = (await SeeAsync(desk, admin, turn => keep.ShowAsync(rahma, turn)))!.Roles.Single(r => r.Label == "TKSK");
        Assert.EndsWith("SK SK 1/2026", held.Term, StringComparison.Ordinal);

        Assert.Null((await DoAsync(desk, admin, turn => KeepPeople.EndAsync(rahma, held.Id, turn))).Refusal);
        Assert.False((await SeeAsync(desk, admin, turn => keep.ShowAsync(rahma, turn)))!.Roles.Single(r => r.Id == held.Id).IsInForce);
        // An office does not lock itself out.
        var own = (await SeeAsync(desk, admin, turn => keep.ShowAsync(sari, turn)))!.Roles.Single().Id;
        Assert.Equal(KeepPeople.OwnAdmin, (await DoAsync(desk, admin, turn => KeepPeople.EndAsync(sari, own, turn))).Refusal);
        await using var db = desk.Database.Office.Open();
        Assert.Equal([AuditAct.RoleGranted, AuditAct.RoleEnded], await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Act).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_entries_of_one_person_become_one_with_chats_roles_tags_and_number(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sari", ("admin", ""));
        await desk.PersonAsync("2", "Rahma", ("tksk", Poleang));
        var import = new ImportPeople(desk.Database.Office, desk.Office, desk.Hash, desk.Sealer, desk.Clock);
        Assert.Empty((await import.RunAsync(new StringReader("nama,telepon,peran,wilayah,tim,label\nRahma Kedua,081234567890,tksk,Poleang,pkh,bimtek\nRahma Kedua,081234567890,tagana,Poleang,,\n"), false, default, await IdAsync(desk, "Sari"))).Problems);
        await desk.ActAsync("7", async turn =>
        {
            turn.Conversation.PersonId = await turn.Db.People.Where(p => p.Name == "Rahma Kedua").Select(p => p.Id).SingleAsync();
            return 0;
        });
        var (stays, goes) = (await IdAsync(desk, "Rahma"), await IdAsync(desk, "Rahma Kedua"));
        var admin = new Caller(await IdAsync(desk, "Sari"), "Sari", [new("admin", "")]);
        Assert.Equal(MergePeople.SamePerson, (await DoAsync(desk, admin, turn => MergePeople.RunAsync(stays, stays, turn))).Refusal);

        var merged = (await DoAsync(desk, admin, turn => MergePeople.RunAsync(stays, goes, turn))).Result!;

        // One of the two roles both had.
        Assert.Equal(("Rahma", 1, 1), (merged.Name, merged.Chats, merged.Roles));
        var keep = new KeepPeople(desk.Office);
        var kept = (await SeeAsync(desk, admin, turn => keep.ShowAsync(stays, turn)))!;
        Assert.Equal((2, true), (kept.Chats.Count, kept.HasPhone));
        Assert.Equal(["TKSK", "Tagana"], kept.Roles.Where(r => r.IsInForce).Select(r => r.Label).Order(StringComparer.Ordinal));
        Assert.Equal(["bimtek"], kept.Tags);
        Assert.Equal([("Tim", "pkh")], kept.Facts);
        var gone = (await SeeAsync(desk, admin, turn => keep.ShowAsync(goes, turn)))!;
        Assert.Equal((0, false, 0), (gone.Chats.Count, gone.HasPhone, gone.Roles.Count(r => r.IsInForce)));
        // The number is known by the one that stays.
        Assert.Equal(0, (await import.RunAsync(new StringReader("nama,telepon,peran,wilayah\nRahma,081234567890,tksk,Poleang\n"), false, default)).Added);
        await using var db = desk.Database.Office.Open();
        var entry = await db.AuditEntries.SingleAsync(e => e.Act == AuditAct.PeopleMerged);
        Assert.Equal((stays.ToString(), goes.ToString()), (entry.Record, entry.Detail));
        Assert.Equal(AuditActor.Person, (await db.AuditEntries.FirstAsync(e => e.Act == AuditAct.RosterImported)).Actor);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chat_that_is_untied_is_a_residents_again_and_a_code_ties_another(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sari", ("admin", ""));
        await desk.PersonAsync("2", "Rahma", ("tksk", Poleang));
        var rahma = await IdAsync(desk, "Rahma");
        var admin = new Caller(await IdAsync(desk, "Sari"), "Sari", [new("admin", "")]);
        var keep = new KeepPeople(desk.Office);
        var chat = (await SeeAsync(desk, admin, turn => keep.ShowAsync(rahma, turn)))!.Chats.Single();

        Assert.Null((await DoAsync(desk, admin, turn => KeepPeople.UntieAsync(rahma, chat.Id, turn))).Refusal);
        Assert.Empty((await SeeAsync(desk, admin, turn => keep.ShowAsync(rahma, turn)))!.Chats);
        var code = (await DoAsync(desk, admin, turn => KeepPeople.CodeAsync(rahma, turn))).Result!.Word;
        var match = await desk.ActAsync("9", turn => new Register(desk.Office).ByCodeAsync(new(code), turn));

        Assert.True(match.Result!.Found);
        Assert.Single((await SeeAsync(desk, admin, turn => keep.ShowAsync(rahma, turn)))!.Chats);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_audit_trail_at_the_desk_is_newest_first_and_tells_of_complaints_to_the_inspectorate_alone(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Sari", ("admin", ""));
        var sari = await IdAsync(desk, "Sari");
        var admin = new Caller(sari, "Sari", [new("admin", "")]);
        for (var i = 0; i < 60; i++)
            await SeeAsync(desk, admin, turn =>
            {
                turn.Audit(i == 30 ? AuditAct.ComplaintShown : AuditAct.CaseShown, $"KS-2026-{i:000000}");
                return Task.FromResult(0);
            });
        var search = new SearchAudit(desk.Database.Office, desk.Sealer);

        var (lines, hasMore) = await SeeAsync(desk, admin, turn => search.PageAsync(new(null, null, null, null), null, turn));
        var (rest, _) = await SeeAsync(desk, admin, turn => search.PageAsync(new(null, null, null, null), lines[^1].Id, turn));
        var (own, _) = await SeeAsync(desk, new(sari, "Pengawas", [new("inspektorat", "")]), turn => search.PageAsync(new("sari", AuditAct.ComplaintShown, null, null), null, turn));

        Assert.Equal(("KS-2026-000059", 50, true, 9), (lines[0].Entry.Record, lines.Count, hasMore, rest.Count));
        Assert.DoesNotContain(lines.Concat(rest), l => l.Entry.Act is AuditAct.ComplaintShown);
        Assert.Equal("KS-2026-000030", Assert.Single(own).Entry.Record);
    }

    private static Task<T> SeeAsync<T>(Desk desk, Caller caller, Func<TurnContext, Task<T>> work) => desk.AtDesk().SeeAsync(caller, work, CancellationToken.None);

    private static Task<ActionOutcome<T>> DoAsync<T>(Desk desk, Caller caller, Func<TurnContext, Task<ActionOutcome<T>>> work) where T : class =>
        desk.AtDesk().DoAsync(caller, work, CancellationToken.None);

    private static async Task<Guid> IdAsync(Desk desk, string name)
    {
        await using var db = desk.Database.Office.Open();
        return await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
    }
}
