using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PilarBot.Office.Audit;
using PilarBot.Office.Broadcasts;
using PilarBot.Office.People;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Broadcasts;

public sealed class TaggedAudienceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Tags_choose_and_exclude_together_with_roles_and_the_broadcast_reaches_those_it_counted(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await TagAsync(desk, "1", "2", " Bimtek  2026 ");
        await TagAsync(desk, "1", "3", "bimtek 2026");
        await TagAsync(desk, "1", "4", "bimtek 2026");
        await TagAsync(desk, "1", "4", "cuti");

        Assert.Equal("Ani, Budi, Sitti", await SampleAsync(desk, "1", ["bimtek 2026"]));
        Assert.Equal("Ani, Budi", await SampleAsync(desk, "1", ["bimtek 2026"], roles: ["psm"]));
        Assert.Equal("Ani", await SampleAsync(desk, "1", ["bimtek 2026"], except: ["cuti"], roles: ["psm"]));
        Assert.Equal("Ani, Sitti", await SampleAsync(desk, "1", null, except: ["cuti"], roles: ["psm", "tksk"]));
        Assert.Equal("", await SampleAsync(desk, "1", ["tidak ada"]));

        var input = BroadcastSamples.Input("Rapat koordinasi.", "psm") with { Tags = ["bimtek 2026"], ExceptTags = ["cuti"] };
        Assert.Null((await desk.ActAsync("1", turn => Schedule(desk).RunAsync(input, turn))).Refusal);
        await BroadcastLife.StartDueAsync(desk.Database.Office, desk.Office.Zone, desk.Clock.Now, default);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(["3"], await db.BroadcastRecipients.Join(db.Conversations, r => r.ConversationId, c => c.Id, (r, c) => c.Address).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_of_one_kecamatan_see_tag_and_reach_only_its_people(string provider)
    {
        await using var desk = await OpenAsync(provider);
        await desk.PersonAsync("5", "Koordinator", ("koordinator-tksk", "74.06.01"));
        await TagAsync(desk, "1", "2", "relawan");
        await TagAsync(desk, "1", "4", "relawan");
        await TagAsync(desk, "1", "4", "jauh");

        Assert.Equal("Sitti", await SampleAsync(desk, "5", ["relawan"]));
        Assert.Equal("Ani, Koordinator, Sitti", await SampleAsync(desk, "5", null));
        Assert.Equal(["relawan (1)"], (await desk.ActAsync("5", turn => TagPeople.ListAsync(new(), turn))).Result!.List.Select(t => t.Label));
        Assert.Equal((1, "Sitti"), await desk.ActAsync("5", async turn => (await TagPeople.HoldersAsync(new("relawan"), turn)).Result is var h ? (h!.Count, h.Names) : default));
        Assert.Equal(0, (await desk.ActAsync("5", turn => TagPeople.FindAsync(new("budi"), turn))).Result!.Count);
        Assert.Equal("Ani (PSM)", Assert.Single((await desk.ActAsync("5", turn => TagPeople.FindAsync(new("AN"), turn))).Result!.List, l => l.Label.StartsWith("Ani", StringComparison.Ordinal)).Label);
        Assert.Equal(TagPeople.NotFound.Code, await TagAsync(desk, "5", "4", "relawan"));
        Assert.Equal("Budi", (await desk.ActAsync("5", turn => Schedule(desk).CountAsync(Chosen(null, null, []) with { Names = "Budi" }, turn))).Result!.Unknown);
        var residents = Chosen(null, null, []) with { Residents = true };
        await desk.ActAsync("902", _ => Task.FromResult(0));
        Assert.Equal((1, 0), ((await CountAsync(desk, "1", residents)).People, (await CountAsync(desk, "5", residents)).People));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Tags_are_entered_once_taken_off_and_told_to_their_owner(string provider)
    {
        await using var desk = await OpenAsync(provider);
        Assert.Null(await TagAsync(desk, "1", "2", "Bimtek 2026"));
        Assert.Null(await TagAsync(desk, "1", "2", "bimtek 2026"));
        Assert.Equal(TagPeople.BadTag.Code, await TagAsync(desk, "1", "2", "a/b"));
        Assert.Equal(Register.NotStaff.Code, await TagAsync(desk, "3", "2", "cuti"));
        Assert.Contains("bimtek 2026", await desk.Chat("2").SaysAsync("data saya"), StringComparison.Ordinal);
        var person = await PersonAsync(desk, "2");
        Assert.True((await desk.ActAsync("1", turn => TagPeople.TakeOffAsync(new(person, "BIMTEK 2026"), turn))).Result!.Changed);
        Assert.False((await desk.ActAsync("1", turn => TagPeople.TakeOffAsync(new(person, "bimtek 2026"), turn))).Result!.Changed);
        await using var db = desk.Database.Office.Open();
        Assert.False(await db.PersonTags.AnyAsync());
        Assert.Equal(
            [(AuditAct.PersonTagged, Guid.Parse(person), null), (AuditAct.PersonUntagged, Guid.Parse(person), null)],
            (await db.AuditEntries.OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Act, Guid.Parse(e.Record!), e.Detail)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_roster_brings_tags_with_it_adds_and_never_takes_off(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var import = new ImportPeople(desk.Database.Office, desk.Office, desk.Hash, desk.Sealer, desk.Clock);
        Task<ImportPeople.Report> TakeAsync(string label) =>
            import.RunAsync(new StringReader($"nama,telepon,peran,wilayah,label\nSitti,081234567890,tksk,74.06.01,{label}\n"), false, default);

        Assert.Equal(["Baris 2: label \"a/b\" harus 2 sampai 30 huruf, angka, spasi, atau tanda hubung."], (await TakeAsync("baik|a/b")).Problems);
        Assert.Empty((await TakeAsync("Bimtek 2026; Relawan|bimtek  2026")).Problems);
        Assert.Empty((await TakeAsync("cuti")).Problems);
        Assert.Empty((await TakeAsync("")).Problems);
        await using var db = desk.Database.Office.Open();
        Assert.Equal(["bimtek 2026", "cuti", "relawan"], await db.PersonTags.OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync());
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Act == AuditAct.PersonTagged));
    }

    private static async Task<Desk> OpenAsync(string provider)
    {
        var desk = await Desk.OpenAsync(provider);
        await desk.PersonAsync("1", "Rahmat", ("staf-dinsos", ""));
        await desk.PersonAsync("2", "Sitti", ("tksk", "74.06.01"));
        await desk.PersonAsync("3", "Ani", ("psm", "74.06.01.2003"));
        await desk.PersonAsync("4", "Budi", ("psm", "74.06.05.2001"));
        return desk;
    }

    private static async Task<string> PersonAsync(Desk desk, string address)
    {
        await using var db = desk.Database.Office.Open();
        return (await db.Conversations.SingleAsync(c => c.Address == address)).PersonId!.Value.ToString("N");
    }

    private static async Task<string?> TagAsync(Desk desk, string by, string whom, string tag)
    {
        var person = await PersonAsync(desk, whom);
        return (await desk.ActAsync(by, turn => TagPeople.PutAsync(new(person, tag), turn))).Refusal?.Code;
    }

    private static ScheduleBroadcast Schedule(Desk desk) =>
        new(desk.Office, new(desk.Media), new(Options.Create(desk.Neutrality)), desk.Calendar, Options.Create(desk.BroadcastOptions));

    private static ScheduleBroadcast.Chosen Chosen(string[]? tags, string[]? except, string[] roles) => new(null, roles, null, null, null, null, null, null, null, tags, except);

    private static async Task<ScheduleBroadcast.Count> CountAsync(Desk desk, string by, ScheduleBroadcast.Chosen chosen) =>
        (await desk.ActAsync(by, turn => Schedule(desk).CountAsync(chosen, turn))).Result!;

    private static async Task<string> SampleAsync(Desk desk, string by, string[]? tags, string[]? except = null, string[]? roles = null) =>
        (await CountAsync(desk, by, Chosen(tags, except, roles ?? []))).Sample;
}
